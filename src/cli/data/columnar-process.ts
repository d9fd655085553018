// The process that reads files of Parquet and Arrow: what a hostile file costs is this process's, and ends with it.

import type { ColumnarFormat } from './columnar.js'
import { readColumnar } from './read-columnar.js'

process.on('message', async ({ format, bytes }: { readonly format: ColumnarFormat; readonly bytes: Uint8Array }) => {
  process.send?.(await readColumnar(format, bytes))
})

// A broken file has several columns fail at once; the reading has failed with the first, and the others have no one to tell.
process.on('unhandledRejection', () => {})
