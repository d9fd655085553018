// Angles beyond the SI's own, ratios, and the units in which finance quotes and counts time. Angles: NIST SP 811, appendix B. Days,
// weeks and months of a year fraction: ACT/365F, 30/360's twelfth; ISO 4217 currencies are in currency.ts.

import { type UnitEntry, unit } from './entry.js'

const angle: readonly UnitEntry[] = [
  unit('rev', '2*pi', 'rad'),
  unit('turn', '2*pi', 'rad'),
  unit('grad', 'pi/200', 'rad'),
  unit('rpm', '2*pi/60', 'rad / s'),
]

const ratio: readonly UnitEntry[] = [
  unit('%', '0.01', '1'),
  unit('permil', '0.001', '1'),
  unit('bp', '1e-4', '1'),
  unit('ppm', '1e-6', '1'),
  unit('ppb', '1e-9', '1'),
]

const yearFraction: readonly UnitEntry[] = [
  unit('yr', '1', 'yr'),
  unit('mo', '1/12', 'yr'),
  unit('wk', '7/365', 'yr'),
  unit('day', '1/365', 'yr'),
  unit('volpt', '0.01', 'yr^(-1/2)'),
  unit('volbp', '0.0001', 'yr^(-1/2)'),
]

export const turnsAndRatios: readonly UnitEntry[] = [...angle, ...ratio, ...yearFraction]
