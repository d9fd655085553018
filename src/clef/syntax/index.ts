// Text to syntax tree.

export * from './ast.js'
export { diagnosticsMax, heightMax, nodesMax, programTextMax } from './limits.js'
export { type ParsedProposal, parseProgram, parseProposal } from './proposal.js'
export { keywords } from './token.js'
