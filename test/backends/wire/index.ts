// Servers of real wire formats, for the tests of every rung that asks one; wire-server.ts tells how.

export { CloudflareFace } from './cloudflare-face.js'
export { probeInLark } from './held-answer.js'
export { chatForm, completionsForm, openaiForms, responsesForm } from './openai-forms.js'
export type { Where, WireFailure } from './wire-failure.js'
export { dataBlock, tokensOf, type WireAnswer, type WireForm, type WireRequest } from './wire-form.js'
export { type WireServer, type WireServerOptions, wireServer } from './wire-server.js'
