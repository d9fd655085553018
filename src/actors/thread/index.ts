// Worker threads as actors own them.

export { OwnedThread, type OwnedThreadOptions } from './owned-thread.js'
