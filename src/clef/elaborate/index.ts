// From a checked program to a plan, and its run.

export { elaborate } from './elaborate.js'
export {
  type Assumption,
  type CallView,
  callsOf,
  type LiteralOrigin,
  type Plan,
  type PlannedCall,
  withoutCalls,
} from './plan.js'
export { type Invoke, type PlanFailure, type PlanOutcome, type PlanSurroundings, runPlan } from './run-plan.js'
export type { Term } from './term.js'
export { type WrittenCall, writtenCalls } from './written-calls.js'
