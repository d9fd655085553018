// The one grammar value and its dialects.

export { toGbnf } from './gbnf.js'
export * from './grammar.js'
export { toLark } from './lark.js'
export { grammarOf, questionFieldsMax, requestsMax } from './of-contracts.js'
export type { AttachedName, GrammarOptions } from './options.js'
export { readGbnf } from './read-gbnf.js'
