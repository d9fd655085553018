// The option book of finance.priceBook as its codec has it: the real record, with its carried quantities.

import { domain } from '../../dist/domains/finance/index.js'
import { codecOf, fromJson } from '../../dist/fabric/index.js'
import { fxBook } from './fx-book.js'
import { sound } from './sound.js'

const { contract } = domain.operations.find((operation) => operation.contract.name === 'finance.priceBook')

export const bookSchema = contract.request.fields.book

/** @param {number} count */
export const optionBook = (count) => sound(fromJson(bookSchema, fxBook(count))).value

/** @param {number} count */
export const optionBookPayload = (count) => sound(codecOf(bookSchema).encode(optionBook(count)))
