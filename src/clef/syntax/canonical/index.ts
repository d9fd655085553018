// The canonical layout: how programs are written where there is one way to write them.

export { tupleBindersMax } from './binders.js'
export * as lexemes from './lexemes.js'
export * from './names.js'
export { readCanonical } from './read-canonical.js'
export { pathPartsMax, readCanonicalProposal } from './read-proposal.js'
