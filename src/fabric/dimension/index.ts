// Units and dimensions: what a number means, decided before it is used.

export { currencyCodes, isCurrency, minorDigits, splitPair } from './currency.js'
export {
  baseDimension,
  type Dimension,
  dimensionless,
  dimensionsHeld,
  dimensionsMax,
  divide,
  type Factor,
  invert,
  isVariable,
  multiply,
  power,
  sameDimension,
  substitute,
  variablesOf,
} from './dimension.js'
export { nearest } from './nearest.js'
export { nearestUnits } from './nearest-units.js'
export { parseDimension, parseUnit } from './parse-unit.js'
export {
  addRational,
  divideRational,
  isInteger,
  multiplyRational,
  type Rational,
  rational,
  rationalOf,
} from './rational.js'
export { hasShape, isMoney, isRate, type Shape } from './shape.js'
export { type Binding, type Unification, unify } from './unify.js'
export {
  type AffineUnit,
  affineOf,
  convert,
  fromCoherent,
  isAffine,
  isCoherent,
  toCoherent,
  type Unit,
  unitOfSymbol,
  unitSymbols,
} from './unit.js'
export { type Affine, readUnitText, type Term, unitTextMax } from './unit-text.js'
