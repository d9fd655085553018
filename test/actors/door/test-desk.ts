// A small desk that really answers: one operation with its own arithmetic, and goals that say what they want of it.

import type {
  CallFailure,
  CertifiedPayload,
  Desk,
  DeskOptions,
  StreamControl,
  StreamOptions,
  StreamSink,
} from '../../../src/actors/door/index.js'
import { outcomeJson } from '../../../src/client/index.js'
import { timeToCollision } from '../../../src/domains/kinematics/contract.js'
import {
  type Basis,
  type Certified,
  canonicalText,
  codecOf,
  contract,
  count,
  err,
  type Fault,
  fromJson,
  type GoalRecord,
  type Infer,
  type Json,
  list,
  messagesOf,
  type OutcomeRecord,
  ok,
  optional,
  quantity,
  type Result,
  record,
  text,
  toFaultRecord,
  toJson,
} from '../../../src/fabric/index.js'

const cancelled: Fault = { code: 'FAULT_CANCELLED', message: 'cancelled' }
/** A request may come damaged, and ask for more than there is memory. */
const charactersMax = 1_000_000

/** Streams its list: as many items as asked for, of as many characters each, and of others from the twentieth on. */
export const listing = contract({
  name: 'test.list',
  summary: 'Lists things.',
  request: record({ items: count(), characters: count(), later: optional(count()) }),
  response: record({ things: list(record({ index: count(), text: text(2 ** 22) })), note: text() }),
  stream: 'things',
  errors: ['none'],
})
const uncertified = 'a test signs nothing'
const basisOf = (operation: string): Basis => ({
  operation,
  domain: 'test',
  domainVersion: '1',
  method: 'by hand',
  errorBound: 'none',
  assumptions: [{ path: 'gravity', value: 9.8 }],
  requestSchema: '',
  responseSchema: '',
})

const thing = messagesOf(listing).item!

const answerSchema = record({ heard: text(70_000), bytes: quantity('1') })

export class TestDesk implements Desk {
  readonly operations: Desk['operations'] = new Map([
    [timeToCollision.name, messagesOf(timeToCollision)],
    [listing.name, messagesOf(listing)],
  ])
  readonly takesGoals = true
  readonly rung = 'test'
  readonly posture = 'in-process'
  ready: Result<void, Fault> = ok(undefined)
  /** Outcomes of goals that had a key. */
  readonly #kept = new Map<string, OutcomeRecord>()
  /** Every goal and request that reached the desk. */
  readonly goals: GoalRecord[] = []
  readonly deadlines: number[] = []
  cancellations = 0
  /** Over all streams. */
  itemsMade = 0
  /** Items that streams may make now. */
  granted = 0
  #release: (() => void)[] = []

  /** Lets everything go that waits. */
  release(): void {
    for (const release of this.#release.splice(0)) release()
  }

  get waiting(): number {
    return this.#release.length
  }

  /** `wait` waits for release; `large` answers more than a lane carries; `defect` throws. */
  async submit(goal: GoalRecord, options: DeskOptions): Promise<OutcomeRecord> {
    const outcome = await this.#work(goal, options)
    if (goal.key !== undefined) this.#kept.set(goal.key, outcome)
    return outcome
  }

  async #work(goal: GoalRecord, { deadline, signal }: DeskOptions): Promise<OutcomeRecord> {
    this.goals.push(goal)
    this.deadlines.push(deadline)
    if (goal.text === 'defect') throw new Error('a bug of ours')
    if (goal.text === 'wait' && !(await this.#released(signal)))
      return this.#outcome('fault', { fault: toFaultRecord(cancelled) })
    const heard = goal.text === 'large' ? 'x'.repeat(60_000) : goal.text
    const bytes = goal.inputs.reduce((sum, input) => sum + input.bytes.byteLength, 0)
    const payload = codecOf(answerSchema).encode({ heard, bytes })
    if (!payload.ok) throw new Error(payload.error.message)
    return this.#outcome('ok', { answer: { schema: canonicalText(answerSchema), payload: payload.value } })
  }

  /** Keys of goals that this desk says it works on. */
  readonly working = new Set<string>()
  readonly worksOn = (key: string): boolean => this.working.has(key)

  async collect(key: string): Promise<Result<OutcomeRecord, Fault>> {
    const outcome = this.#kept.get(key)
    return outcome === undefined ? err({ code: 'FAULT_UNKNOWN_KEY', path: 'key', message: 'never seen' }) : ok(outcome)
  }

  async call(
    _: string,
    payload: Uint8Array,
    { deadline, signal }: DeskOptions,
  ): Promise<Result<Uint8Array, CallFailure>> {
    this.deadlines.push(deadline)
    const request = codecOf(timeToCollision.request).decode(payload)
    if (!request.ok) return request
    // A gap of 999 m stands for work that takes until it is released.
    if (request.value.gap === 999 && !(await this.#released(signal))) return err(cancelled)
    const answer = timeOf(request.value)
    return answer.ok ? codecOf(timeToCollision.response).encode(answer.value) : answer
  }

  /** Makes each item in a turn of its own; never beyond the credit. */
  stream(_: string, payload: Uint8Array, { from, credit, signal }: StreamOptions, sink: StreamSink): StreamControl {
    const request = codecOf(listing.request).decode(payload)
    let room = credit
    this.granted += credit
    let index = from
    let ended = false
    const end = (answer: Parameters<StreamSink['done']>[0]): void => {
      if (ended) return
      ended = true
      this.granted -= room
      sink.done(answer)
    }
    const step = (): void => {
      if (ended || room === 0) return
      if (!request.ok) end(request)
      else if (request.value.items === 0) end(err({ reason: 'none', message: 'there are none' }))
      else if (index >= request.value.items) end(codecOf(listing.response).encode({ things: [], note: 'that is all' }))
      else {
        room--
        this.granted--
        this.itemsMade++
        const { characters, later = characters } = request.value
        const item = { index, text: 'x'.repeat(Math.min(index < 20 ? characters : later, charactersMax)) }
        index++
        const encoded = thing.codec.encode(item)
        if (!encoded.ok) throw new Error(encoded.error.message)
        sink.item(encoded.value)
        setImmediate(step)
      }
    }
    signal.addEventListener('abort', () => {
      this.cancellations++
      end(err(cancelled))
    })
    setImmediate(step)
    return {
      grant: (items) => {
        if (ended) return
        if (room === 0) setImmediate(step)
        room += items
        this.granted += items
      },
      cancel: () => {
        if (ended) return
        ended = true
        this.granted -= room
        this.cancellations++
      },
    }
  }

  async callJson(operation: string, json: unknown, options: DeskOptions) {
    if (operation !== timeToCollision.name) {
      const message = `there is no ${operation}`
      return err<Fault>({
        code: 'FAULT_UNKNOWN_OPERATION',
        name: operation,
        candidates: [timeToCollision.name],
        message,
      })
    }
    const request = fromJson(timeToCollision.request, json)
    if (!request.ok) return request
    this.deadlines.push(options.deadline)
    const answer = timeOf(request.value.value)
    return answer.ok ? ok(toJson(timeToCollision.response, answer.value)) : answer
  }

  async answerJson(operation: string, json: unknown, options: DeskOptions): Promise<Result<Certified, CallFailure>> {
    const answer = await this.callJson(operation, json, options)
    return answer.ok
      ? ok({ request: json as Json, response: answer.value, basis: basisOf(operation), uncertified })
      : answer
  }

  async answer(
    operation: string,
    payload: Uint8Array,
    options: DeskOptions,
  ): Promise<Result<CertifiedPayload, CallFailure>> {
    const answer = await this.call(operation, payload, options)
    const certified = { request: null, response: null, basis: basisOf(operation), uncertified }
    return answer.ok ? ok({ payload: answer.value, certified }) : answer
  }

  readonly outcomeJson = outcomeJson
  readiness = () => this.ready
  status = () => ({ goals: this.goals.length })

  #released(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      this.#release.push(() => resolve(true))
      signal.addEventListener('abort', () => {
        this.cancellations++
        resolve(false)
      })
    })
  }

  #outcome(kind: OutcomeRecord['kind'], rest: Partial<OutcomeRecord>): OutcomeRecord {
    return {
      goalId: `goal-${this.goals.length}`,
      kind,
      attempts: [{ program: 'refuse outOfScope', diagnostics: [] }],
      calls: [{ operation: 'test.echo', arguments: '{"x":1}' }],
      assumptions: [],
      fields: [],
      rung: this.rung,
      posture: this.posture,
      bytesLeft: 0,
      timings: { proposal: 0.1, elaboration: 0, fabric: 0, domain: 0, total: 0.1 },
      tokens: 1,
      ...rest,
    }
  }
}

type Request = Infer<(typeof timeToCollision)['request']>

function timeOf({ gap, speedSelf, speedLead }: Request): Result<{ time: number }, CallFailure> {
  if (speedSelf <= speedLead) return err({ reason: 'never', message: 'the follower is not faster' })
  return ok({ time: gap / (speedSelf - speedLead) })
}
