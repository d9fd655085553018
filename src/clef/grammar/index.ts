// The one grammar value and its dialects.

export { toGbnf } from './gbnf.js'
export * from './grammar.js'
export { type GrammarMaking, GrammarShelf } from './grammar-shelf.js'
export { languageGrammar } from './language/index.js'
export { toLark } from './lark.js'
export { grammarOf, questionFieldsMax } from './of-contracts.js'
export {
  type AttachedName,
  type GrammarOptions,
  type ProgramForm,
  programForms,
  type Steering,
  steerings,
} from './options.js'
export { readGbnf } from './read-gbnf.js'
export { requestsMax } from './whole/letters.js'
