// XGrammar compiled to WebAssembly. Its package says that it is an ES module, and holds a UMD one: it is loaded as what it is.
// Its classes are right for ASCII alone: `[\u00A0-\uD7FF]` takes the bytes A0 to FF, and a class that goes on to `\U0010FFFF`
// takes every byte. So both sides are given grammars without classes beyond ASCII.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { compileFunction, constants } from 'node:vm'

const require = createRequire(import.meta.url)

function load() {
  const filename = require.resolve('@mlc-ai/web-xgrammar')
  const module = { exports: {} }
  const run = compileFunction(readFileSync(filename, 'utf8'), ['exports', 'module', 'require', '__filename'], {
    filename,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  run.call(globalThis, module.exports, module, require, filename)
  return module.exports
}

let loaded

/** The grammar with no characters beyond ASCII in its classes. */
export function withAsciiClasses({ root, rules }) {
  return { root, rules: new Map([...rules].map(([name, body]) => [name, inAscii(body)])) }
}

function inAscii(expression) {
  switch (expression.kind) {
    case 'oneOf': {
      const ranges = expression.ranges.filter(([low]) => low <= '\x7f')
      return { ...expression, ranges: ranges.map(([low, high]) => [low, high > '\x7f' ? '\x7f' : high]) }
    }
    case 'sequence':
    case 'choice':
      return { ...expression, items: expression.items.map(inAscii) }
    case 'repeat':
      return { ...expression, item: inAscii(expression.item) }
    default:
      return expression
  }
}

/**
 * A compiler that keeps nothing from one grammar to the next.
 *
 * @param {readonly string[]} tokens by id, as byte-level BPE writes them; '' for what is not text
 * @param {readonly number[]} endOfSequence
 */
export async function openXgrammar(tokens, endOfSequence) {
  loaded ??= load()
  const ends = [...endOfSequence]
  const info = await loaded.TokenizerInfo.createTokenizerInfo([...tokens], 'byte_level', false, tokens.length, ends)
  const compiler = await loaded.GrammarCompiler.createGrammarCompiler(info, false)
  return {
    compile: (gbnf) => compiler.compileGrammar(gbnf),
    matcher: (compiled) => loaded.GrammarMatcher.createGrammarMatcher(compiled),
    close() {
      compiler.dispose()
      info.dispose()
    },
  }
}
