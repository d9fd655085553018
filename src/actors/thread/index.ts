// Worker threads as actors own them.

export { hungAfterMs, OwnedThread, type OwnedThreadOptions } from './owned-thread.js'
