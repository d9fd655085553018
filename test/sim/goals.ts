// What peers ask, what the scripted model writes for it, and which outcomes that can come to when nothing else goes wrong.

import type { Json, OutcomeRecord } from '../../src/fabric/index.js'
import type { Dice } from './dice.js'

/** Kinds that say something about the goal; the others (`expired`, `busy`, most faults) can come to any. */
type Ending = Extract<OutcomeRecord['kind'], 'ok' | 'domainError' | 'clarify' | 'refuse' | 'exhausted'> | 'mismatch'

export interface SimGoal {
  readonly text: string
  readonly ends: readonly Ending[]
  /** JSON view of the right answer, where it ends as `ok`. */
  readonly answer?: Json
}

const eur = (amount: number): Json => ({ amount, unit: 'EUR' })
const sumProgram = 'finance.sum { amounts = [$1; $2] }'
const brakeProgram = 'kinematics.stoppingDistance { speed = $1; reactionTime = $2; deceleration = $3 }'
const meetProgram = 'kinematics.timeToCollision { gap = $1; speedSelf = $2; speedLead = $3 }'

/** By a goal's first word. A model that wavers writes now this, now that. */
const scripts: Readonly<Record<string, readonly [string, ...string[]]>> = {
  add: [sumProgram],
  both: [
    'let a = finance.sum { amounts = [$1; $2] }\nlet b = finance.sum { amounts = [$3; $4] }\n(a, b)',
    'finance.sum { amounts = [$1; $2] ',
  ],
  brake: [brakeProgram],
  halt: [brakeProgram],
  mixed: [sumProgram],
  near: [meetProgram],
  waver: [sumProgram, meetProgram],
  stray: ['finance.sum { amounts = [99999.0<EUR>; $1] }', 'as a language model, I', 'finance.rob { bank = $1 }'],
  sing: ['refuse outOfScope'],
  slow: ['clarify speed'],
}

const wavering = 0.4

/** What the model writes for a goal's text. */
export function proposalFor(text: string, dice: Dice): string {
  const script = scripts[text.split(' ', 1)[0] ?? '']
  if (script === undefined) throw new Error(`no script for '${text}'`)
  return dice.chance(wavering) ? dice.pick(script) : script[0]
}

export function drawGoal(dice: Dice): SimGoal {
  const amount = () => dice.between(1, 1_000)
  const [a, b, c, d] = [amount(), amount(), amount(), amount()]
  return dice.pick<SimGoal>([
    { text: `add ${a} EUR and ${b} EUR`, ends: ['ok'], answer: eur(a + b) },
    { text: `add ${a} EUR and ${b} EUR`, ends: ['ok'], answer: eur(a + b) },
    {
      text: `both ${a} EUR plus ${b} EUR and ${c} EUR plus ${d} EUR`,
      ends: ['ok', 'exhausted'],
      answer: { a: eur(a + b), b: eur(c + d) },
    },
    { text: `brake from ${a} km/h, reaction time 1.5 s, braking at 6 m/s2`, ends: ['ok'] },
    { text: `halt from ${a} km/h, reaction time 1.5 s, braking at 5 m/s`, ends: ['mismatch', 'exhausted'] },
    { text: `mixed ${a} EUR and ${b} USD`, ends: ['mismatch', 'exhausted'] },
    { text: `near by ${a} m, I at 20 m/s, the one ahead at 30 m/s`, ends: ['domainError'] },
    { text: `waver over ${a} EUR and ${b} EUR`, ends: ['ok', 'exhausted', 'mismatch'], answer: eur(a + b) },
    { text: `stray ${a} EUR`, ends: ['exhausted', 'mismatch'] },
    { text: `sing of ${a} EUR`, ends: ['refuse'] },
    { text: 'slow down from somewhere', ends: ['clarify'] },
  ])
}

/** What an outcome says about its goal; undefined where it speaks of the daemon's troubles. */
export function endingOf({ kind, fault }: OutcomeRecord): Ending | undefined {
  if (kind === 'fault') return fault?.code === 'FAULT_DIMENSION' ? 'mismatch' : undefined
  return kind === 'expired' || kind === 'busy' ? undefined : kind
}
