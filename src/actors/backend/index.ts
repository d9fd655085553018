// The host of a model backend in a worker thread.

export {
  type BackendCard,
  type BackendHostOptions,
  backendHost,
  type Propose,
  type Proposed,
  proposalsMax,
} from './host.js'
export type { BackendModule } from './thread-data.js'
