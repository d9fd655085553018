// The last of a fall with quadratic drag, when all but nothing of the speed is sideways: closed forms, however long it lasts.

export interface Descending {
  /** m/s downwards, above 0 or at rest */
  readonly down: number
  /** m/s */
  readonly across: number
}

export interface Descent {
  /** s */
  readonly time: number
  /** m/s */
  readonly down: number
  /** m, sideways */
  readonly across: number
}

/**
 * Through `drop` metres under gravity g with drag k v^2: v^2 = w^2 + (v0^2 - w^2) e^(-2 k s), w the terminal speed. From it
 * t = s/w + ln((w + v)/(w + v0))/(k w), and what goes sideways decays as e^(-k s). Meant for k s above 1: of shorter falls, in which
 * drag has hardly begun, the terms would cancel.
 */
export function verticalDescent(start: Descending, drop: number, g: number, k: number): Descent {
  const w = Math.sqrt(g / k)
  const u = start.down
  const v = Math.sqrt(u * u - (w - u) * (w + u) * Math.expm1(-2 * k * drop))
  const time = drop / w + Math.log((w + v) / (w + u)) / (k * w)
  return { time, down: v, across: (start.across / k) * sidewaysShare(u, v, w, k * drop) }
}

/** The integral of dc/v(c) with v^2 = w^2 + (u^2 - w^2) c^2 and c = e^(-k s), from the end to 1. */
function sidewaysShare(u: number, v: number, w: number, exponent: number): number {
  const c = Math.exp(-exponent)
  const excess = (u - w) * (u + w)
  const root = Math.sqrt(Math.abs(excess))
  if (root < 1e-6 * w) return -Math.expm1(-exponent) / w
  return excess > 0
    ? Math.log((root + u) / (root * c + v)) / root
    : (Math.atan2(root, u) - Math.atan2(root * c, v)) / root
}
