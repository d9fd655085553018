// What a program may cost before anything is made of it. A program of a language model has some hundred characters;
// these leave room for one of some thousand lines.

/** UTF-16 units. */
export const programTextMax = 1_048_576
/** Nodes of the syntax tree: expressions, patterns and types. */
export const nodesMax = 262_144
/** A node has two tokens on the average at most; what has more is refused while it is read. */
export const tokensMax = 2 * nodesMax
/** Height of the syntax tree. Every later walk recurses over it, so this bounds their stacks too. */
export const heightMax = 200
export const bindingsMax = 16_384
/** UTF-16 units of a unit's text. */
export const unitTextMax = 128
export const diagnosticsMax = 32
