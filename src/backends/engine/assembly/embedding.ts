import { add } from './elementwise'
import { at } from './lanes'

/** y[r] = table[tokens[r]] for each of `rows` 32-bit tokens; rows of `table` and y are n wide. */
export function embed(rows: i32, n: i32, tokens: usize, table: usize, y: usize): void {
  const rowBytes = (<usize>n) << 2
  for (let r = 0; r < rows; r++) {
    memory.copy(y + <usize>r * rowBytes, table + <usize>load<i32>(at(tokens, r)) * rowBytes, rowBytes)
  }
}

/** dTable[tokens[r]] += dy[r], row after row. */
export function embedBackward(rows: i32, n: i32, tokens: usize, dy: usize, dTable: usize): void {
  for (let r = 0; r < rows; r++) add(n, at(dy, r * n), at(dTable, load<i32>(at(tokens, r)) * n))
}
