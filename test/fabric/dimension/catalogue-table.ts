// The units once more, written down from the sources and not from the catalogue: symbol, exact ratio to coherent units as two whole
// numbers (`pi` where a circle is in it), dimension in normal form.
//
// SI Brochure, 9th ed.: tables 2, 4, 7, 8. NIST SP 811 (2008), appendix B.8. NIST Handbook 44, appendix C. Customary units are derived
// here from the yard, the pound and the gallon of the sources: 1 in = 254/10,000 m; 1 lb = 45,359,237 / 10^8 kg; 1 gal = 231 in^3;
// 1 imperial gallon = 4.54609 L; standard gravity 980,665 / 10^5 m/s^2.

export interface TabledUnit {
  readonly symbol: string
  readonly num: bigint
  readonly den: bigint
  /** 1 for a multiple of pi, -1 for a fraction of it. */
  readonly pi: -1 | 0 | 1
  readonly dimension: string
}

/** A product of decimals and whole numbers, over another: `0.0254 ^ 3 * 231 / 128`. */
function ratio(text: string): { readonly num: bigint; readonly den: bigint; readonly pi: -1 | 0 | 1 } {
  const [above = '1', below = '1'] = text.split(' / ')
  let [num, den, pi] = [1n, 1n, 0]
  for (const [side, sign] of [
    [above, 1],
    [below, -1],
  ] as const) {
    for (const factor of side.split(' * ')) {
      if (factor === 'pi') pi += sign
      else {
        const [base, exponent = '1'] = factor.split('^')
        const [whole, fraction = ''] = base!.split('.')
        const times = BigInt(exponent)
        const [top, bottom] = [BigInt(whole! + fraction) ** times, (10n ** BigInt(fraction.length)) ** times]
        num *= sign === 1 ? top : bottom
        den *= sign === 1 ? bottom : top
      }
    }
  }
  if (pi !== 0 && pi !== 1 && pi !== -1) throw new RangeError(text)
  return { num, den, pi }
}

const group = (text: string): readonly TabledUnit[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [symbol, factor, dimension] = line.split('|').map((cell) => cell.trim())
      return { symbol: symbol!, dimension: dimension!, ...ratio(factor!) }
    })

/** These take the SI prefixes. */
export const prefixedUnits = group(`
m    | 1                  | m
g    | 1 / 1000           | kg
s    | 1                  | s
A    | 1                  | A
K    | 1                  | K
mol  | 1                  | mol
cd   | 1                  | cd
rad  | 1                  | rad
sr   | 1                  | rad^2
Hz   | 1                  | 1 / s
N    | 1                  | kg m / s^2
Pa   | 1                  | kg / (m s^2)
J    | 1                  | kg m^2 / s^2
W    | 1                  | kg m^2 / s^3
C    | 1                  | A s
V    | 1                  | kg m^2 / (A s^3)
F    | 1                  | A^2 s^4 / (kg m^2)
ohm  | 1                  | kg m^2 / (A^2 s^3)
S    | 1                  | A^2 s^3 / (kg m^2)
Wb   | 1                  | kg m^2 / (A s^2)
T    | 1                  | kg / (A s^2)
H    | 1                  | kg m^2 / (A^2 s^2)
lm   | 1                  | cd rad^2
lx   | 1                  | cd rad^2 / m^2
Bq   | 1                  | 1 / s
Gy   | 1                  | m^2 / s^2
Sv   | 1                  | m^2 / s^2
kat  | 1                  | mol / s
L    | 1 / 1000           | m^3
eV   | 1602176634 / 10^28 | kg m^2 / s^2
bar  | 100000             | kg / (m s^2)
Torr | 101325 / 760       | kg / (m s^2)
cal  | 4184 / 1000        | kg m^2 / s^2
Wh   | 3600               | kg m^2 / s^2
pc   | 149597870700 * 180 * 3600 / pi | m
`)

export const plainUnits = group(`
min    | 60                                  | s
h      | 60 * 60                             | s
au     | 149597870700                        | m
ha     | 100 * 100                           | m^2
t      | 1000                                | kg
degC   | 1                                   | K
deg    | pi / 180                            | rad
arcmin | pi / 180 * 60                       | rad
arcsec | pi / 180 * 60 * 60                  | rad
rev    | 2 * pi                              | rad
turn   | 2 * pi                              | rad
grad   | 2 * pi / 400                        | rad
rpm    | 2 * pi / 60                         | rad / s
mil    | 0.0254 / 1000                       | m
in     | 0.0254                              | m
ft     | 0.0254 * 12                         | m
yd     | 0.0254 * 36                         | m
mi     | 0.0254 * 12 * 5280                  | m
nmi    | 1852                                | m
ly     | 299792458 * 86400 * 365.25          | m
ac     | 0.0254^2 * 144 * 43560              | m^2
gal    | 0.0254^3 * 231                      | m^3
qt     | 0.0254^3 * 231 / 4                  | m^3
pt     | 0.0254^3 * 231 / 8                  | m^3
cup    | 0.0254^3 * 231 / 16                 | m^3
floz   | 0.0254^3 * 231 / 128                | m^3
tbsp   | 0.0254^3 * 231 / 256                | m^3
tsp    | 0.0254^3 * 231 / 768                | m^3
bbl    | 0.0254^3 * 231 * 42                 | m^3
galUK  | 4.54609 / 1000                      | m^3
qtUK   | 4.54609 / 1000 * 4                  | m^3
ptUK   | 4.54609 / 1000 * 8                  | m^3
flozUK | 4.54609 / 1000 * 160                | m^3
gr     | 0.45359237 / 7000                   | kg
ct     | 200 / 10^6                          | kg
oz     | 0.45359237 / 16                     | kg
ozt    | 0.45359237 * 480 / 7000             | kg
lb     | 0.45359237                          | kg
st     | 0.45359237 * 14                     | kg
slug   | 0.45359237 * 9.80665 / 0.3048       | kg
ton    | 0.45359237 * 2000                   | kg
tonUK  | 0.45359237 * 2240                   | kg
mph    | 1609.344 / 3600                     | m / s
kph    | 1000 / 3600                         | m / s
kn     | 1852 / 3600                         | m / s
gn     | 9.80665                             | m / s^2
dyn    | 1 / 10^5                            | kg m / s^2
lbf    | 0.45359237 * 9.80665                | kg m / s^2
kip    | 0.45359237 * 9.80665 * 1000         | kg m / s^2
kgf    | 9.80665                             | kg m / s^2
atm    | 101325                              | kg / (m s^2)
mmHg   | 13595.1 * 9.80665 / 1000            | kg / (m s^2)
inHg   | 13595.1 * 9.80665 * 0.0254          | kg / (m s^2)
psi    | 0.45359237 * 9.80665 / 0.0254^2     | kg / (m s^2)
ksi    | 0.45359237 * 9806.65 / 0.0254^2     | kg / (m s^2)
erg    | 1 / 10^7                            | kg m^2 / s^2
BTU    | 0.45359237 * 4186.8 * 5 / 9         | kg m^2 / s^2
hp     | 550 * 0.3048 * 0.45359237 * 9.80665 | kg m^2 / s^3
degR   | 5 / 9                               | K
degF   | 5 / 9                               | K
%      | 1 / 100                             | 1
permil | 1 / 1000                            | 1
bp     | 1 / 10000                           | 1
ppm    | 1 / 10^6                            | 1
ppb    | 1 / 10^9                            | 1
yr     | 1                                   | yr
mo     | 1 / 12                              | yr
wk     | 7 / 365                             | yr
day    | 1 / 365                             | yr
volpt  | 1 / 100                             | 1 / yr^(1/2)
volbp  | 1 / 10000                           | 1 / yr^(1/2)
`)

/** Table 7 of the SI Brochure: powers of ten. */
export const powersOfPrefixes: ReadonlyMap<string, number> = new Map([
  ['Q', 30],
  ['R', 27],
  ['Y', 24],
  ['Z', 21],
  ['E', 18],
  ['P', 15],
  ['T', 12],
  ['G', 9],
  ['M', 6],
  ['k', 3],
  ['h', 2],
  ['da', 1],
  ['d', -1],
  ['c', -2],
  ['m', -3],
  ['u', -6],
  ['n', -9],
  ['p', -12],
  ['f', -15],
  ['a', -18],
  ['z', -21],
  ['y', -24],
  ['r', -27],
  ['q', -30],
])
