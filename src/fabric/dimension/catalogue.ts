// The unit catalogue as data: symbol, exact factor, and the coherent unit that the factor multiplies.
// Sources: SI Brochure (9th ed.), NIST SP 811 for customary units, ISO 4217 for currencies (currency.ts).

export interface UnitEntry {
  readonly symbol: string
  /** Factor to the coherent unit, read by readScale: decimals, ratios, `pi`. */
  readonly factor: string
  /** Coherent unit in base symbols. */
  readonly of: string
  /** Whether SI prefixes apply (km, ms, mN). */
  readonly prefixed?: true
}

export const baseSymbols: readonly string[] = ['m', 'kg', 's', 'A', 'K', 'mol', 'cd', 'rad', 'yr']

const unit = (symbol: string, factor: string, of: string): UnitEntry => ({ symbol, factor, of })
const prefixed = (symbol: string, factor: string, of: string): UnitEntry => ({ symbol, factor, of, prefixed: true })

export const unitCatalogue: readonly UnitEntry[] = [
  // SI base and derived
  prefixed('m', '1', 'm'),
  prefixed('g', '1e-3', 'kg'),
  prefixed('s', '1', 's'),
  prefixed('A', '1', 'A'),
  prefixed('K', '1', 'K'),
  prefixed('mol', '1', 'mol'),
  prefixed('cd', '1', 'cd'),
  prefixed('Hz', '1', '1/s'),
  prefixed('N', '1', 'kg m / s^2'),
  prefixed('Pa', '1', 'kg / (m s^2)'),
  prefixed('J', '1', 'kg m^2 / s^2'),
  prefixed('W', '1', 'kg m^2 / s^3'),
  prefixed('C', '1', 'A s'),
  prefixed('V', '1', 'kg m^2 / (A s^3)'),
  prefixed('F', '1', 'A^2 s^4 / (kg m^2)'),
  prefixed('ohm', '1', 'kg m^2 / (A^2 s^3)'),
  prefixed('T', '1', 'kg / (A s^2)'),
  prefixed('L', '1e-3', 'm^3'),
  unit('t', '1000', 'kg'),
  unit('bar', '100000', 'kg / (m s^2)'),
  unit('Wh', '3600', 'kg m^2 / s^2'),
  unit('kWh', '3600000', 'kg m^2 / s^2'),
  // Time: physical seconds; a year fraction is a base of its own
  unit('min', '60', 's'),
  unit('h', '3600', 's'),
  unit('yr', '1', 'yr'),
  unit('mo', '1/12', 'yr'),
  unit('wk', '7/365', 'yr'),
  unit('day', '1/365', 'yr'),
  // Angle
  unit('rad', '1', 'rad'),
  unit('mrad', '1e-3', 'rad'),
  unit('deg', 'pi/180', 'rad'),
  unit('rev', '2*pi', 'rad'),
  unit('rpm', '2*pi/60', 'rad/s'),
  // Customary
  unit('in', '0.0254', 'm'),
  unit('ft', '0.3048', 'm'),
  unit('yd', '0.9144', 'm'),
  unit('mi', '1609.344', 'm'),
  unit('nmi', '1852', 'm'),
  unit('mph', '0.44704', 'm/s'),
  unit('kph', '5/18', 'm/s'),
  unit('kn', '1852/3600', 'm/s'),
  unit('lb', '0.45359237', 'kg'),
  unit('oz', '0.028349523125', 'kg'),
  unit('lbf', '4.4482216152605', 'kg m / s^2'),
  // Ratios and quoting units of finance
  unit('%', '0.01', '1'),
  unit('bp', '1e-4', '1'),
  unit('volpt', '0.01', 'yr^(-1/2)'),
]

export const siPrefixes: readonly (readonly [symbol: string, factor: string])[] = [
  ['p', '1e-12'],
  ['n', '1e-9'],
  ['u', '1e-6'],
  ['m', '1e-3'],
  ['c', '1e-2'],
  ['d', '1e-1'],
  ['h', '1e2'],
  ['k', '1e3'],
  ['M', '1e6'],
  ['G', '1e9'],
  ['T', '1e12'],
]
