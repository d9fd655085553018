// Types and dimensions of Clef requests.

export { spineOf } from './application.js'
export { type BuiltIn, type BuiltInName, builtInNames } from './built-ins.js'
export { checkExpression, type ExpressionType } from './check-expression.js'
export { didYouMean, measurePhrase, withCandidates } from './diagnostics.js'
export { Inference, type Surroundings } from './infer.js'
export { noMeasures, readMeasure, unitOfMeasure } from './measure.js'
export { fieldsOf, typeOfSchema } from './of-schema.js'
export { MeasureNames, schemaText, typeText } from './print.js'
export { Solver, sameData } from './solver.js'
export { float, holdsFunction, measuresOf, type Type } from './type.js'
