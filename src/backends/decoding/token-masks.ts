// Which tokens may come next, worked out once per configuration.
import type { TokenSet } from '../../clef/grammar/grammar.js'
import { type Configurations, DEAD, STORED, UNKNOWN } from './automaton/index.js'
import { Runways } from './runways.js'
import type { TokenTrie } from './token-trie.js'

/** Bytes of masks kept per vocabulary; the oldest go first. A 152k vocabulary has 19 KB masks: 3,400 of them. */
const cacheBytesMax = 64 * 1024 * 1024

/** Nodes from which on it pays to ask whether a subtree can be taken as a whole. */
const sliceNodesMin = 6

export class TokenMasks {
  private readonly cached = new Map<number, Uint32Array>()
  private readonly words: number
  private readonly cachedMax: number
  /** Configuration before each depth of the walk; one buffer for all walks. */
  private readonly path: Int32Array
  private readonly runways: Runways

  constructor(
    readonly configurations: Configurations,
    readonly trie: TokenTrie,
  ) {
    this.words = (trie.vocabulary.tokens.length + 31) >>> 5
    this.cachedMax = Math.max(1, Math.floor(cacheBytesMax / (4 * Math.max(1, this.words))))
    this.path = new Int32Array(trie.depthMax + 1)
    this.runways = new Runways(configurations)
  }

  /**
   * Bit `id & 31` of word `id >>> 5` is set where token `id` may come next: the grammar can still be completed after
   * its bytes, or the text is complete and the token ends it. The array is shared: read it, don't write it.
   */
  mask(configuration: number): Uint32Array {
    const known = this.cached.get(configuration)
    if (known !== undefined) return known
    const mask = this.compute(configuration)
    // A mask that a limit cut short must not outlive the fault that says so.
    if (this.configurations.fault !== null) return mask
    if (this.cached.size >= this.cachedMax) this.cached.delete(this.cached.keys().next().value!)
    this.cached.set(configuration, mask)
    return mask
  }

  private compute(configuration: number): Uint32Array {
    const mask = new Uint32Array(this.words)
    this.walkAll(configuration, mask)
    for (const set of this.configurations.tokenSets(configuration)) this.allow(set, mask)
    if (this.configurations.isComplete(configuration)) {
      for (const id of this.trie.vocabulary.endOfSequence) mask[id >>> 5]! |= 1 << (id & 31)
    }
    return mask
  }

  /** Tokens that end a text do that alone, even where a set names them. */
  private allow({ ids, others }: TokenSet, mask: Uint32Array): void {
    const { tokens, endOfSequence } = this.trie.vocabulary
    const named = new Set(ids)
    const ends = new Set(endOfSequence)
    for (let id = 0; id < tokens.length; id++) {
      if (named.has(id) !== others && !ends.has(id)) mask[id >>> 5]! |= 1 << (id & 31)
    }
  }

  /** Judges every token. The hot loop of decoding: a step is one look into a table. */
  private walkAll(configuration: number, mask: Uint32Array): void {
    const { configurations, path, runways } = this
    const { byte, depth, subtreeEnd, classes, height, inOrder, tokensBefore, token, sameBytes, nodes } = this.trie
    let { table } = configurations
    path[0] = configuration
    for (let node = 0; node < nodes; ) {
      const before = path[depth[node]!]!
      let next = table[(before << 8) | byte[node]!]! - STORED
      if (next === UNKNOWN) {
        next = configurations.step(before, byte[node]!)
        table = configurations.table
      }
      const end = subtreeEnd[node]!
      if (next === DEAD) {
        node = end
        continue
      }
      if (end - node >= sliceNodesMin && runways.take(before, classes[node]!, height[node]!)) {
        for (let place = tokensBefore[node]!, stop = tokensBefore[end]!; place < stop; place++) {
          const id = inOrder[place]!
          mask[id >>> 5]! |= 1 << (id & 31)
        }
        table = configurations.table
        node = end
        continue
      }
      path[depth[node]! + 1] = next
      for (let id = token[node]!; id !== -1; id = sameBytes[id]!) mask[id >>> 5]! |= 1 << (id & 31)
      node++
    }
  }

  /** Whether the grammar takes, from `configuration` on, the rest of some token longer than trie node `node`. */
  takesLonger(node: number, configuration: number): boolean {
    const { byte, depth, subtreeEnd, token } = this.trie
    const { configurations, path } = this
    const end = subtreeEnd[node]!
    path[depth[node]! + 1] = configuration
    for (let below = node + 1; below < end; ) {
      const at = depth[below]!
      const next = configurations.step(path[at]!, byte[below]!)
      if (next !== DEAD && token[below]! !== -1) return true
      path[at + 1] = next
      below = next === DEAD ? subtreeEnd[below]! : below + 1
    }
    return false
  }
}
