// Tokens for bytes that the grammar forces. A model has learnt one spelling of each text; forcing another would put
// it where it has never been. So a forced run is spelled as the tokenizer would spell the finished text, and
// what a longer token might yet straddle is left to the model.
import { DEAD } from './automaton/index.js'
import type { TokenMasks } from './token-masks.js'
import { childOf, ROOT, type TokenTrie } from './token-trie.js'

/**
 * Greedy longest-match spelling of a text, the canonical one of the in-house vocabulary.
 * Null where some byte is in no token.
 */
export function tokenizeGreedily(trie: TokenTrie, bytes: Uint8Array): number[] | null {
  const tokens: number[] = []
  for (let start = 0; start < bytes.length; ) {
    const { token, end } = longestToken(trie, bytes, start)
    if (token === -1) return null
    tokens.push(token)
    start = end
  }
  return tokens
}

/**
 * Greedy spelling of the bytes forced from `configuration` on, as far as no continuation that the grammar allows
 * can change it. Exact: these are the first tokens of the spelling of every possible continuation.
 */
export function tokenizeForced(masks: TokenMasks, configuration: number, run: Uint8Array): number[] {
  const { trie, configurations } = masks
  const afterRun = configurations.run(configuration, run)
  const tokens: number[] = []
  if (afterRun === DEAD) return tokens
  for (let start = 0; start < run.length; ) {
    const { token, end, openNode } = longestToken(trie, run, start)
    if (openNode !== ROOT && masks.takesLonger(openNode, afterRun)) break
    if (token === -1) break
    tokens.push(token)
    start = end
  }
  return tokens
}

interface LongestToken {
  /** -1 where no token starts here. */
  readonly token: number
  readonly end: number
  /** Node on which the bytes ran out while tokens went on, or ROOT. */
  readonly openNode: number
}

function longestToken(trie: TokenTrie, bytes: Uint8Array, start: number): LongestToken {
  let node = ROOT
  let token = -1
  let end = start
  for (let at = start; at < bytes.length; at++) {
    node = childOf(trie, node, bytes[at]!)
    if (node === -1) return { token, end, openNode: ROOT }
    if (trie.token[node]! === -1) continue
    token = trie.token[node]!
    end = at + 1
  }
  return { token, end, openNode: node }
}
