// How large a schema may be; documented in docs/reference/barewire.md. They bound the work that a peer's schema can cause, and
// are far above what an operation needs.

/** Characters of a schema's text, canonical or not. */
export const schemaTextMax = 256 * 1024
/** Nodes from the root to the deepest leaf. */
export const depthMax = 32
/** Nodes altogether; a schema that stands in several places counts in each. */
export const nodesMax = 8_192
/** Fields of a record and cases of a union. */
export const fieldsMax = 1_024
/** Names of a choice: they travel as one byte. */
export const namesMax = 256
/** Characters of the name of a field, a case or a choice. */
export const nameCharactersMax = 128
/** Bytes that a text or data field may ask for. */
export const bytesMaxAllowed = 64 * 1024 * 1024
/** Bytes of data that stands in its record. */
export const fixedBytesMax = 1024 * 1024
/** Dimensions that one carried field may accept. */
export const acceptedMax = 64
