// What a program may cost before anything is made of it. A program of a language model has some hundred characters;
// these leave room for one that a person writes.

export const programTextMax = 65_536
export const nodesMax = 8_192
/** Height of the syntax tree. Every later walk recurses over it, so this bounds their stacks too. */
export const heightMax = 200
export const bindingsMax = 256
export const diagnosticsMax = 32
