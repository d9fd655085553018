// Inputs as tests write them: text in, what was read or what was wrong out.

import { type InputMedia, readInput } from '../../../src/clef/input/index.js'
import { book } from '../../../src/domains/finance/contract.js'
import type { Fault } from '../../../src/fabric/fault.js'
import type { Schema } from '../../../src/fabric/schema/index.js'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export const read = (schema: Schema, media: InputMedia, text: string) => readInput(schema, media, bytesOf(text))

export const readBook = (text: string) => readInput(book, 'text/csv', bytesOf(text))

export function faultOf(result: { readonly ok: true } | { readonly ok: false; readonly error: Fault }): Fault {
  if (result.ok) throw new Error('it was read without a fault')
  return result.error
}

export const header = 'id,pair,type,side,strike,strikeUnit,notional,notionalUnit,tenor'

/** A book of one sound position with some cells replaced. */
export function bookWith(cells: Readonly<Record<string, string>>): string {
  const sound: Readonly<Record<string, string>> = {
    id: 'a',
    pair: 'GBPUSD',
    type: 'call',
    side: 'long',
    strike: '1.27',
    strikeUnit: 'USD/GBP',
    notional: '1000000',
    notionalUnit: 'GBP',
    tenor: '3M',
  }
  const names = [...header.split(','), ...Object.keys(cells).filter((name) => !(name in sound))]
  return `${names.join(',')}\n${names.map((name) => cells[name] ?? sound[name]).join(',')}\n`
}
