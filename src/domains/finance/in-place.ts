// The operations of finance that answer plain requests where they lie.

export { priceBookInPlace as priceBook } from './models/book-answer.js'
