// The fabric's face for whoever stands above it. What a browser needs has faces of its own: dimension, schema, frame, peer.

export { builtFile } from './built-file.js'
export * from './dimension/index.js'
export { at, type DomainError, type Fault, type FaultCode, type Span } from './fault.js'
export * from './frame.js'
export * from './lanes/index.js'
export * from './peer/index.js'
export { err, ok, type Result } from './result.js'
export * from './schema/index.js'
export * from './stream/index.js'
