// The header that every message wears, on every lane. Runs in Node and in a browser.

export { ByCorrelation } from './frame/by-correlation.js'
export { aboutRequest, headerUnder, plainHeader } from './frame/header.js'
export { checkIdentities, encodeHello, type Hello, type HelloContract, readHello } from './frame/hello.js'
export { identityBytes, noSchema, type ShortIdentity, shortIdentity, shortIdentityText } from './frame/identity.js'
export {
  type FrameKind,
  frameBytes,
  frameBytesMax,
  frameFlags,
  frameMagic,
  frameVersion,
  headerBytes,
} from './frame/layout.js'
export { FrameView, readFrame } from './frame/view.js'
export { encodeFrame, type Frame, type FrameHeader, noPayload, noTrace, writeFrame } from './frame/write.js'
