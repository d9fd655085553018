// The check of a program against contracts and goal.

export { type CheckedCall, type CheckedProgram, checkProgram, type NamedType, typesOf } from './check-program.js'
export type { Fit } from './fit.js'
export { data, type Shape } from './shape.js'
