// Falls, meetings, stops, profiles and the planar arm by the formulas of textbooks, each in its plainest form: what cancels is left
// to the precision.

import { atan, BigFloat, big, exp, ln, pi, pow, sin } from './big-float.js'

type Of<Name extends string> = { readonly [name in Name]: BigFloat }

const half = (x: BigFloat): BigFloat => x.scaled(-1)
const twice = (x: BigFloat): BigFloat => x.scaled(1)
const square = (x: BigFloat): BigFloat => x.times(x)
const ONE = big(1)

/** The angle of (x, y) from the x axis, in (-pi, pi]. */
export function atan2(y: BigFloat, x: BigFloat): BigFloat {
  if (x.sign > 0) return atan(y.over(x))
  if (y.sign === 0) return x.sign === 0 ? y : pi()
  const quarter = y.sign > 0 ? half(pi()) : half(pi()).negated()
  return quarter.minus(atan(x.over(y)))
}

const asin = (x: BigFloat): BigFloat => atan(x.over(ONE.minus(square(x)).sqrt()))

export const freeFall = ({ h, g }: Of<'h' | 'g'>) => ({
  t: twice(h).over(g).sqrt(),
  impactSpeed: twice(h).times(g).sqrt(),
})

export const verticalThrow = ({ u, g }: Of<'u' | 'g'>) => ({
  flightTime: twice(u).over(g),
  maxHeight: half(square(u).over(g)),
  timeToHalfSpeed: half(u).over(g),
})

/** sin(2 low) = g R/v^2 */
export function launchAngles({ speed, range, gravity }: Of<'speed' | 'range' | 'gravity'>) {
  const low = half(asin(gravity.times(range).over(square(speed))))
  return { low, high: half(pi()).minus(low) }
}

export const terminalVelocity = (of: Of<'mass' | 'dragCoefficient' | 'area' | 'airDensity' | 'gravity'>) => ({
  speed: twice(of.mass).times(of.gravity).over(of.airDensity.times(of.dragCoefficient).times(of.area)).sqrt(),
})

export function fallWithDrag({ terminalSpeed, time, gravity }: Of<'terminalSpeed' | 'time' | 'gravity'>) {
  const x = gravity.times(time).over(terminalSpeed)
  const [grown, shrunk] = [exp(x), exp(x.negated())]
  return {
    speed: terminalSpeed.times(grown.minus(shrunk)).over(grown.plus(shrunk)),
    drop: square(terminalSpeed)
      .over(gravity)
      .times(ln(half(grown.plus(shrunk)))),
  }
}

export function stoppingDistance(of: Of<'speed' | 'reactionTime' | 'friction' | 'grade' | 'gravity'>) {
  const thinking = of.speed.times(of.reactionTime)
  const braking = half(square(of.speed)).over(of.gravity.times(of.friction.plus(of.grade)))
  return { thinking, braking, total: thinking.plus(braking) }
}

export function closing({ gap, speedA, speedB }: Of<'gap' | 'speedA' | 'speedB'>) {
  const time = gap.over(speedA.plus(speedB))
  return { time, meetingPointFromA: speedA.times(time) }
}

/** The first t > 0 of gap + (vL - vC) t + (aL - aC) t^2/2 = 0. */
export function overtake(of: Of<'gap' | 'leadSpeed' | 'leadAcceleration' | 'chaserSpeed' | 'chaserAcceleration'>) {
  const [v, a] = [of.chaserSpeed.minus(of.leadSpeed), of.chaserAcceleration.minus(of.leadAcceleration)]
  const root = square(v).plus(twice(a).times(of.gap)).sqrt()
  const times = [root, root.negated()].map((one) => one.minus(v).over(a)).filter((t) => t.sign > 0)
  return { time: times.sort((one, other) => one.compare(other))[0]! }
}

export const riverCrossing = ({ width, boatSpeed, current }: Of<'width' | 'boatSpeed' | 'current'>) => ({
  heading: asin(current.over(boatSpeed)),
  time: width.over(square(boatSpeed).minus(square(current)).sqrt()),
})

export function trapezoid({ distance, speed, acceleration }: Of<'distance' | 'speed' | 'acceleration'>) {
  const ramps = square(speed).over(acceleration)
  if (distance.compare(ramps) <= 0) {
    const tAccel = distance.over(acceleration).sqrt()
    return { total: twice(tAccel), peakSpeed: acceleration.times(tAccel), tAccel }
  }
  const tAccel = speed.over(acceleration)
  const tCruise = distance.over(speed).minus(tAccel)
  return { total: twice(tAccel).plus(tCruise), peakSpeed: speed, tAccel, tCruise }
}

/** Of the times of its phases: a way from rest to w takes 2 sqrt(w/j), or w/a + a/j with a phase of constant acceleration. */
export function sCurve(of: Of<'distance' | 'speed' | 'acceleration' | 'jerk'>) {
  const { distance: d, speed: v, acceleration: a, jerk: j } = of
  const knee = square(a).over(j)
  const way = (w: BigFloat) => (w.compare(knee) < 0 ? twice(w.over(j).sqrt()) : w.over(a).plus(a.over(j)))
  const short = pow(half(d).over(j), big(1).over(3))
  const withoutConstant = j.times(square(short))
  const withConstant = half(
    square(knee)
      .plus(twice(twice(a.times(d))))
      .sqrt()
      .minus(knee),
  )
  const reachable = withoutConstant.compare(knee) < 0 ? withoutConstant : withConstant
  const peakSpeed = v.compare(reachable) < 0 ? v : reachable
  const peakAcceleration = peakSpeed.compare(knee) < 0 ? peakSpeed.times(j).sqrt() : a
  const tAccel = way(peakSpeed)
  const cruise = v.compare(reachable) < 0 ? d.over(v).minus(tAccel) : BigFloat.of(0)
  const figures = { total: twice(tAccel).plus(cruise), peakSpeed, peakAcceleration, tAccel }
  return cruise.sign === 0 ? figures : { ...figures, tCruise: cruise }
}

/** Of the elbow on the right hand: cos q2 by the law of cosines, q1 by the triangle of the links. */
export function planarArm({ l1, l2, x, y }: Of<'l1' | 'l2' | 'x' | 'y'>) {
  const cosine = square(x)
    .plus(square(y))
    .minus(square(l1))
    .minus(square(l2))
    .over(twice(l1.times(l2)))
  const q2 = atan2(ONE.minus(square(cosine)).sqrt(), cosine)
  const aside = atan2(l2.times(sin(q2)), l1.plus(l2.times(cosine)))
  const q1 = atan2(y, x).minus(aside)
  return { q1: q1.compare(pi().negated()) > 0 ? q1 : q1.plus(twice(pi())), q2 }
}
