// What a benchmark file exports as `claim`.

export interface Claim {
  /** As in the list of claims: `spine.goal-vs-json-stack`. */
  readonly id: string
  /** What ours is measured against; `none` where the claim is about our side alone. */
  readonly peer: string
  /** Of one sample. */
  readonly unit: string
  /** How the claim words its ratio, of the two medians; `ours` is our own, where there is no peer. */
  readonly ratio: 'ours / peer' | 'peer / ours' | 'ours'
  /** Measured rounds of each side. At least 7. */
  readonly rounds: number
  /** Makes both sides ready, and makes sure that they do the same work; or says why the claim can't be measured here. */
  open(): Promise<Contest | { readonly skipped: string }>
}

export interface Contest {
  /** One sample of our side. */
  ours(): Promise<number>
  /** One sample of the peer; absent where there is none. */
  peer?(): Promise<number>
  close(): Promise<void>
}

export interface Samples {
  readonly ours: readonly number[]
  readonly peer: readonly number[]
}

export type Figure =
  | {
      readonly id: string
      /** Median of the samples. */
      readonly ours: number
      /** Null where there is no peer. */
      readonly peer: number | null
      readonly unit: string
      readonly samples: Samples
      readonly ratio: number
    }
  | { readonly id: string; readonly skipped: string }
