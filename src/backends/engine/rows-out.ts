// Which rows of a batch leave a layer, and the fullest batch that memory is sized by: the same for every decoder.
import type { BatchLimits, PackedBatch } from './architecture.js'

/**
 * Rows that leave a layer. Only scored rows reach the loss, so the last layer computes its queries, and
 * all that follows them, for those alone; every other layer passes all rows on.
 */
export interface RowsOut {
  readonly rows: number
  /** First row of each sequence among them. */
  readonly start: Int32Array
  /** The row of its own sequence that comes first. */
  readonly from: Int32Array
}

export const allRows = (batch: PackedBatch): RowsOut => ({
  rows: batch.rows,
  start: batch.start,
  from: new Int32Array(batch.sequences),
})

export const scoredRows = (batch: PackedBatch): RowsOut => ({
  rows: batch.scoredRows,
  start: batch.scoredStart,
  from: batch.scoredFrom,
})

/** The next multiple of 4, which kernels ask for. */
export const wholeLanes = (n: number): number => 4 * Math.ceil(n / 4)

/** The fullest batch within the limits: every sequence as long as may be and scored throughout. */
export function fullestBatch({ sequences, sequenceRows }: BatchLimits): PackedBatch {
  const starts = Int32Array.from({ length: sequences }, (_, s) => s * sequenceRows)
  return {
    sequences,
    rows: sequences * sequenceRows,
    scoredRows: sequences * sequenceRows,
    start: starts,
    length: new Int32Array(sequences).fill(sequenceRows),
    scoredFrom: new Int32Array(sequences),
    scoredStart: starts,
    inputs: 0,
    targets: 0,
  }
}
