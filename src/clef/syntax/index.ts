// Text to syntax tree.

export * from './ast.js'
export * from './canonical/index.js'
export { childrenOf } from './children.js'
export { diagnosticsMax, heightMax, nodesMax, programTextMax } from './limits.js'
export { clarifyFieldsMax, type ParsedProposal, parseProgram, parseProposal, parseType } from './proposal.js'
export { type ConstructorName, constructors, keywords, modules, reservedNames } from './token.js'
