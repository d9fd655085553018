// A vocabulary as one flat trie in depth-first order, so that all tokens can be judged in a single pass over arrays.

/** Tokens by id. Works for any tokenizer whose tokens are byte strings. */
export interface Vocabulary {
  /** Bytes of each token; null for what is not text (control and padding tokens). */
  readonly tokens: readonly (Uint8Array | null)[]
  /** Ids that end a text; never text themselves. */
  readonly endOfSequence: readonly number[]
}

/**
 * Node `i` is one byte of some token. Its subtree is the nodes from `i + 1` up to `subtreeEnd[i]`, so skipping a
 * subtree is one assignment. Nodes at depth 0 follow the empty prefix.
 */
export interface TokenTrie {
  readonly vocabulary: Vocabulary
  readonly nodes: number
  readonly byte: Uint8Array
  readonly depth: Int32Array
  readonly subtreeEnd: Int32Array
  /** Lowest id of the tokens that end at a node, or -1. */
  readonly token: Int32Array
  /** By token id: the next token with the same bytes, or -1. */
  readonly sameBytes: Int32Array
  /** Length in bytes of the longest token. */
  readonly depthMax: number
}

/** Tokens that are empty, null or end-of-sequence stand outside the trie. */
export function buildTokenTrie(vocabulary: Vocabulary): TokenTrie {
  const texts = textTokens(vocabulary)
  const nodes = countNodes(texts)
  const trie: TokenTrie = {
    vocabulary,
    nodes,
    byte: new Uint8Array(nodes),
    depth: new Int32Array(nodes),
    subtreeEnd: new Int32Array(nodes),
    token: new Int32Array(nodes).fill(-1),
    sameBytes: new Int32Array(vocabulary.tokens.length).fill(-1),
    depthMax: texts.reduce((longest, { bytes }) => Math.max(longest, bytes.length), 0),
  }
  fill(trie, texts)
  return trie
}

interface TextToken {
  readonly id: number
  readonly bytes: Uint8Array
}

/** In byte order, then by id: neighbours share the longest prefixes, which makes the order depth-first. */
function textTokens({ tokens, endOfSequence }: Vocabulary): TextToken[] {
  const ends = new Set(endOfSequence)
  const texts: TextToken[] = []
  tokens.forEach((bytes, id) => {
    if (bytes !== null && bytes.length > 0 && !ends.has(id)) texts.push({ id, bytes })
  })
  return texts.sort((a, b) => Buffer.compare(a.bytes, b.bytes) || a.id - b.id)
}

function countNodes(texts: readonly TextToken[]): number {
  let nodes = 0
  let previous: Uint8Array = new Uint8Array(0)
  for (const { bytes } of texts) {
    nodes += bytes.length - sharedPrefix(previous, bytes)
    previous = bytes
  }
  return nodes
}

function fill(trie: TokenTrie, texts: readonly TextToken[]): void {
  const { byte, depth, subtreeEnd, token, sameBytes } = trie
  /** Nodes of the previous token's bytes: those not shared with the next one are complete. */
  const open: number[] = []
  let previous: TextToken = { id: -1, bytes: new Uint8Array(0) }
  let node = 0
  for (const text of texts) {
    const shared = sharedPrefix(previous.bytes, text.bytes)
    for (const closed of open.splice(shared)) subtreeEnd[closed] = node
    for (let d = shared; d < text.bytes.length; d++) {
      byte[node] = text.bytes[d]!
      depth[node] = d
      open.push(node++)
    }
    const last = open.at(-1)!
    if (token[last] === -1) token[last] = text.id
    else sameBytes[previous.id] = text.id
    previous = text
  }
  for (const closed of open) subtreeEnd[closed] = node
}

function sharedPrefix(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  let shared = 0
  while (shared < length && a[shared] === b[shared]) shared++
  return shared
}

/** The trie's root, above depth 0. */
export const ROOT = -1

/** Node below `node` (or `ROOT`) for one more byte, or -1 where no token goes on so. */
export function childOf(trie: TokenTrie, node: number, byte: number): number {
  const end = node === ROOT ? trie.nodes : trie.subtreeEnd[node]!
  for (let child = node + 1; child < end; child = trie.subtreeEnd[child]!) {
    if (trie.byte[child] === byte) return child
  }
  return -1
}
