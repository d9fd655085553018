// Which tokens may come next, worked out once per configuration.
import { type Configurations, DEAD } from './automaton/index.js'
import type { TokenTrie } from './token-trie.js'

/** Bytes of masks kept per vocabulary; the oldest go first. A 152k vocabulary has 19 KB masks: 3,400 of them. */
const cacheBytesMax = 64 * 1024 * 1024

export class TokenMasks {
  private readonly cached = new Map<number, Uint32Array>()
  private readonly words: number
  private readonly cachedMax: number
  /** Configuration before each depth of the walk; one buffer for all walks. */
  private readonly path: Int32Array

  constructor(
    readonly configurations: Configurations,
    readonly trie: TokenTrie,
  ) {
    this.words = (trie.vocabulary.tokens.length + 31) >>> 5
    this.cachedMax = Math.max(1, Math.floor(cacheBytesMax / (4 * Math.max(1, this.words))))
    this.path = new Int32Array(trie.depthMax + 1)
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

  /** Whether the grammar takes, from `configuration` on, the rest of some token longer than trie node `node`. */
  takesLonger(node: number, configuration: number): boolean {
    let taken = false
    this.walk(node + 1, this.trie.subtreeEnd[node]!, configuration, () => {
      taken = true
      return false
    })
    return taken
  }

  private compute(configuration: number): Uint32Array {
    const mask = new Uint32Array(this.words)
    const { sameBytes, vocabulary, nodes } = this.trie
    this.walk(0, nodes, configuration, (token) => {
      for (let id = token; id !== -1; id = sameBytes[id]!) mask[id >>> 5]! |= 1 << (id & 31)
      return true
    })
    if (this.configurations.isComplete(configuration)) {
      for (const id of vocabulary.endOfSequence) mask[id >>> 5]! |= 1 << (id & 31)
    }
    return mask
  }

  /** Visits the tokens between two nodes of one depth that the grammar takes, until `visit` answers false. */
  private walk(from: number, to: number, configuration: number, visit: (token: number) => boolean): void {
    if (from >= to) return
    const { byte, depth, subtreeEnd, token } = this.trie
    const { configurations, path } = this
    path[depth[from]!] = configuration
    for (let node = from; node < to; ) {
      const at = depth[node]!
      const next = configurations.step(path[at]!, byte[node]!)
      if (next === DEAD) {
        node = subtreeEnd[node]!
        continue
      }
      path[at + 1] = next
      if (token[node]! !== -1 && !visit(token[node]!)) return
      node++
    }
  }
}
