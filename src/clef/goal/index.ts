// What a goal is, and what the quantity lexer finds in its text.

export { type Goal, type GoalInput, type Proposal, type RefusalReason, refusalReasons } from './goal.js'
export { lexGoal, quantitiesMax } from './lex-goal.js'
export { type ArrayQuantity, type GoalQuantity, type QuantityTable, sizeOf } from './quantity-table.js'
export { arrayNumbersMax } from './read-array.js'
