import { describe, expect, it } from 'vitest'
import { baseDimension, err, type Fault, ok } from '../../../src/fabric/index.js'
import { backendFault, goalOf, play } from './scripted-ports.js'

const add = goalOf('add 5 EUR and 7 EUR')
const sum = 'finance.sum { amounts = [$1; $2] }'
const sumUnknownField = 'finance.sum { sums = [$1; $2] }'
const twelveEuros = { value: 12, dimension: baseDimension('EUR') }
const answers = async () => ok(twelveEuros)

const braking = goalOf('stop from 72 km/h, reaction time 1.5 s, braking at 5 m/s')
const brakes = 'kinematics.stoppingDistance { speed = $1; reactionTime = $2; deceleration = $3 }'

const bare = goalOf('stop from 72, reaction time 1.5 s, braking at 5 m/s^2')

describe('a proposal that is accepted', () => {
  it('is recorded, then run, and its answer ends the goal', async () => {
    const played = await play(add, { says: [sum], invoke: answers })
    expect(played.ending).toMatchObject({ kind: 'ok', value: twelveEuros })
    expect(played.events).toEqual(['propose 1', 'recording 1', 'recorded 1', 'invoke finance.sum'])
  })

  it('is accounted for: its text, tokens, seconds and bytes', async () => {
    const { attempts } = await play(add, { says: [sum], invoke: answers, tokens: 17 })
    expect(attempts).toEqual([
      {
        goalId: 'goal-1',
        number: 1,
        backend: 'scripted',
        rung: 'scripted',
        posture: 'on-host',
        program: sum,
        diagnostics: [],
        tokens: 17,
        proposalSeconds: 2,
        elaborationSeconds: 0,
        bytesLeft: 100,
      },
    ])
  })

  it('may be a refusal or a question, and then nothing is called', async () => {
    const refused = await play(goalOf('write me a poem'), { says: ['refuse outOfScope'] })
    expect(refused.ending).toEqual({ kind: 'refuse', reason: 'outOfScope' })
    const asked = await play(goalOf('how far to stop'), { says: ['clarify speed reactionTime'] })
    expect(asked.ending).toEqual({ kind: 'clarify', fields: ['speed', 'reactionTime'] })
    expect([...refused.events, ...asked.events].filter((event) => event.startsWith('invoke'))).toEqual([])
  })

  it('ends the goal as a domain error when the model says no', async () => {
    const no = { reason: 'noPath', message: 'no rate leads there' }
    const played = await play(add, { says: [sum], invoke: async () => err(no) })
    expect(played.ending).toMatchObject({ kind: 'domainError', error: no, plan: { calls: [{ id: 0 }] } })
    expect(played.attempts).toHaveLength(1)
  })

  it('ends the goal as a fault when the domain is down, and as expired when it is too slow', async () => {
    const down: Fault = { code: 'FAULT_ACTOR_DOWN', actor: 'finance', message: 'finance is not running' }
    const faulted = await play(add, { says: [sum], invoke: async () => err(down) })
    expect(faulted.ending).toMatchObject({ kind: 'fault', fault: down, plan: { calls: [{ id: 0 }] } })
    const late: Fault = { code: 'FAULT_EXPIRED', message: 'the deadline passed' }
    const expired = await play(add, { says: [sum], invoke: async () => err(late) })
    expect(expired.ending).toEqual({ kind: 'expired' })
  })
})

describe('a proposal that is rejected', () => {
  it('is sent back with the first thing that is wrong, and its revision is what comes next', async () => {
    const played = await play(add, { says: [sumUnknownField, sum], invoke: answers })
    expect(played.ending.kind).toBe('ok')
    const [first] = played.attempts[0]!.diagnostics
    expect(first?.code).toBe('CLEF_MISSING_FIELD')
    expect(played.asked[0]!.prompt).not.toHaveProperty('previous')
    expect(played.asked[1]!.prompt.previous).toEqual({
      program: sumUnknownField,
      code: first!.code,
      path: first!.path ?? '',
      diagnostics: expect.arrayContaining([expect.objectContaining({ code: first!.code, operation: 'finance.sum' })]),
    })
  })

  it('is revised with everything that was said against it: codes, places, what was expected, what stood there', async () => {
    const both = 'finance.sum { amounts = [$1]; total = $9 }'
    const { asked, attempts } = await play(add, { says: [both, sum], invoke: answers })
    const said = attempts[0]!.diagnostics
    expect(said.length).toBeGreaterThan(1)
    const told = asked[1]!.prompt.previous!.diagnostics
    expect(told).toEqual(said.map(({ message: _, span: __, grounded: ___, ...rest }) => rest))
    expect(told).toContainEqual(
      expect.objectContaining({ code: 'CLEF_UNKNOWN_FIELD', path: 'total', candidates: ['amounts'] }),
    )
  })

  it('is revised from where it left the grammar, where its backend could not go on', async () => {
    const stray = { prefix: 'finance.sum { amounts = [$', actual: '9] }', expected: ['1', '2'] }
    const { asked, ending, attempts } = await play(add, {
      says: [{ failed: backendFault, stray }, sum],
      invoke: answers,
    })
    expect(ending.kind).toBe('ok')
    expect(attempts[0]).toMatchObject({ program: '', diagnostics: [{ code: 'CLEF_SYNTAX' }] })
    expect(asked[1]!.prompt.previous).toEqual({
      program: stray.prefix,
      code: 'CLEF_SYNTAX',
      path: '',
      diagnostics: [{ code: 'CLEF_SYNTAX', actual: '9] }', candidates: ['1', '2'] }],
    })
  })

  it('is revised at temperature 0 once, then with other draws each time', async () => {
    const { asked, ending } = await play(add, { says: [sumUnknownField] })
    expect(ending.kind).toBe('exhausted')
    expect(asked.map(({ options }) => options.temperature > 0)).toEqual([false, false, true, true])
    expect(new Set(asked.map(({ options }) => options.seed)).size).toBe(asked.length)
  })

  it('is drawn alike in every run', async () => {
    const [one, another] = [await play(add, { says: [sumUnknownField] }), await play(add, { says: [sumUnknownField] })]
    expect(one.asked.map(({ options }) => options)).toEqual(another.asked.map(({ options }) => options))
  })

  it('is on record before the next is asked for', async () => {
    const { events } = await play(add, { says: [sumUnknownField, sumUnknownField, sum], invoke: answers })
    expect(events).toEqual([
      'propose 1',
      'recording 1',
      'recorded 1',
      'propose 2',
      'recording 2',
      'recorded 2',
      'propose 3',
      'recording 3',
      'recorded 3',
      'invoke finance.sum',
    ])
  })
})

describe('a mismatch that the goal itself contains', () => {
  it('is put to the model again without telling it, and repeated it ends as the fault', async () => {
    const played = await play(braking, { says: [brakes] })
    expect(played.ending).toMatchObject({
      kind: 'fault',
      fault: { code: 'FAULT_DIMENSION', path: 'deceleration', expected: 'm / s^2', actual: 'm / s' },
    })
    expect(played.asked).toHaveLength(2)
    expect(played.asked[1]!.prompt).toEqual(played.asked[0]!.prompt)
    // The second is drawn independently, or its agreement would say nothing.
    expect(played.asked[1]!.options.temperature).toBeGreaterThan(0)
    expect(played.events.filter((event) => event.startsWith('invoke'))).toEqual([])
  })

  it('names the calls as they were written', async () => {
    const { ending } = await play(braking, { says: [brakes] })
    expect(ending.kind === 'fault' && ending.calls).toEqual([
      {
        op: 'kinematics.stoppingDistance',
        args: {
          speed: { value: 72, unit: 'km/h' },
          reactionTime: { value: 1.5, unit: 's' },
          deceleration: { value: 5, unit: 'm/s' },
        },
      },
    ])
  })

  it('is no fault when the model comes to another reading by itself', async () => {
    const fits = 'kinematics.timeToCollision { gap = 1.0<m>; speedSelf = $1; speedLead = $3 }'
    const { ending, attempts } = await play(braking, { says: [brakes, fits], invoke: answers })
    // The gap is nowhere in the goal: rejected, but not as the user's.
    expect(attempts[1]!.diagnostics[0]?.code).toBe('CLEF_UNGROUNDED')
    expect(ending.kind).not.toBe('fault')
  })

  it('that is not all from the goal is the model’s, and is revised', async () => {
    const invented = 'kinematics.stoppingDistance { speed = $1; reactionTime = $2; deceleration = 9.0<m/s> }'
    const played = await play(braking, { says: [invented] })
    expect(played.ending.kind).toBe('exhausted')
    expect(played.asked[1]!.prompt.previous?.program).toBe(invented)
  })

  it('needs a second proposal to agree: one attempt alone is exhausted', async () => {
    const played = await play(braking, { says: [brakes] }, { attemptsMax: 1, tokensMax: 1_000, confidenceMin: 0 })
    expect(played.ending.kind).toBe('exhausted')
  })

  it('may be repeated after a detour', async () => {
    const played = await play(braking, { says: [brakes, { failed: backendFault }, brakes] })
    expect(played.ending).toMatchObject({ kind: 'fault', fault: { path: 'deceleration' } })
    expect(played.attempts).toHaveLength(3)
  })
})

describe('a figure without its unit', () => {
  it('repeated, is asked about and not guessed', async () => {
    const played = await play(bare, { says: [brakes] })
    expect(played.attempts[0]!.diagnostics).toMatchObject([
      { code: 'CLEF_UNIT_MISSING', path: 'speed', grounded: true },
    ])
    expect(played.ending).toEqual({ kind: 'clarify', fields: ['speed'] })
    expect(played.asked).toHaveLength(2)
    expect(played.asked[1]!.prompt).not.toHaveProperty('previous')
  })

  it('beside a wrong unit is a fault: no answer to a question would mend it', async () => {
    const both = goalOf('stop from 72, reaction time 1.5 s, braking at 5 m/s')
    const { ending } = await play(both, { says: [brakes] })
    expect(ending).toMatchObject({ kind: 'fault', fault: { path: 'deceleration', actual: 'm / s' } })
  })
})

describe('a backend that fails', () => {
  it('has used up an attempt, its tokens and its bytes', async () => {
    const played = await play(add, { says: [{ failed: backendFault }, sum], invoke: answers, tokens: 30 })
    expect(played.ending.kind).toBe('ok')
    expect(played.attempts[0]).toMatchObject({
      program: '',
      tokens: 30,
      bytesLeft: 100,
      diagnostics: [{ code: 'CLEF_SYNTAX', message: backendFault.message }],
    })
    expect(played.events.slice(0, 4)).toEqual(['propose 1', 'recording 1', 'recorded 1', 'propose 2'])
    // There is no text to revise.
    expect(played.asked[1]!.prompt).not.toHaveProperty('previous')
  })

  it('and fails for good is exhausted, with the last reason', async () => {
    const { ending, attempts } = await play(add, { says: [{ failed: backendFault }] })
    expect(attempts).toHaveLength(4)
    expect(ending).toMatchObject({ kind: 'exhausted', fault: { code: 'FAULT_BACKEND' } })
    expect(ending.kind === 'exhausted' && ending.fault.message).toContain(backendFault.message)
  })

  it('in a way that trying again cannot mend ends the goal at once, on record', async () => {
    const tooLong: Fault = { code: 'FAULT_LIMIT', limit: 256, actual: 300, message: 'say it in fewer words' }
    const played = await play(add, { says: [{ failed: tooLong }] })
    expect(played.ending).toEqual({ kind: 'fault', fault: tooLong })
    expect(played.events).toEqual(['propose 1', 'recording 1', 'recorded 1'])
  })

  it('is no attempt when it was never reached', async () => {
    const down: Fault = { code: 'FAULT_ACTOR_DOWN', actor: 'backend', message: 'the backend is not running' }
    const played = await play(add, { says: [{ unreachable: down }] })
    expect(played.ending).toEqual({ kind: 'fault', fault: down })
    expect(played.events).toEqual(['propose 1'])
    expect(played.attempts).toEqual([])
  })
})

describe('the bounds of the loop', () => {
  it('end it after the attempts allowed', async () => {
    const played = await play(add, { says: [sumUnknownField] }, { attemptsMax: 3, tokensMax: 1_000, confidenceMin: 0 })
    expect(played.ending.kind).toBe('exhausted')
    expect(played.attempts).toHaveLength(3)
  })

  it('end it after the tokens allowed, and each proposal is told how many are left', async () => {
    const played = await play(
      add,
      { says: [sumUnknownField], tokens: 40 },
      { attemptsMax: 10, tokensMax: 100, confidenceMin: 0 },
    )
    expect(played.asked.map(({ options }) => options.tokensMax)).toEqual([100, 60, 20])
    expect(played.ending.kind).toBe('exhausted')
  })

  it('count tokens of failed proposals too', async () => {
    const says = [{ failed: backendFault }]
    const played = await play(add, { says, tokens: 60 }, { attemptsMax: 10, tokensMax: 100, confidenceMin: 0 })
    expect(played.attempts).toHaveLength(2)
  })

  it('end it when the deadline passes during a proposal or its check', async () => {
    const late: Fault = { code: 'FAULT_EXPIRED', message: 'the deadline passed' }
    expect((await play(add, { says: [sumUnknownField, { unreachable: late }] })).ending).toEqual({ kind: 'expired' })
    expect((await play(add, { says: [sum], compose: async () => err(late) })).ending).toEqual({ kind: 'expired' })
  })

  it('end it when an attempt cannot be recorded: what is not on record never happened', async () => {
    const fault: Fault = { code: 'FAULT_JOURNAL', message: 'the disk is full' }
    const played = await play(add, { says: [sum], invoke: answers, record: async () => err(fault) })
    expect(played.ending).toEqual({ kind: 'fault', fault })
    expect(played.events).not.toContain('invoke finance.sum')
  })
})

describe('a goal that is withdrawn', () => {
  const withdrawnAt = (event: string) => ({
    on: (happened: string, abort: () => void) => {
      if (happened === event) abort()
    },
  })

  it('during a proposal is not put on record any more', async () => {
    const played = await play(add, { says: [sum], invoke: answers, ...withdrawnAt('propose 1') })
    expect(played.ending).toMatchObject({ kind: 'fault', fault: { code: 'FAULT_CANCELLED' } })
    expect(played.events).toEqual(['propose 1'])
    expect(played.attempts).toEqual([])
  })

  it('while an attempt is being written calls no domain', async () => {
    const played = await play(add, { says: [sum], invoke: answers, ...withdrawnAt('recording 1') })
    expect(played.ending).toMatchObject({ kind: 'fault', fault: { code: 'FAULT_CANCELLED' } })
    expect(played.events).toEqual(['propose 1', 'recording 1', 'recorded 1'])
  })

  it('while its plan runs calls no further domain', async () => {
    const twice = `let a = ${sum}\nfinance.sum { amounts = [a; $2] }`
    const played = await play(add, { says: [twice], invoke: answers, ...withdrawnAt('invoke finance.sum') })
    expect(played.ending).toMatchObject({ kind: 'fault', fault: { code: 'FAULT_CANCELLED' } })
    expect(played.events.filter((event) => event.startsWith('invoke'))).toHaveLength(1)
  })

  it('after a rejected attempt makes no other', async () => {
    const played = await play(add, { says: [sumUnknownField], ...withdrawnAt('recorded 2') })
    expect(played.ending).toMatchObject({ kind: 'fault', fault: { code: 'FAULT_CANCELLED' } })
    expect(played.attempts).toHaveLength(2)
    expect(played.asked).toHaveLength(2)
  })
})

describe('a program with conditions', () => {
  it('is told by the calls that were made', async () => {
    const text = `if $1 > $2 then ${sum} else finance.sum { amounts = [$2] }`
    const played = await play(add, { says: [text], invoke: answers })
    expect(played.events.filter((event) => event.startsWith('invoke'))).toHaveLength(1)
    expect(played.ending).toMatchObject({
      kind: 'ok',
      plan: { calls: [{ id: 1, args: { amounts: [{ amount: 7, unit: 'EUR' }] } }] },
    })
  })
})

describe('a program that its model is not sure of', () => {
  const within = { attemptsMax: 4, tokensMax: 1_000, confidenceMin: 0.65 }

  it('is put to the user as a question, and no domain is asked', async () => {
    const played = await play(add, { says: [sum], invoke: answers, confidence: 0.64 }, within)
    expect(played.ending).toEqual({ kind: 'clarify', fields: [], reading: sum })
    expect(played.events.filter((event) => event.startsWith('invoke'))).toEqual([])
    expect(played.attempts).toHaveLength(1)
  })

  it('is run when it is sure enough, and when the backend does not tell', async () => {
    for (const script of [{ confidence: 0.66 }, {}]) {
      const played = await play(add, { says: [sum], invoke: answers, ...script }, within)
      expect(played.ending.kind).toBe('ok')
    }
  })

  const drawing = { ...within, agreement: { drawsMax: 4, shareMin: 0.75, confidenceFloor: 0.1 } }
  const other = 'finance.sum { amounts = [$2] }'

  it('is run when most of the further draws write the same', async () => {
    const played = await play(add, { says: [sum, sum, other, sum, sum], invoke: answers, confidence: 0.5 }, drawing)
    expect(played.ending.kind).toBe('ok')
    expect(played.attempts).toHaveLength(1)
    expect(played.attempts[0]?.program).toBe(sum)
  })

  it('is asked as soon as too few of them can', async () => {
    const played = await play(add, { says: [sum, sum, other, other, sum], invoke: answers, confidence: 0.5 }, drawing)
    expect(played.ending).toEqual({ kind: 'clarify', fields: [], reading: sum })
    expect(played.asked).toHaveLength(4)
  })

  it('is asked without a draw when it is least sure', async () => {
    const played = await play(add, { says: [sum, sum, sum, sum, sum], invoke: answers, confidence: 0.05 }, drawing)
    expect(played.ending.kind).toBe('clarify')
    expect(played.asked).toHaveLength(1)
  })
})
