// Reads llama.cpp's tests/test-grammar-integration.cpp: calls of `test_grammar(title, grammar, {passing}, {failing})` and of
// `test_build_grammar_fails(name)` of texts declared before. No more of C++ is understood than those are written in.

/**
 * @param {string} source
 * @returns {{cases: {grammar: string, texts: {parts: (string | number)[], passes: boolean}[]}[], broken: string[]}}
 * parts of a text are text or tokens by their number
 */
export function readGrammarTests(source) {
  const reader = new Reader(source)
  const cases = []
  const broken = []
  for (const { 1: name } of source.matchAll(/assert\(test_build_grammar_fails\((\w+)\)\)/g)) {
    const declared = `const std::string ${name} =`
    reader.at = source.indexOf(declared) + declared.length
    broken.push(reader.string().join(''))
  }
  for (const { index, 0: call } of source.matchAll(/^ {4}test_grammar\(/gm)) {
    reader.at = index + call.length
    reader.string()
    reader.expect(',')
    const grammar = reader.string().join('')
    reader.expect(',')
    const passing = reader.list().map((parts) => ({ parts, passes: true }))
    reader.expect(',')
    const failing = reader.list().map((parts) => ({ parts, passes: false }))
    cases.push({ grammar, texts: [...passing, ...failing] })
  }
  return { cases, broken }
}

class Reader {
  at = 0

  constructor(source) {
    this.source = source
  }

  /** `"..." + token(10) + R"""(...)"""` as its parts; neighbouring texts are one. */
  string() {
    const parts = []
    for (let part = this.part(); part !== null; part = this.part()) {
      if (typeof part === 'string' && typeof parts.at(-1) === 'string') parts.push(parts.pop() + part)
      else parts.push(part)
      this.take(/\+/y)
    }
    return parts
  }

  list() {
    const items = []
    this.expect('{')
    while (this.take(/\}/y) === null) {
      items.push(this.string())
      this.take(/,/y)
    }
    return items
  }

  expect(sign) {
    this.skip()
    if (!this.source.startsWith(sign, this.at)) {
      throw new Error(`expected ${sign} before: ${this.source.slice(this.at, this.at + 60)}`)
    }
    this.at += sign.length
  }

  part() {
    const raw = this.take(/R"([^(]*)\(([\s\S]*?)\)\1"/y)
    if (raw !== null) return raw[2]
    const literal = this.take(/"((?:[^"\\]|\\[\s\S])*)"/y)
    if (literal !== null) return unescaped(literal[1])
    const token = this.take(/token\((\d+)\)/y)
    return token === null ? null : Number(token[1])
  }

  take(pattern) {
    this.skip()
    pattern.lastIndex = this.at
    const found = pattern.exec(this.source)
    if (found !== null) this.at += found[0].length
    return found
  }

  skip() {
    const blank = /(?:\s|\/\/[^\n]*)*/y
    blank.lastIndex = this.at
    this.at += blank.exec(this.source)[0].length
  }
}

const named = { n: '\n', t: '\t', r: '\r', 0: '\0' }

const unescaped = (literal) =>
  literal.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/g, (_, byte, unit, character) =>
    byte || unit ? String.fromCharCode(Number.parseInt(byte ?? unit, 16)) : (named[character] ?? character),
  )
