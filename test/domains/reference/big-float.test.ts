import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  atan,
  atPrecision,
  type BigFloat,
  big,
  cos,
  erfc,
  exp,
  expm1,
  ln,
  normalCdf,
  normalDensity,
  pi,
  pow,
  relativeError,
  sin,
} from './big-float.js'

const functions = { exp, ln, normalCdf, erfc, sin, cos, atan, normalDensity, expm1 }

/** Fifty digits each, as other arbitrary-precision software prints them for exactly the float64 given. */
const KNOWN: readonly (readonly [name: keyof typeof functions, x: number, digits: string])[] = [
  ['exp', 1e-300, '1.0'],
  ['exp', -745.5, '1.7118422504935768395940863126920724774898448399893e-324'],
  ['exp', 0.1, '1.1051709180756476309466388234587796577416634163742'],
  ['exp', 12345.678, '4.5691009592921270808922049139372422165322830244184e5361'],
  ['exp', -1e-20, '9.999999999999999999900000000000000005485172854579e-1'],
  ['exp', 700.0, '1.0142320547350045094553295952312676152046795722431e304'],
  ['ln', 2.0, '6.9314718055994530941723212145817656807550013436026e-1'],
  ['ln', 1.0000000001, '1.0000000826903709908196694080357637786121654138772e-10'],
  ['ln', 1e-300, '-6.9077552789821370518033834457010050290861334158364e2'],
  ['ln', 0.75, '-2.8768207245178092743921900599382743150350971089776e-1'],
  ['ln', 123456789.5, '1.8631401770218018061847683556224330761493342102282e1'],
  ['ln', 0.9999999, '-1.0000000494736474329016262883205427075085585308637e-7'],
  ['normalCdf', -38.5, '1.4081824631705174617700996302451983873539843539124e-324'],
  ['normalCdf', -5.99, '1.0492051878331542095240459536393538966345219900858e-9'],
  ['normalCdf', -6.01, '9.2761663456911303164932615517360399078974629913414e-10'],
  ['normalCdf', -200.0, '2.5717642116417512480771292877491531762880517162513e-8689'],
  ['normalCdf', -0.001, '4.99601057786088937407105027235534208804646475735e-1'],
  ['normalCdf', 3.0, '9.9865010196836990547334818523240502262217063184162e-1'],
  ['normalCdf', 7.0, '9.9999999999872018745611416499561637630921916700197e-1'],
  ['normalCdf', -10000.0, '3.2044055119008403138811843205775800742727949082607e-21714729'],
  ['normalCdf', 8.5, '9.9999999999999999052046517779668164584894953215245e-1'],
  ['erfc', 0.5, '4.7950012218695346231725334610803547126354842424204e-1'],
  ['erfc', 27.0, '5.2370489237892556850160676828495470909339125479687e-319'],
  ['erfc', -1.0, '1.8427007929497148693412206350826092592960669979663'],
  ['erfc', 100.0, '6.4059614249217320390213391485863941482144143994603e-4346'],
  ['erfc', 1e-8, '9.999999887162083290448744010789823705664638624435e-1'],
  ['sin', Math.PI, '1.2246467991473531772260659322749979970830539012998e-16'],
  ['sin', 1e22, '-8.5220084976718880177270589375302936826176215041004e-1'],
  ['sin', 0.5, '4.794255386042030002732879352155713880818033679406e-1'],
  ['sin', -100.0, '5.0636564110975879365655761045978543206503272129066e-1'],
  ['sin', 1e-30, '1.0000000000000000833364206075859853509313360268687e-30'],
  ['cos', Math.PI / 2, '6.1232339957367658861303296613750014646403777988363e-17'],
  ['cos', 1e22, '5.2321478539513894549759447338470949214091997243939e-1'],
  ['cos', 0.5, '8.7758256189037271611628158260382965199164519710974e-1'],
  ['atan', 1.0, '7.8539816339744830961566084581987572104929234984378e-1'],
  ['atan', 10000000000.0, '1.5707963266948966192313216916400847754319180330209'],
  ['atan', -0.3, '-2.9145679447786708181007228542228069977752151330811e-1'],
  ['atan', 1e-20, '9.9999999999999994515327145420957165172947036945406e-21'],
  ['normalDensity', 38.7, '2.408012655054599553840978502158947017682207616812e-326'],
  ['normalDensity', -300.0, '2.234726708301734198148215038488675208820613534459e-19544'],
  ['expm1', 1e-10, '1.0000000000500000364338639858076696442308164431317e-10'],
  ['expm1', 2.0, '6.3890560989306502272304274605750078131803155705518'],
]

const distance = (a: BigFloat, b: BigFloat): number => a.minus(b).abs().over(b.abs()).toNumber()
const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const nonZero = finite.filter((x) => x !== 0)
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

describe('the functions of analysis', () => {
  it.each(KNOWN)('%s(%d) has its known digits', (name, x, digits) => {
    expect(distance(functions[name](x), big(digits))).toBeLessThan(2e-49)
  })

  it('pi has its known digits, and x^y too', () => {
    const known =
      '3.141592653589793238462643383279502884197169399375105820974944592307816406286208998628034825342117068'
    expect(distance(pi(), big(known))).toBeLessThan(1e-98)
    expect(distance(pow(2.5, -1234.5), exp(ln(2.5).times(-1234.5)))).toBeLessThan(1e-115)
    expect(distance(pow(2.5, 40), big(2.5).times(2.5).times(2.5).times(2.5).times(pow(2.5, 36)))).toBeLessThan(1e-115)
  })

  it('keep all digits they are asked for, at any precision', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('exp', 'normalCdf', 'erfc', 'sin', 'cos', 'atan', 'normalDensity', 'expm1'),
        between(-30, 30).filter((x) => x !== 0),
        fc.integer({ min: 64, max: 300 }),
        (name, x, bits) => {
          const coarse = atPrecision(bits, () => functions[name as keyof typeof functions](x))
          const fine = atPrecision(bits + 200, () => functions[name as keyof typeof functions](x))
          expect(coarse.minus(fine).magnitude).toBeLessThan(fine.magnitude - bits + 3)
        },
      ),
      { numRuns: 200, seed: 1 },
    )
  })

  it('invert and add up as they should', () => {
    fc.assert(
      fc.property(between(-40, 40), between(1e-300, 1e300), (x, y) => {
        expect(distance(exp(ln(y)), big(y))).toBeLessThan(1e-115)
        const one = sin(x)
          .times(sin(x))
          .plus(cos(x).times(cos(x)))
        expect(distance(one, big(1))).toBeLessThan(1e-118)
        expect(distance(normalCdf(x).plus(normalCdf(-x)), big(1))).toBeLessThan(1e-118)
      }),
      { numRuns: 100, seed: 2 },
    )
  })

  it('the tail takes over from the series without a step', () => {
    for (const x of [-8 - 1e-12, -8, -8 + 1e-12]) {
      const series = atPrecision(900, () => normalCdf(x))
      expect(distance(normalCdf(x), series)).toBeLessThan(1e-118)
    }
  })
})

describe('arithmetic', () => {
  it('is that of numbers: sums and products round to what float64 makes of them', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        expect(atPrecision(2200, () => big(a).plus(b).toNumber())).toBe(a + b + 0)
        expect(big(a).times(b).toNumber() + 0).toBe(a * b + 0)
      }),
      { numRuns: 2000, seed: 3 },
    )
  })

  it('divides and takes roots as float64 does, to the last bit', () => {
    fc.assert(
      fc.property(finite, nonZero, (a, b) => {
        expect(big(a).over(b).toNumber() + 0).toBe(a / b + 0)
        expect(big(Math.abs(a)).sqrt().toNumber()).toBe(Math.sqrt(Math.abs(a)))
      }),
      { numRuns: 2000, seed: 4 },
    )
  })

  it('reads and prints decimals', () => {
    fc.assert(
      fc.property(nonZero, (x) => {
        expect(big(String(x)).toNumber()).toBe(x)
        expect(Number(big(x).toText(17))).toBe(x)
      }),
      { numRuns: 500, seed: 5 },
    )
    expect(big('-1.25e-300').over(big('1e-300')).toNumber()).toBe(-1.25)
  })

  it('rounds to the nearest float64, ties to even, among subnormal numbers too', () => {
    expect(
      big(2 ** 53)
        .plus(1)
        .toNumber(),
    ).toBe(2 ** 53)
    expect(
      big(2 ** 53)
        .plus(3)
        .toNumber(),
    ).toBe(2 ** 53 + 4)
    expect(big(Number.MIN_VALUE).scaled(-1).toNumber()).toBe(0)
    expect(big(Number.MIN_VALUE).times(0.75).toNumber()).toBe(Number.MIN_VALUE)
    expect(big(Number.MAX_VALUE).times(2).toNumber()).toBe(Infinity)
    expect(exp(-1e6).toNumber()).toBe(0)
  })

  it('refuses what has no value', () => {
    expect(() => big(Number.NaN)).toThrow('NaN')
    expect(() => big('1.2.3')).toThrow('1.2.3')
    expect(() => big(1).over(0)).toThrow('zero')
    expect(() => ln(0)).toThrow('not positive')
    expect(() => big(-1).sqrt()).toThrow('negative')
  })
})

describe('the relative error', () => {
  it('is that against the reference', () => {
    expect(relativeError(1.5, big(1))).toBe(0.5)
    expect(relativeError(0.25, big(0))).toBe(0.25)
    expect(relativeError(1e-310, exp(-1e4))).toBe(Infinity)
    expect(relativeError(Number.NaN, big(1))).toBe(Infinity)
  })
})
