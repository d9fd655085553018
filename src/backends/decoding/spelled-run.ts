// Forced tokens for tokenizers that merge, as BPE and SentencePiece do. What comes later can change how the end of a text is
// spelled, and what came before how its beginning is: the whole text is spelled, and only tokens are handed out that stand before
// a place which no token of the vocabulary can straddle. What lies left of such a place is spelled alike whatever follows.
import { DEAD } from './automaton/index.js'
import type { TokenMasks } from './token-masks.js'
import { childOf, ROOT, type Spelling, type TokenTrie } from './token-trie.js'

export interface ForcedRun {
  readonly spell: Exclude<Spelling, 'longest'>
  /** The text so far. */
  readonly before: Uint8Array
  /** Where the grammar stands after it. */
  readonly configuration: number
  /** The bytes that must follow. */
  readonly run: Uint8Array
}

/**
 * The first tokens of the run in the spelling of every text that the grammar can go on to. Where the text so far is not spelled
 * as its tokenizer would (a model has its own mind), the run is spelled by itself.
 */
export function spellForced(masks: TokenMasks, { spell, before, configuration, run }: ForcedRun): number[] {
  const after = masks.configurations.run(configuration, run)
  if (after === DEAD) return []
  const text = new Uint8Array(before.length + run.length)
  text.set(before)
  text.set(run, before.length)
  const settled = lastPlaceUnstraddled(masks, { text, from: before.length, configuration: after })
  if (settled <= before.length) return []
  const spelled = tokensFrom(masks.trie, spell(text.subarray(0, settled)), before.length)
  if (spelled !== undefined) return spelled
  return isBoundary(text, before.length) ? [...(spell(text.subarray(before.length, settled)) ?? [])] : []
}

/** The tokens from a place on; undefined where that place is inside a token, or the text can't be spelled. */
function tokensFrom(trie: TokenTrie, tokens: readonly number[] | null, place: number): number[] | undefined {
  let at = 0
  for (const [index, token] of (tokens ?? []).entries()) {
    if (at === place) return tokens!.slice(index)
    at += trie.vocabulary.tokens[token]!.length
  }
  return undefined
}

interface Text {
  readonly text: Uint8Array
  readonly from: number
  /** Where the grammar stands at the end of the text. */
  readonly configuration: number
}

/** The last place behind `from` that no token lies across, nor would across the end with what the grammar allows there; or `from`. */
function lastPlaceUnstraddled(masks: TokenMasks, { text, from, configuration }: Text): number {
  const { trie } = masks
  let place = from
  /** End of the longest token that starts before the place in hand. */
  let reach = 0
  for (let start = Math.max(0, from - trie.depthMax); start < text.length; start++) {
    if (start > from && reach <= start && isBoundary(text, start) && !isUnsettled(text, start)) place = start
    let node = ROOT
    for (let at = start; at < text.length; at++) {
      node = childOf(trie, node, text[at]!)
      if (node === -1) break
      if (trie.token[node]! !== -1) reach = Math.max(reach, at + 1)
    }
    if (node !== -1 && node !== ROOT && masks.takesLonger(node, configuration)) reach = text.length + 1
    if (reach > text.length) return place
  }
  return endsWhole(text) && !isUnsettled(text, text.length) ? text.length : place
}

/** Whether no character lies across a place; tokenizers read characters. */
const isBoundary = (text: Uint8Array, place: number): boolean => (text[place]! & 0xc0) !== 0x80

const decoder = new TextDecoder()

/**
 * Whether how tokenizers cut what lies before a place depends on what follows: they leave the last of white space to a word, if
 * there is one, and take `'re` for one piece, but `'r` for two.
 */
const isUnsettled = (text: Uint8Array, place: number): boolean =>
  /(?:\p{White_Space}|'[rvl])$/iu.test(decoder.decode(text.subarray(Math.max(0, place - longestCharacter), place)))

const longestCharacter = 4

function endsWhole(text: Uint8Array): boolean {
  let last = text.length - 1
  while (last > 0 && !isBoundary(text, last)) last--
  const lead = text[last]!
  const length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  return last + length === text.length
}
