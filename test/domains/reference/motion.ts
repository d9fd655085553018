// Motion under constant acceleration and the thrown body, as any textbook of mechanics writes them (for instance Halliday,
// Resnick and Walker, "Fundamentals of Physics", chapters 2 and 4).

import { type BigFloat, cos, sin } from './big-float.js'

export type MotionName = 's' | 'u' | 'v' | 'a' | 't'
export type Motion = { readonly [name in MotionName]: BigFloat }

/** What is known, as the names in the order s, u, v, a, t. */
type Solution = (known: Motion) => Partial<Motion>

/** Of two times the first that is not negative. */
function firstTime(times: readonly BigFloat[]): BigFloat {
  const [first] = times.filter((t) => t.sign >= 0).sort((a, b) => a.compare(b))
  if (first === undefined) throw new RangeError('both times are before the start')
  return first
}

const halfSquare = (a: BigFloat, t: BigFloat): BigFloat => a.times(t).times(t).scaled(-1)

/** The other two of s, u, v, a, t from any three; of the entry's names only those three are read. */
export const MOTION_SOLUTIONS: Readonly<Record<string, Solution>> = {
  uat: ({ u, a, t }) => ({ v: u.plus(a.times(t)), s: u.times(t).plus(halfSquare(a, t)) }),
  vat: ({ v, a, t }) => ({ u: v.minus(a.times(t)), s: v.times(t).minus(halfSquare(a, t)) }),
  uvt: ({ u, v, t }) => ({ a: v.minus(u).over(t), s: u.plus(v).times(t).scaled(-1) }),
  sut: ({ s, u, t }) => ({ v: s.over(t).scaled(1).minus(u), a: s.minus(u.times(t)).scaled(1).over(t.times(t)) }),
  svt: ({ s, v, t }) => ({ u: s.over(t).scaled(1).minus(v), a: v.times(t).minus(s).scaled(1).over(t.times(t)) }),
  sat: ({ s, a, t }) => ({
    u: s.over(t).minus(a.times(t).scaled(-1)),
    v: s.over(t).plus(a.times(t).scaled(-1)),
  }),
  uva: ({ u, v, a }) => ({ t: v.minus(u).over(a), s: v.times(v).minus(u.times(u)).over(a.scaled(1)) }),
  suv: ({ s, u, v }) => ({ t: s.scaled(1).over(u.plus(v)), a: v.times(v).minus(u.times(u)).over(s.scaled(1)) }),
  sua: ({ s, u, a }) => {
    const speed = u.times(u).plus(a.times(s).scaled(1)).sqrt()
    const t = firstTime([speed, speed.negated()].map((v) => v.minus(u).over(a)))
    return { t, v: u.plus(a.times(t)) }
  },
  sva: ({ s, v, a }) => {
    const speed = v.times(v).minus(a.times(s).scaled(1)).sqrt()
    const t = firstTime([speed, speed.negated()].map((u) => v.minus(u).over(a)))
    return { t, u: v.minus(a.times(t)) }
  },
}

export type ThrowName = 'speed' | 'angle' | 'height' | 'gravity'
export const FLIGHT_FIGURES = ['flightTime', 'range', 'apex', 'apexX', 'timeToApex', 'impactSpeed'] as const
export type FlightFigure = (typeof FLIGHT_FIGURES)[number]

/** Without air, thrown upwards or level, from `height` above where it lands. */
export function flight(thrown: { readonly [name in ThrowName]: BigFloat }): Record<FlightFigure, BigFloat> {
  const { speed, angle, height, gravity } = thrown
  const across = speed.times(cos(angle))
  const up = speed.times(sin(angle))
  const fallSquared = up.times(up).plus(gravity.times(height).scaled(1))
  const flightTime = up.plus(fallSquared.sqrt()).over(gravity)
  const timeToApex = up.over(gravity)
  return {
    flightTime,
    range: across.times(flightTime),
    apex: height.plus(up.times(up).over(gravity).scaled(-1)),
    apexX: across.times(timeToApex),
    timeToApex,
    impactSpeed: speed.times(speed).plus(gravity.times(height).scaled(1)).sqrt(),
  }
}
