// Moves from rest to rest, by the phases that an answer tells: jerk is constant in each, or acceleration where none is told.

import type { sCurve, trapezoid } from '../../domains/kinematics/contract.js'
import { baseDimension, type Dimension, type Infer, multiply } from '../../fabric/index.js'
import type { Chart, Panel, Point } from './chart.js'

interface Phase {
  readonly seconds: number
  readonly jerk: number
  /** At its start; the phase before may have ended with another where jerk is not told. */
  readonly acceleration: number
}

interface Sample {
  readonly t: number
  readonly position: number
  readonly speed: number
  readonly acceleration: number
  readonly jerk: number
}

/** Points of a curve in each phase; straight lines have their ends alone. */
const pointsInPhase = 24

export function sCurveChart(move: Infer<typeof sCurve.response>): Chart {
  const { tJerk, tAccel, tCruise, peakSpeed } = move
  const peak = move.peakAcceleration.value
  const jerk = tJerk > 0 ? peak / tJerk : 0
  const held = Math.max(0, tAccel - 2 * tJerk)
  const speedUp = (sign: number): readonly Phase[] => [
    { seconds: tJerk, jerk: sign * jerk, acceleration: 0 },
    { seconds: held, jerk: 0, acceleration: sign * peak },
    { seconds: tJerk, jerk: -sign * jerk, acceleration: sign * peak },
  ]
  const phases = [...speedUp(1), { seconds: tCruise, jerk: 0, acceleration: 0 }, ...speedUp(-1)]
  return motionChart('kinematics.sCurve', phases, peakSpeed.dimension, true)
}

export function trapezoidChart({ tAccel, tCruise, peakSpeed }: Infer<typeof trapezoid.response>): Chart {
  const peak = tAccel > 0 ? peakSpeed.value / tAccel : 0
  const phases = [
    { seconds: tAccel, jerk: 0, acceleration: peak },
    { seconds: tCruise, jerk: 0, acceleration: 0 },
    { seconds: tAccel, jerk: 0, acceleration: -peak },
  ]
  return motionChart('kinematics.trapezoid', phases, peakSpeed.dimension, false)
}

/** @param speed in metres or in radians a second */
function motionChart(title: string, phases: readonly Phase[], speed: Dimension, withJerk: boolean): Chart {
  const way = multiply(speed, baseDimension('s')).text
  const samples: Sample[] = []
  for (const phase of phases) if (phase.seconds > 0) samples.push(...samplesOf(phase, samples.at(-1)))
  const panel = (name: string, unit: string, of: (sample: Sample) => number): Panel => ({
    x: { name: 'time', unit: 's' },
    y: { name, unit },
    lines: [{ name, points: pointsOf(samples, of) }],
  })
  return {
    title,
    panels: [
      panel('position', way, ({ position }) => position),
      panel('speed', `${way} / s`, ({ speed }) => speed),
      panel('acceleration', `${way} / s^2`, ({ acceleration }) => acceleration),
      ...(withJerk ? [panel('jerk', `${way} / s^3`, ({ jerk }) => jerk)] : []),
    ],
  }
}

/** The phase from its start to its end, both among them: what jumps between phases is drawn upright. */
function samplesOf({ seconds, jerk, acceleration }: Phase, before: Sample | undefined): Sample[] {
  const { t = 0, position = 0, speed = 0 } = before ?? {}
  return Array.from({ length: pointsInPhase + 1 }, (_, index) => {
    const dt = (seconds * index) / pointsInPhase
    return {
      t: t + dt,
      position: position + dt * (speed + dt * (acceleration / 2 + (dt * jerk) / 6)),
      speed: speed + dt * (acceleration + (dt * jerk) / 2),
      acceleration: acceleration + dt * jerk,
      jerk,
    }
  })
}

/** To twelve digits of the largest: what rounding leaves of a nought, or puts on a peak, would stretch the axis to its next step. */
function pointsOf(samples: readonly Sample[], of: (sample: Sample) => number): readonly Point[] {
  const largest = Math.max(...samples.map((sample) => Math.abs(of(sample)))) || 1
  const points = samples.map(
    (sample) => [sample.t, (Math.round((of(sample) / largest) * 1e12) / 1e12) * largest] as const,
  )
  return points.filter(([x, y], index) => index === 0 || points[index - 1]![0] !== x || points[index - 1]![1] !== y)
}
