// What llama.cpp asserts of a vocabulary, or reads by index.
import { arrayType, damaged, float32Type, int32Type, stringType } from './layout.js'
import type { GgufEntry } from './read.js'

const prefix = 'tokenizer.ggml.'
const tokensMax = 1_048_576

/** A file without tokens, as an adapter's is, has nothing to be checked. */
export function checkTokens(entries: ReadonlyMap<string, GgufEntry>): void {
  const entry = entries.get(`${prefix}tokens`)
  if (entry === undefined) return
  if (entry.type !== arrayType || entry.itemType !== stringType) damaged('its tokens are no texts')
  const tokens = entry.value as readonly string[] // by its type
  if (tokens.length === 0) damaged('it has no tokens')
  if (tokens.length > tokensMax) damaged(`it has ${tokens.length} tokens, and ${tokensMax} are allowed`)
  if (typeof entries.get(`${prefix}model`)?.value !== 'string') damaged('its tokens are of no kind')
  noDoubles(tokens)
  asMany(entries, 'scores', tokens.length, [float32Type, int32Type])
  asMany(entries, 'token_type', tokens.length, [int32Type])
}

/** An empty token is given a name by its number, and meets no other. */
function noDoubles(tokens: readonly string[]): void {
  const first = new Map<string, number>()
  for (const [id, token] of tokens.entries()) {
    if (token === '') continue
    const before = first.get(token)
    if (before !== undefined) damaged(`its tokens ${before} and ${id} are both ${JSON.stringify(token)}`)
    first.set(token, id)
  }
}

function asMany(
  entries: ReadonlyMap<string, GgufEntry>,
  key: string,
  tokens: number,
  itemTypes: readonly number[],
): void {
  const entry = entries.get(prefix + key)
  if (entry === undefined) return
  const { type, itemType, value } = entry
  if (type !== arrayType || itemType === undefined || !itemTypes.includes(itemType))
    damaged(`${key} is no list to read`)
  const { length } = value as readonly number[] // by its type
  if (length !== tokens) damaged(`it has ${tokens} tokens and ${length} of ${key}`)
}
