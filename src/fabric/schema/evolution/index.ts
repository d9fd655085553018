// Evolution: what two versions of a schema can say to each other, and how a value of the one becomes a value of the other.
// docs/reference/barewire.md tells the rules.

export { type Compatibility, compatibilityOf, type Reason } from './compatibility.js'
export { documentText } from './document-text.js'
export { type Adapter, adapterOf, type Passage, passageOf } from './passage.js'
export type { Difference } from './place.js'
export { differenceWords } from './words.js'
