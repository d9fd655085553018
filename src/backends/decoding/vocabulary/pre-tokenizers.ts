// How byte-level BPE cuts a text into pieces before it merges: nothing is ever merged across a cut.
// The patterns are those that the models were published with, by llama.cpp's names (tokenizer.ggml.pre).

/** White space as Unicode has it; `\s` of JavaScript differs by two characters. */
const space = '\\p{White_Space}'
const other = '[^\\p{White_Space}\\p{L}\\p{N}]'
const contraction = "'(?:[sS]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])"
const spaces = `${space}+(?!\\P{White_Space})|${space}+`

const gpt2 = `'(?:s|t|re|ve|m|ll|d)| ?\\p{L}+| ?\\p{N}+| ?${other}+|${spaces}`
const withDigits = (digits: string): string =>
  `${contraction}|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?${other}+[\\r\\n]*|${space}*[\\r\\n]+|${spaces}`

interface Way {
  readonly pattern: string
  readonly wholeFirst: boolean
}

const asGpt2: Way = { pattern: gpt2, wholeFirst: false }
const asLlama3: Way = { pattern: withDigits('\\p{N}{1,3}'), wholeFirst: true }

const ways: ReadonlyMap<string, Way> = new Map([
  ['gpt-2', asGpt2],
  ['mpt', asGpt2],
  ['olmo', asGpt2],
  ['llama-bpe', asLlama3],
  ['llama3', asLlama3],
  ['qwen2', { pattern: withDigits('\\p{N}'), wholeFirst: false }],
])

export interface Splitter {
  /** Cuts a text into its pieces. */
  readonly split: (text: string) => readonly string[]
  /** Whether a piece that is a token is that one, though its merges may not lead to it. */
  readonly wholeFirst: boolean
}

/** Undefined where the way of that name is not known here. */
export function splitterOf(name: string): Splitter | undefined {
  const found = ways.get(name)
  if (found === undefined) return undefined
  const { pattern, wholeFirst } = found
  const pieces = new RegExp(pattern, 'gu')
  return { split: (text) => text.match(pieces) ?? [], wholeFirst }
}
