// What a goal is, and what the quantity lexer finds in its text.

export { type Goal, type GoalInput, type Proposal, type RefusalReason, refusalReasons } from './goal.js'
export { lexGoal, quantitiesMax } from './lex-goal.js'
export type { GoalQuantity, QuantityTable } from './quantity-table.js'
