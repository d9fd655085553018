// The loop's surroundings as a test sets them: a backend that says what the script says, the real Composer, calls answered
// by the script, and a record of what happened in which order.

import { compose } from '../../../src/actors/composer/index.js'
import type { Attempt } from '../../../src/actors/language-node/index.js'
import {
  type Satisfied,
  type SatisfyLimits,
  type SatisfyPorts,
  satisfy,
} from '../../../src/actors/language-node/satisfy.js'
import type { Prompt, ProposeOptions, Stray } from '../../../src/backends/index.js'
import { type Goal, type Invoke, lexGoal } from '../../../src/clef/index.js'
import { err, type Fault, ok, type Posture } from '../../../src/fabric/index.js'
import { contracts, inputs } from '../../clef/registered.js'

/** What the backend comes to: a text, a failure of its own, or one of the way to it. */
export type Said = string | { readonly failed: Fault; readonly stray?: Stray } | { readonly unreachable: Fault }

export const backendFault: Fault = { code: 'FAULT_BACKEND', message: 'the backend left the grammar at character 3' }

export const goalOf = (text: string): Goal => ({ text, quantities: lexGoal(text), inputs })

export interface Script {
  /** Proposals in order; the last is said again for as long as it is asked for. */
  readonly says: readonly Said[]
  readonly tokens?: number
  /** How far each proposal went. */
  readonly posture?: Posture
  /** Probability that each proposal is said to have. */
  readonly confidence?: number
  readonly invoke?: Invoke
  readonly record?: (attempt: Attempt) => ReturnType<SatisfyPorts['record']>
  readonly compose?: SatisfyPorts['compose']
  /** Called with each event as it happens; `abort` withdraws the goal. */
  readonly on?: (event: string, abort: () => void) => void
}

export interface Played extends Satisfied {
  readonly events: readonly string[]
  readonly asked: readonly { readonly prompt: Prompt; readonly options: Omit<ProposeOptions, 'signal'> }[]
}

export const limits: SatisfyLimits = { attemptsMax: 4, tokensMax: 1_000, confidenceMin: 0 }

/** Bytes that each proposal is said to have handed to the backend. */
export const bytesLeft = 100

export async function play(goal: Goal, script: Script, within: SatisfyLimits = limits): Promise<Played> {
  const events: string[] = []
  const asked: { prompt: Prompt; options: Omit<ProposeOptions, 'signal'> }[] = []
  let now = 0
  const withdrawn = new AbortController()
  const happened = (event: string): void => {
    events.push(event)
    script.on?.(event, () => withdrawn.abort())
  }
  const propose = async (
    prompt: Prompt,
    options: Omit<ProposeOptions, 'signal'>,
  ): ReturnType<SatisfyPorts['propose']> => {
    asked.push({ prompt, options })
    const number = asked.length
    happened(`propose ${number}`)
    now += 2_000
    const said = script.says[Math.min(number, script.says.length) - 1]!
    if (typeof said === 'object' && 'unreachable' in said) return err(said.unreachable)
    const text = typeof said === 'string' ? ok(said) : err(said.failed)
    const strayed = typeof said === 'object' && said.stray !== undefined ? { stray: said.stray } : {}
    return ok({
      text,
      tokens: script.tokens ?? 10,
      confidence: script.confidence,
      bytesLeft,
      ...strayed,
      by: { name: 'scripted', rung: 'scripted' },
      posture: script.posture ?? 'on-host',
      again: (drawn) => propose(prompt, drawn),
    })
  }
  const ports: SatisfyPorts = {
    now: () => now,
    signal: withdrawn.signal,
    propose,
    compose: script.compose ?? (async (text) => ok(compose(text, goal, contracts))),
    async invoke(call, request) {
      happened(`invoke ${call.operation}`)
      return script.invoke === undefined ? err({ reason: 'no', message: 'not scripted' }) : script.invoke(call, request)
    },
    async record(attempt) {
      happened(`recording ${attempt.number}`)
      // A turn of the event loop, as a disk would take: what must wait for it shows.
      await new Promise((resolve) => setImmediate(resolve))
      const recorded = script.record === undefined ? ok(undefined) : await script.record(attempt)
      now += 500
      happened(`recorded ${attempt.number}`)
      return recorded
    },
  }
  const satisfied = await satisfy(goal, new Map(), within, ports, 'goal-1')
  return { ...satisfied, events, asked }
}
