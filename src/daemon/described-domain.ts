import type { Contract, ContractExample } from '../fabric/index.js'

/** What is known of a domain without its models: enough to register, describe and host it. */
export interface DescribedDomain {
  readonly name: string
  /** Of the models: what an answer's certificate names. */
  readonly version: string
  readonly operations: readonly { readonly contract: Contract; readonly examples: readonly ContractExample[] }[]
}
