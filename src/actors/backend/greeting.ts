// The first word of a backend's thread.

import { err, type Fault, type FrameView, ok, type Result, readFault, readHello } from '../../fabric/index.js'
import type { BackendCard } from './propose.js'

/** A hello with the backend's card, or the fault for which there is none. */
export function readGreeting({ kind, correlation, payload }: FrameView): Result<BackendCard, Fault> | undefined {
  if (kind === 'fault' && correlation === 0) return err(readFault(payload))
  if (kind !== 'hello') return undefined
  const hello = readHello(payload)
  // The card was made by backend-thread.ts from a Backend.
  return hello.ok ? ok(JSON.parse(hello.value.token) as BackendCard) : hello
}
