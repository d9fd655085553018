// What an answer rests on and the certificate that says so: read and verified, in Node and in a browser.

export { canonicalJson, digestOf } from './canonical.js'
export { type Answered, type Claims, certificateAlgorithm, certificateType, type Digests, digestsOf } from './claims.js'
export { ItemsDigest, streamedJson } from './items-digest.js'
export { changedPart, endOf, type OutcomeView, partDigests } from './outcome-parts.js'
export type { Revoked } from './revoked.js'
export {
  type InvalidReason,
  type KeptAnswer,
  type PublicKey,
  type Verdict,
  type VerifyOptions,
  verifyAnswer,
} from './verify.js'
