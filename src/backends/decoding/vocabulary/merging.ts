// How tokenizers spell a text: neighbours are merged, the pair that was learnt first before all others.
// BPE (Sennrich et al., arXiv 1508.07909) tells by the rank of the pair, SentencePiece by the score of what comes of it.
import { byteLevelOf } from './byte-level.js'
import { mergeAll } from './merge-all.js'
import type { Splitter } from './pre-tokenizers.js'

/** Ids of the tokens that a text is spelled with; null where it can't be, or is no UTF-8. */
export type Spell = (text: Uint8Array) => number[] | null

/** Parts of texts whose spelling is kept: programs are made of few. */
const partsMax = 4_096

const encoder = new TextEncoder()

/**
 * Byte-level BPE.
 *
 * @param tokens bytes by id
 * @param merges pairs as the file has them, in the order in which they were learnt
 */
export function mergesBySpelling(
  tokens: readonly (Uint8Array | null)[],
  merges: readonly string[],
  { split, wholeFirst }: Splitter,
): Spell {
  const learnt = once(() => learn(tokens, merges))
  return byParts(split, (part) => {
    const { ids, ranks } = learnt()
    const key = byteLevelOf(encoder.encode(part))
    const whole = wholeFirst ? ids.get(key) : undefined
    if (whole !== undefined) return [whole]
    const bytes = Array.from(key, (byte) => ids.get(byte))
    if (bytes.includes(undefined)) return null
    return mergeAll(bytes as number[], (left, right) => ranks.get(left * tokens.length + right))
  })
}

function learn(tokens: readonly (Uint8Array | null)[], merges: readonly string[]) {
  const ids = idsByBytes(tokens)
  const ranks = new Map<number, { readonly merged: number; readonly first: number }>()
  merges.forEach((merge, first) => {
    const cut = merge.indexOf(' ', 1)
    const [left, right] = [merge.slice(0, cut), merge.slice(cut + 1)]
    const [leftId, rightId, merged] = [ids.get(left), ids.get(right), ids.get(left + right)]
    if (leftId === undefined || rightId === undefined || merged === undefined) return
    const pair = leftId * tokens.length + rightId
    if (!ranks.has(pair)) ranks.set(pair, { merged, first })
  })
  return { ids, ranks }
}

/** SentencePiece: characters are merged as long as what comes of two is a piece; what is in no piece is spelled by its bytes. */
export function piecesByScore(
  tokens: readonly (Uint8Array | null)[],
  types: readonly number[],
  scores: readonly number[],
): Spell {
  const byteType = 6
  const learnt = once(() => {
    const pieces = tokens.map((bytes, id) => (types[id] === byteType ? null : bytes))
    const single = tokens.map((bytes, id) => (types[id] === byteType ? bytes : null))
    return { ids: idsByBytes(pieces), byteIds: idsByBytes(single), pairs: pairsIn(pieces) }
  })
  // What no piece has side by side is never merged.
  const split = (text: string): string[] => cutBetween(text, (pair) => !learnt().pairs.has(pair))
  return byParts(split, (part) => {
    const { ids, byteIds } = learnt()
    const characters = Array.from(part, (character) => byteLevelOf(encoder.encode(character)))
    const merged = mergeAll(characters, (left, right) => {
      const id = ids.get(left + right)
      return id === undefined ? undefined : { merged: left + right, first: -scores[id]! }
    })
    const spelled = merged.flatMap((piece) => ids.get(piece) ?? Array.from(piece, (byte) => byteIds.get(byte)))
    return spelled.includes(undefined) ? null : (spelled as number[])
  })
}

/** Characters that stand side by side in some piece, as texts of two. */
function pairsIn(pieces: readonly (Uint8Array | null)[]): ReadonlySet<string> {
  const decoder = new TextDecoder()
  const pairs = new Set<string>()
  for (const piece of pieces) {
    if (piece === null) continue
    let before = ''
    for (const character of decoder.decode(piece)) {
      if (before !== '') pairs.add(before + character)
      before = character
    }
  }
  return pairs
}

function cutBetween(text: string, isApart: (pair: string) => boolean): string[] {
  const parts: string[] = []
  let part = ''
  let before = ''
  for (const character of text) {
    if (before !== '' && isApart(before + character)) {
      parts.push(part)
      part = ''
    }
    part += character
    before = character
  }
  return part === '' ? parts : [...parts, part]
}

/** Spells a text part by part, and keeps how. */
function byParts(split: (text: string) => readonly string[], spell: (part: string) => number[] | null): Spell {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const known = new Map<string, number[] | null>()
  const spellPart = (part: string): number[] | null => {
    const before = known.get(part)
    if (before !== undefined) return before
    if (known.size >= partsMax) known.clear()
    const spelled = spell(part)
    known.set(part, spelled)
    return spelled
  }
  return (bytes) => {
    let text: string
    try {
      text = decoder.decode(bytes)
    } catch {
      return null
    }
    const spelled = split(text).map(spellPart)
    return spelled.includes(null) ? null : spelled.flatMap((part) => part ?? [])
  }
}

/** By their bytes, as byte-level BPE writes them; of tokens with the same bytes the first. */
function idsByBytes(tokens: readonly (Uint8Array | null)[]): Map<string, number> {
  const ids = new Map<string, number>()
  tokens.forEach((bytes, id) => {
    if (bytes === null || bytes.length === 0) return
    const key = byteLevelOf(bytes)
    if (!ids.has(key)) ids.set(key, id)
  })
  return ids
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
