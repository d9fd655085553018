// The models of flight. Everything arrives in SI units and radians.

import { ok } from '../../../fabric/result.js'
import type { ModelOf } from '../../define-domain.js'
import type * as contract from '../contracts/flight.js'
import { fallWithDrag, launchAngles, projectile, projectileDrag, refusal, terminalVelocity } from '../kernel/index.js'

export const projectileModel: ModelOf<typeof contract.projectile> = (request) => projectile(request)

export const launchAnglesModel: ModelOf<typeof contract.launchAngles> = ({ speed, range, gravity }) =>
  launchAngles(speed, range, gravity)

export const projectileDragModel: ModelOf<typeof contract.projectileDrag> = (request) => {
  const area = frontalArea(request)
  return area.ok ? projectileDrag(request, { ...request, area: area.value }) : area
}

export const terminalVelocityModel: ModelOf<typeof contract.terminalVelocity> = (request) => {
  const area = frontalArea(request)
  return area.ok ? terminalVelocity({ ...request, area: area.value }, request.gravity) : area
}

export const fallWithDragModel: ModelOf<typeof contract.fallWithDrag> = ({ terminalSpeed, time, gravity }) =>
  fallWithDrag(terminalSpeed, time, gravity)

/** Given, or that of a ball: pi r^2. */
function frontalArea({ area, radius }: { readonly area?: number; readonly radius?: number }) {
  if (area !== undefined && radius === undefined) return ok(area)
  if (radius === undefined || area !== undefined) return refusal('domain', 'the body has either an area or a radius')
  return radius >= 0 ? ok(Math.PI * radius * radius) : refusal('domain', `a radius of ${radius} m is below zero`)
}
