// What a proposal says: goals and their quantities, programs, their check and their plan. Pure; knows no actor and no model.

export { type CheckedCall, type CheckedProgram, checkProgram, type NamedType, typesOf } from './check/index.js'
export type { Diagnostic, DiagnosticCode } from './diagnostic/diagnostic.js'
export { withHint } from './diagnostic/hint.js'
export * from './elaborate/index.js'
export * from './explain/index.js'
export type { Goal, GoalInput, Proposal, RefusalReason } from './goal/goal.js'
export { refusalReasons } from './goal/goal.js'
export { arrayNumbersMax, lexGoal } from './goal/index.js'
export { type ArrayQuantity, type GoalQuantity, type QuantityTable, sizeOf } from './goal/quantity-table.js'
export {
  type AttachedName,
  type Grammar,
  type GrammarMaking,
  type GrammarOptions,
  GrammarShelf,
  grammarOf,
  type ProgramForm,
  programForms,
  readGbnf,
  type Steering,
  steerings,
  toGbnf,
  toLark,
} from './grammar/index.js'
export * from './input/index.js'
export { type ParsedProposal, type Program, parseProgram, parseProposal } from './syntax/index.js'
export { checkExpression, type ExpressionType, schemaText } from './types/index.js'
