export {
  actorChild,
  type Backoff,
  CHILD_DEFAULTS,
  type ChildKind,
  type ChildOptions,
  type ChildSpec,
  type Intensity,
  type Restart,
  type Running,
} from './child-spec.js'
export { Escalation, StartFailure } from './failures.js'
export { backoffMs } from './restart-budget.js'
export { type RoutedOperation, RoutingTable } from './routing-table.js'
export type { Strategy } from './strategy.js'
export type { ChildState, ChildView, SupervisorView } from './supervision-view.js'
export { type Supervisor, type SupervisorSpec, supervise, supervisorChild } from './supervisor.js'
