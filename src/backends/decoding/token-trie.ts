// A vocabulary as one flat trie in depth-first order, so that all tokens can be judged in a single pass over arrays.
import { afterLead, classBit, notACharacter } from './character-classes.js'

/** Tokens by id. Works for any tokenizer whose tokens are byte strings. */
export interface Vocabulary {
  /** Bytes of each token; null for what is not text (control and padding tokens). */
  readonly tokens: readonly (Uint8Array | null)[]
  /** Ids that end a text; never text themselves. */
  readonly endOfSequence: readonly number[]
  /**
   * How the tokenizer spells a text. Left out where that is not known: then no tokens are forced, since a model that is put
   * behind a spelling which it has never seen is worse off than one that is asked.
   */
  readonly spell?: Spelling
  /** Why `spell` is left out, for whoever wonders that nothing is forced. */
  readonly unspelled?: string
}

/** Ids of a text's tokens, null where it cannot be spelled; or `longest`: from left to right, the longest token that fits. */
export type Spelling = 'longest' | ((text: Uint8Array) => readonly number[] | null)

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
  /** Classes of the characters, from a node's own byte on, of all tokens through it; see character-classes.ts. */
  readonly classes: Int32Array
  /** Bytes, from a node's own on, of the longest token through it. */
  readonly height: Int32Array
  /** All text tokens in the order of their nodes. */
  readonly inOrder: Int32Array
  /** By node, how many tokens of `inOrder` stand before it; one more entry at the end. */
  readonly tokensBefore: Int32Array
  /** Node above each, or `ROOT`. */
  readonly parent: Int32Array
  /** Nodes plus one, by a hash of their parent and byte: open addressing, at most half full. */
  readonly children: Int32Array
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
    classes: new Int32Array(nodes),
    height: new Int32Array(nodes).fill(1),
    inOrder: Int32Array.from(texts, ({ id }) => id),
    tokensBefore: new Int32Array(nodes + 1),
    parent: new Int32Array(nodes),
    children: new Int32Array(2 ** Math.ceil(Math.log2(2 * nodes + 2))),
  }
  fill(trie, texts)
  describe(trie)
  indexChildren(trie)
  return trie
}

/** The trie's root, above depth 0. */
export const ROOT = -1

interface TextToken {
  readonly id: number
  readonly bytes: Uint8Array
  /** One character for each byte: comparing these is what building spends its time on. */
  readonly key: string
}

/** In byte order, then by id: neighbours share the longest prefixes, which makes the order depth-first. */
function textTokens({ tokens, endOfSequence }: Vocabulary): TextToken[] {
  const ends = new Set(endOfSequence)
  const texts: TextToken[] = []
  tokens.forEach((bytes, id) => {
    if (bytes !== null && bytes.length > 0 && !ends.has(id)) texts.push({ id, bytes, key: keyOf(bytes) })
  })
  return texts.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id))
}

const keyOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

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
  let previous: TextToken = { id: -1, bytes: new Uint8Array(0), key: '' }
  let node = 0
  trie.tokensBefore.fill(texts.length)
  for (const [before, text] of texts.entries()) {
    const shared = sharedPrefix(previous.bytes, text.bytes)
    for (const closed of open.splice(shared)) subtreeEnd[closed] = node
    for (let d = shared; d < text.bytes.length; d++) {
      byte[node] = text.bytes[d]!
      depth[node] = d
      trie.tokensBefore[node] = before
      trie.parent[node] = open.at(-1) ?? ROOT
      open.push(node++)
    }
    const last = open.at(-1)!
    if (token[last] === -1) token[last] = text.id
    else sameBytes[previous.id] = text.id
    previous = text
  }
  for (const closed of open) subtreeEnd[closed] = node
}

/** What holds of all tokens through a node, from the last node back: children come after their parents. */
function describe(trie: TokenTrie): void {
  const { byte, classes, height, nodes } = trie
  for (let node = nodes - 1; node >= 0; node--) {
    const lead = byte[node]!
    classes[node] = classBit(lead)
    for (const child of children(trie, node)) {
      height[node] = Math.max(height[node]!, height[child]! + 1)
      if (lead < 0x80) classes[node]! |= classes[child]!
    }
    if (lead >= 0x80) classes[node]! |= classesBehind(trie, node, afterLead(lead))
  }
}

/** Classes of what follows in the middle of a character, its rest being bytes of which the next is in `low..high`. */
function classesBehind(trie: TokenTrie, node: number, { low, high, more }: ReturnType<typeof afterLead>): number {
  let classes = 0
  for (const child of children(trie, node)) {
    if (trie.byte[child]! < low || trie.byte[child]! > high) classes |= notACharacter
    else if (more > 0) classes |= classesBehind(trie, child, { low: 0x80, high: 0xbf, more: more - 1 })
    else for (const next of children(trie, child)) classes |= trie.classes[next]!
  }
  return classes
}

function* children({ subtreeEnd }: TokenTrie, node: number): Generator<number> {
  for (let child = node + 1; child < subtreeEnd[node]!; child = subtreeEnd[child]!) yield child
}

function sharedPrefix(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  let shared = 0
  while (shared < length && a[shared] === b[shared]) shared++
  return shared
}

/** Node below `node` (or `ROOT`) for one more byte, or -1 where no token goes on so. */
export function childOf(trie: TokenTrie, node: number, byte: number): number {
  return trie.children[placeOf(trie, node, byte)]! - 1
}

function indexChildren(trie: TokenTrie): void {
  for (let node = 0; node < trie.nodes; node++) {
    trie.children[placeOf(trie, trie.parent[node]!, trie.byte[node]!)] = node + 1
  }
}

/** Where a child stands in the index, or would. */
function placeOf({ children, parent, byte: bytes }: TokenTrie, node: number, byte: number): number {
  const mask = children.length - 1
  const mixed = Math.imul(node + 1, 0x9e3779b1) ^ Math.imul(byte + 1, 0x85ebca6b)
  let place = (mixed ^ (mixed >>> 15)) & mask
  for (let held = children[place]!; held !== 0; held = children[place]!) {
    if (parent[held - 1] === node && bytes[held - 1] === byte) return place
    place = (place + 1) & mask
  }
  return place
}
