// How tokenizers spell a text: neighbours are merged, the pair that was learnt first before all others.
// BPE (Sennrich et al., arXiv 1508.07909) tells by the rank of the pair, SentencePiece by the score of what comes of it.
import { bytesOfByteLevel } from './byte-level.js'

/** Ids of the tokens that a text is spelled with; null where it can't be. */
export type Spell = (text: Uint8Array) => number[] | null

/** What two neighbours become; `first` orders all merges, lower ones earlier. */
interface Merge {
  readonly id: number
  readonly first: number
}

/** Pieces whose spelling is kept: programs are made of few. */
const piecesMax = 4_096

const decoder = new TextDecoder()
const encoder = new TextEncoder()
/** Bytes as a key of a map: one character for each. */
const keyOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

/**
 * Byte-level BPE.
 *
 * @param tokens bytes by id
 * @param merges pairs as the file has them, in the order in which they were learnt
 */
export function mergesBySpelling(
  tokens: readonly (Uint8Array | null)[],
  merges: readonly string[],
  split: (text: string) => readonly string[],
): Spell {
  let ready: { readonly ids: ReadonlyMap<string, number>; readonly ranks: ReadonlyMap<number, Merge> } | undefined
  const known = new Map<string, number[] | null>()
  const spellPiece = (piece: string): number[] | null => {
    const spelt = known.get(piece)
    if (spelt !== undefined) return spelt
    if (known.size >= piecesMax) known.clear()
    const tokens = merge(encoder.encode(piece))
    known.set(piece, tokens)
    return tokens
  }
  const merge = (piece: Uint8Array): number[] | null => {
    ready ??= learn(tokens, merges)
    const { ids, ranks } = ready
    const whole = ids.get(keyOf(piece))
    if (whole !== undefined) return [whole]
    const bytes = Array.from(piece, (byte) => ids.get(String.fromCharCode(byte)))
    if (bytes.includes(undefined)) return null
    return mergeAll(bytes as number[], (left, right) => ranks.get(left * tokens.length + right))
  }
  return (text) => joined(split(decoder.decode(text)).map(spellPiece))
}

function learn(tokens: readonly (Uint8Array | null)[], merges: readonly string[]) {
  const ids = idsByBytes(tokens)
  const ranks = new Map<number, Merge>()
  merges.forEach((merge, first) => {
    const cut = merge.indexOf(' ', 1)
    const [left, right] = [merge.slice(0, cut), merge.slice(cut + 1)].map(bytesOfByteLevel)
    if (left === null || left === undefined || right === null || right === undefined) return
    const [leftId, rightId] = [ids.get(keyOf(left)), ids.get(keyOf(right))]
    const id = ids.get(keyOf(left) + keyOf(right))
    if (leftId === undefined || rightId === undefined || id === undefined) return
    const pair = leftId * tokens.length + rightId
    if (!ranks.has(pair)) ranks.set(pair, { id, first })
  })
  return { ids, ranks }
}

/** SentencePiece: characters are merged as long as what comes of two is a piece; what is in no piece is spelled by its bytes. */
export function piecesByScore(
  tokens: readonly (Uint8Array | null)[],
  types: readonly number[],
  scores: readonly number[],
): Spell {
  let ids: ReadonlyMap<string, number> | undefined
  const byteType = 6
  const spelledBytes = tokens.map((bytes, id) => (types[id] === byteType ? bytes : null))
  const pieces = tokens.map((bytes, id) => (types[id] === byteType ? null : bytes))
  return (text) => {
    ids ??= idsByBytes(pieces)
    const known = ids
    const characters = Array.from(decoder.decode(text), (character) => keyOf(encoder.encode(character)))
    const merged = mergeAll(characters, (left, right) => {
      const id = known.get(left + right)
      return id === undefined ? undefined : { id: left + right, first: -scores[id]! }
    })
    return joined(merged.map((piece) => spelled(piece, known, spelledBytes)))
  }
}

function spelled(
  piece: string,
  ids: ReadonlyMap<string, number>,
  byteTokens: readonly (Uint8Array | null)[],
): number[] | null {
  const id = ids.get(piece)
  if (id !== undefined) return [id]
  const bytes = Array.from(piece, (character) =>
    byteTokens.findIndex((token) => token?.[0] === character.charCodeAt(0)),
  )
  return bytes.includes(-1) ? null : bytes
}

/** Merges, again and again, the pair that comes first; of equals the leftmost. */
function mergeAll<T>(
  parts: readonly T[],
  mergeOf: (left: T, right: T) => { readonly id: T; readonly first: number } | undefined,
): T[] {
  const merged = [...parts]
  const merges = merged.slice(1).map((right, at) => mergeOf(merged[at]!, right))
  for (;;) {
    let best = -1
    for (let at = 0; at < merges.length; at++) {
      const merge = merges[at]
      if (merge !== undefined && (best === -1 || merge.first < merges[best]!.first)) best = at
    }
    if (best === -1) return merged
    merged.splice(best, 2, merges[best]!.id)
    merges.splice(best, 1)
    if (best > 0) merges[best - 1] = mergeOf(merged[best - 1]!, merged[best]!)
    if (best < merges.length) merges[best] = mergeOf(merged[best]!, merged[best + 1]!)
  }
}

/** By their bytes; of tokens with the same bytes the first. */
function idsByBytes(tokens: readonly (Uint8Array | null)[]): Map<string, number> {
  const ids = new Map<string, number>()
  tokens.forEach((bytes, id) => {
    if (bytes === null || bytes.length === 0) return
    const key = keyOf(bytes)
    if (!ids.has(key)) ids.set(key, id)
  })
  return ids
}

const joined = (parts: readonly (number[] | null)[]): number[] | null =>
  parts.includes(null) ? null : parts.flatMap((part) => part ?? [])
