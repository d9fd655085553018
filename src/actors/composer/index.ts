// The Composer: checks and elaborates what a model proposed.

export { type Composition, compose } from './compose.js'
export { type Compose, composer } from './composer.js'
