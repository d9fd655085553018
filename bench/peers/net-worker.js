// The pool's thread: a book of plain objects in, its nets out, both cloned by the pool.

import { netOf } from '../workload/net-of-book.js'

/** The pool runs this. */
export const net = netOf
