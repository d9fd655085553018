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

const patterns: ReadonlyMap<string, string> = new Map([
  ['gpt-2', gpt2],
  ['mpt', gpt2],
  ['olmo', gpt2],
  ['llama-bpe', withDigits('\\p{N}{1,3}')],
  ['llama3', withDigits('\\p{N}{1,3}')],
  ['qwen2', withDigits('\\p{N}')],
])

/** Cuts a text into its pieces; undefined where the way of that name is not known here. */
export function splitterOf(name: string): ((text: string) => readonly string[]) | undefined {
  const pattern = patterns.get(name)
  if (pattern === undefined) return undefined
  const pieces = new RegExp(pattern, 'gu')
  return (text) => text.match(pieces) ?? []
}
