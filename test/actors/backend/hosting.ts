// The scripted backend in its thread, under Prospero, as a test needs it.

import {
  type BackendCard,
  type BackendHostOptions,
  backendHost,
  type Propose,
  type Proposed,
} from '../../../src/actors/backend/index.js'
import { type ActorRef, createSystem, systemClock } from '../../../src/actors/kernel/index.js'
import { actorChild, supervise } from '../../../src/actors/prospero/index.js'
import type { PriorAttempt } from '../../../src/backends/index.js'
import { type Grammar, grammarOf } from '../../../src/clef/index.js'
import type { Fault, Result } from '../../../src/fabric/index.js'
import { contracts } from '../../clef/registered.js'

export const modulePath = new URL('./scripted-backend.mjs', import.meta.url).pathname

export const quiet = { info: () => {}, warn: () => {}, error: () => {} }

const ofContracts = grammarOf(contracts, { inputs: [], literals: false })

/** What the scripted backend does is the first word of the goal's text. */
export const propose = (
  ref: ActorRef<Propose>,
  text: string,
  options: {
    readonly signal?: AbortSignal
    readonly timeoutMs?: number
    readonly previous?: PriorAttempt
    readonly grammar?: Grammar
    readonly tokensMax?: number
    readonly about?: Pick<Propose, 'goalId' | 'postureMax' | 'firstBy' | 'onAccepted'>
  } = {},
): Promise<Result<Proposed, Fault>> => {
  const { signal, previous, timeoutMs = 20_000, grammar = ofContracts, tokensMax = 100, about } = options
  return ref.ask(
    (replyTo) => ({
      ...about,
      prompt: { text, quantities: [], inputs: [], ...(previous === undefined ? {} : { previous }) },
      grammar,
      options: { tokensMax, temperature: 0, seed: 1 },
      ...(signal === undefined ? {} : { signal }),
      replyTo,
    }),
    { timeoutMs, ...(signal === undefined ? {} : { signal }) },
  )
}

export interface HostedBackend {
  readonly cards: readonly BackendCard[]
  /** Of the living incarnation. */
  readonly current: () => ActorRef<Propose>
  /** Resolves when the next incarnation is ready. */
  readonly restarted: () => Promise<void>
  readonly stop: () => Promise<void>
}

export async function hosted(
  options: object = {},
  limits: Partial<Pick<BackendHostOptions, 'proposalsMax' | 'modulePath' | 'ledger' | 'postureMax' | 'onReport'>> = {},
): Promise<Result<HostedBackend, Fault>> {
  const system = createSystem({ clock: systemClock, onCrash: () => {}, log: quiet })
  const cards: BackendCard[] = []
  let ref: ActorRef<Propose> | undefined
  let bound = (): void => {}
  const child = actorChild<Propose>(
    {
      id: 'backend',
      kind: 'worker',
      startMs: 20_000,
      intensity: { restarts: 5, periodMs: 60_000 },
      backoff: { initialMs: 1, maxMs: 10 },
    },
    () =>
      backendHost({ name: 'scripted', modulePath, options, contracts, onReady: (card) => cards.push(card), ...limits }),
    (ready) => {
      ref = ready
      bound()
    },
  )
  const stop = async (): Promise<void> => {
    await system.stop(5_000)
  }
  const started = await supervise(system, {
    name: 'prospero',
    strategy: 'oneForOne',
    children: [child],
    shutdownMs: 5_000,
  })
  if (!started.ok) {
    await stop()
    return started
  }
  const restarted = () =>
    new Promise<void>((resolve) => {
      bound = resolve
    })
  return { ok: true, value: { cards, current: () => ref!, restarted, stop } }
}
