// Bytes of a Parquet or Arrow file to rows of cells. Meant for the process that columnar-process starts: a file made for
// it can still cost time and memory in the libraries, which that process bounds.

import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { CommandFailure } from '../output.js'
import { arrowTable } from './arrow.js'
import type { ColumnarFormat, ColumnarTable } from './columnar.js'
import { parquetTable } from './parquet.js'

/** Faults: FAULT_SYNTAX for bytes that are no such file, FAULT_LIMIT, FAULT_SHAPE for a column that can't be a field. */
export async function readColumnar(format: ColumnarFormat, bytes: Uint8Array): Promise<Result<ColumnarTable, Fault>> {
  try {
    return ok(format === 'parquet' ? await parquetTable(bytes) : arrowTable(bytes))
  } catch (thrown) {
    if (thrown instanceof CommandFailure) return err(thrown.fault)
    // The libraries throw what they throw for a broken file, RangeErrors of views among it.
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    const name = format === 'parquet' ? 'Parquet' : 'Arrow'
    return err({ code: 'FAULT_SYNTAX', message: `the file does not read as ${name}: ${reason.slice(0, 200)}` })
  }
}
