// The handshake as the one who was dialled: what the peer brings, and where the two sides mean different things.

import {
  checkIdentities,
  err,
  type Fault,
  type FrameView,
  type Hello,
  type HelloContract,
  ok,
  type Result,
  readHello,
  shortIdentity,
  shortIdentityText,
} from '../../fabric/index.js'
import { type EntryRules, wrongToken } from './entry.js'
import { broken, offsets, unknownSchema } from './lane-faults.js'

/** A peer that has greeted. */
export interface Peer {
  /** Largest frame that both sides take, in bytes. */
  readonly frameBytesMax: number
  /** Why the requests of a schema, by its short identity as text, are not understood here. */
  readonly disagreements: ReadonlyMap<string, Fault>
  /** By name, each message that means different things to the two sides. */
  readonly differing: ReadonlyMap<string, Fault>
}

/** Reads a peer's first frame. On a fault there is nothing to talk about. */
export function greet(
  frame: FrameView,
  ours: readonly HelloContract[],
  { rules, frameBytesMax }: { readonly rules: EntryRules; readonly frameBytesMax: number },
): Result<Peer, Fault> {
  if (frame.kind !== 'hello') return err(broken(offsets.kind, `The first frame is a hello, not a ${frame.kind}.`))
  const hello = readHello(frame.payload)
  if (!hello.ok) return hello
  const refused = wrongToken(hello.value.token, rules)
  if (refused !== undefined) return err(refused)
  return ok({
    frameBytesMax: Math.min(frameBytesMax, hello.value.frameBytesMax),
    ...compared(hello.value, ours),
  })
}

/** The peer's messages that mean something else here, or nothing. A peer that can adapt asks in our schemas instead. */
function compared({ contracts }: Hello, ours: readonly HelloContract[]): Pick<Peer, 'disagreements' | 'differing'> {
  const differing = new Map(checkIdentities(ours, contracts).map((fault) => [fault.path ?? '', fault]))
  const known = new Set(ours.map(({ name }) => name))
  const found = new Map<string, Fault>()
  for (const { name, identity } of contracts) {
    const short = shortIdentityText(shortIdentity(identity))
    const fault = differing.get(name) ?? (known.has(name) ? undefined : unknownSchema(short, name))
    if (fault !== undefined) found.set(short, fault)
  }
  return { disagreements: found, differing }
}
