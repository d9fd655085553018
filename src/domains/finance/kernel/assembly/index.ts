// The batch kernel of the finance domain: float64 on 128-bit SIMD lanes, no relaxed instructions, no imports.
//
// The same inputs give the same bits on every machine. The passes are exported although `price` alone calls them: otherwise the compiler makes one function of
// all, in which engines keep too much in registers and move it to the stack and back.
export { beginBook, compareIds, idBytes, idsAscend, takeTexts } from './ids'
export { addUp, clearLines, enterLine, spread } from './lines'
export { distances, exponentials, figures, inverses, logs, price, tails } from './price'
export { bells, lineDistances, lineFigures, lineLogs, priceLines } from './price-lines'
export { beginBlock, findLines, takeNumbers, takeRows } from './positions'
