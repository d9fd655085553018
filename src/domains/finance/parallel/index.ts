// Large books and grids over several threads.

export { closePools } from './pool.js'
export { isSplit, priceSplit } from './price-split.js'
export { numberColumns, sharedColumns } from './shared-book.js'
export { SplitBook, type SplitTerms } from './split-book.js'
