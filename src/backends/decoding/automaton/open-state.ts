// States while they are made.
import type { Call, Edge, TokenEdge } from './program.js'

export interface OpenState {
  edges: Edge[]
  tokens: TokenEdge[]
  epsilon: number[]
  calls: OpenCall[]
  final: boolean
  unopened: boolean
}

export interface OpenCall extends Omit<Call, 'last'> {
  last: boolean
}
