// The SI: base units, the derived units with names, the prefixes, and units outside the SI that it accepts.
// SI Brochure, 9th edition (2019, version 3.01 of 2024), tables 2, 4, 7 and 8; the prefixes of 2022 from resolution 3 of the 27th CGPM.

import { prefixed, type UnitEntry, unit } from './entry.js'

/** `rad` is a base here, so that an angular speed is no frequency; `yr` is a year fraction under a day count. */
export const baseSymbols: readonly string[] = ['m', 'kg', 's', 'A', 'K', 'mol', 'cd', 'rad', 'yr']

/** Table 2. The kilogram takes its prefixes as a gram. */
const base: readonly UnitEntry[] = [
  prefixed('m', '1', 'm'),
  prefixed('g', '1e-3', 'kg'),
  prefixed('s', '1', 's'),
  prefixed('A', '1', 'A'),
  prefixed('K', '1', 'K'),
  prefixed('mol', '1', 'mol'),
  prefixed('cd', '1', 'cd'),
]

/** Table 4: the 22 with names. The steradian is a square radian, so lumen and lux have it in them. */
const derived: readonly UnitEntry[] = [
  prefixed('rad', '1', 'rad'),
  prefixed('sr', '1', 'rad^2'),
  prefixed('Hz', '1', '1 / s'),
  prefixed('N', '1', 'kg m / s^2'),
  prefixed('Pa', '1', 'kg / (m s^2)'),
  prefixed('J', '1', 'kg m^2 / s^2'),
  prefixed('W', '1', 'kg m^2 / s^3'),
  prefixed('C', '1', 'A s'),
  prefixed('V', '1', 'kg m^2 / (A s^3)'),
  prefixed('F', '1', 'A^2 s^4 / (kg m^2)'),
  prefixed('ohm', '1', 'kg m^2 / (A^2 s^3)'),
  prefixed('S', '1', 'A^2 s^3 / (kg m^2)'),
  prefixed('Wb', '1', 'kg m^2 / (A s^2)'),
  prefixed('T', '1', 'kg / (A s^2)'),
  prefixed('H', '1', 'kg m^2 / (A^2 s^2)'),
  { symbol: 'degC', factor: '1', of: 'K', zero: { at: '273.15', difference: 'K' } },
  prefixed('lm', '1', 'cd rad^2'),
  prefixed('lx', '1', 'cd rad^2 / m^2'),
  prefixed('Bq', '1', '1 / s'),
  prefixed('Gy', '1', 'm^2 / s^2'),
  prefixed('Sv', '1', 'm^2 / s^2'),
  prefixed('kat', '1', 'mol / s'),
]

/** Table 8, those with an exact value. Days stand with the time of finance. `t` takes no prefixes: `ft` and `pt` are taken. */
const accepted: readonly UnitEntry[] = [
  unit('min', '60', 's'),
  unit('h', '3600', 's'),
  unit('au', '149597870700', 'm'),
  unit('deg', 'pi/180', 'rad'),
  unit('arcmin', 'pi/10800', 'rad'),
  unit('arcsec', 'pi/648000', 'rad'),
  unit('ha', '10000', 'm^2'),
  prefixed('L', '1e-3', 'm^3'),
  unit('t', '1000', 'kg'),
  prefixed('eV', '1.602176634e-19', 'kg m^2 / s^2'),
]

export const siUnits: readonly UnitEntry[] = [...base, ...derived, ...accepted]

/** Table 7. */
export const siPrefixes: readonly (readonly [symbol: string, factor: string])[] = [
  ['q', '1e-30'],
  ['r', '1e-27'],
  ['y', '1e-24'],
  ['z', '1e-21'],
  ['a', '1e-18'],
  ['f', '1e-15'],
  ['p', '1e-12'],
  ['n', '1e-9'],
  ['u', '1e-6'],
  ['m', '1e-3'],
  ['c', '1e-2'],
  ['d', '1e-1'],
  ['da', '1e1'],
  ['h', '1e2'],
  ['k', '1e3'],
  ['M', '1e6'],
  ['G', '1e9'],
  ['T', '1e12'],
  ['P', '1e15'],
  ['E', '1e18'],
  ['Z', '1e21'],
  ['Y', '1e24'],
  ['R', '1e27'],
  ['Q', '1e30'],
]
