// Customary units, with the exact factors of NIST SP 811 (2008), appendix B, and of NIST Handbook 44, appendix C. The foot is the
// international one; the survey foot went out of use in 2022.

import { prefixed, type UnitEntry, unit } from './entry.js'

const length: readonly UnitEntry[] = [
  unit('mil', '0.0000254', 'm'),
  unit('in', '0.0254', 'm'),
  unit('ft', '0.3048', 'm'),
  unit('yd', '0.9144', 'm'),
  unit('mi', '1609.344', 'm'),
  unit('nmi', '1852', 'm'),
  unit('ly', '9460730472580800', 'm'), // 365.25 days of 86,400 s at the speed of light
  prefixed('pc', '149597870700*648000/pi', 'm'), // IAU 2015, resolution B2
]

const area: readonly UnitEntry[] = [unit('ac', '4046.8564224', 'm^2')]

/** Of the United States, in liquid measure, and of the United Kingdom, which end in `UK`. */
const volume: readonly UnitEntry[] = [
  unit('gal', '0.003785411784', 'm^3'), // 231 in^3
  unit('qt', '0.000946352946', 'm^3'),
  unit('pt', '0.000473176473', 'm^3'),
  unit('cup', '0.0002365882365', 'm^3'),
  unit('floz', '0.0000295735295625', 'm^3'),
  unit('tbsp', '0.00001478676478125', 'm^3'),
  unit('tsp', '0.00000492892159375', 'm^3'),
  unit('bbl', '0.158987294928', 'm^3'), // of petroleum, 42 gal
  unit('galUK', '0.00454609', 'm^3'),
  unit('qtUK', '0.0011365225', 'm^3'),
  unit('ptUK', '0.00056826125', 'm^3'),
  unit('flozUK', '0.0000284130625', 'm^3'),
]

const mass: readonly UnitEntry[] = [
  unit('gr', '0.00006479891', 'kg'),
  unit('ct', '0.0002', 'kg'),
  unit('oz', '0.028349523125', 'kg'),
  unit('ozt', '0.0311034768', 'kg'), // troy
  unit('lb', '0.45359237', 'kg'),
  unit('st', '6.35029318', 'kg'),
  unit('slug', '4.4482216152605/0.3048', 'kg'),
  unit('ton', '907.18474', 'kg'), // 2,000 lb
  unit('tonUK', '1016.0469088', 'kg'), // 2,240 lb
]

const speed: readonly UnitEntry[] = [
  unit('mph', '0.44704', 'm / s'),
  unit('kph', '5/18', 'm / s'),
  unit('kn', '1852/3600', 'm / s'),
  unit('gn', '9.80665', 'm / s^2'), // standard acceleration of free fall
]

const force: readonly UnitEntry[] = [
  unit('dyn', '0.00001', 'kg m / s^2'),
  unit('lbf', '4.4482216152605', 'kg m / s^2'),
  unit('kip', '4448.2216152605', 'kg m / s^2'),
  unit('kgf', '9.80665', 'kg m / s^2'),
]

const pressure: readonly UnitEntry[] = [
  prefixed('bar', '100000', 'kg / (m s^2)'),
  unit('atm', '101325', 'kg / (m s^2)'),
  prefixed('Torr', '101325/760', 'kg / (m s^2)'),
  unit('mmHg', '133.322387415', 'kg / (m s^2)'), // conventional: 13,595.1 kg/m^3 under 1 gn
  unit('inHg', '3386.388640341', 'kg / (m s^2)'),
  unit('psi', '4.4482216152605/0.00064516', 'kg / (m s^2)'),
  unit('ksi', '4448.2216152605/0.00064516', 'kg / (m s^2)'),
]

/** The calorie is the thermochemical one; the BTU is that of the International Table. */
const energy: readonly UnitEntry[] = [
  unit('erg', '1e-7', 'kg m^2 / s^2'),
  prefixed('cal', '4.184', 'kg m^2 / s^2'),
  unit('BTU', '1055.05585262', 'kg m^2 / s^2'),
  prefixed('Wh', '3600', 'kg m^2 / s^2'),
  unit('hp', '745.69987158227022', 'kg m^2 / s^3'), // 550 ft lbf / s
]

const temperature: readonly UnitEntry[] = [
  unit('degR', '5/9', 'K'), // Rankine: Fahrenheit's degree, from absolute zero
  { symbol: 'degF', factor: '5/9', of: 'K', zero: { at: '45967/180', difference: 'degR' } }, // 459.67 degR
]

export const customaryUnits: readonly UnitEntry[] = [
  ...length,
  ...area,
  ...volume,
  ...mass,
  ...speed,
  ...force,
  ...pressure,
  ...energy,
  ...temperature,
]
