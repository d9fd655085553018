// A reference for flights with quadratic drag that integrates no differential equation. With p = tan of the slope of the path the
// horizontal speed is known in closed form, 1/u^2 = 1/u0^2 + k/g (F(p0) - F(p)), F(p) = p sqrt(1 + p^2) + asinh p, and time and place
// are integrals over p: t = 1/g of u, x = 1/g of u^2, y = 1/g of u^2 p (Bernoulli, 1719).

interface Thrown {
  readonly speed: number
  readonly angle: number
  readonly height: number
  readonly gravity: number
}

export function hodographFlight({ speed, angle, height, gravity: g }: Thrown, k: number) {
  const p0 = Math.tan(angle)
  const u0 = speed * Math.cos(angle)
  const F = (p: number) => p * Math.sqrt(1 + p * p) + Math.asinh(p)
  const u = (p: number) => 1 / Math.sqrt(1 / (u0 * u0) + (k / g) * (F(p0) - F(p)))
  // The speed changes over this much of p at first, and then ever more slowly: p = p0 - scale sinh s.
  const scale = Math.min(1, g / k / (u0 * u0) / (2 * Math.hypot(1, p0)))
  const slope = (s: number) => p0 - scale * Math.sinh(s)
  const upTo = (end: number, f: (p: number) => number) => integral((s) => f(slope(s)) * scale * Math.cosh(s), end)
  const heightAt = (s: number) => height + upTo(s, (p) => (u(p) ** 2 * p) / g)

  let low = Math.asinh(Math.max(p0, 0) / scale)
  let high = low + 1
  while (heightAt(high) > 0) {
    low = high
    high += 1
  }
  for (let step = 0; step < 60; step++) {
    const middle = 0.5 * (low + high)
    if (heightAt(middle) > 0) low = middle
    else high = middle
  }
  return {
    flightTime: upTo(low, (p) => u(p) / g),
    range: upTo(low, (p) => u(p) ** 2 / g),
    impactSpeed: u(slope(low)) * Math.hypot(1, slope(low)),
  }
}

/** From 0; Gauss's rule of ten points in many parts. */
function integral(f: (s: number) => number, end: number): number {
  const parts = Math.max(4, Math.ceil(6 * end))
  const half = end / parts / 2
  let sum = 0
  for (let part = 0; part < parts; part++) {
    const middle = (2 * part + 1) * half
    for (const [node, weight] of gauss) {
      for (const sign of [-1, 1]) sum += weight * half * f(middle + sign * node * half)
    }
  }
  return sum
}

/** Nodes and weights of the positive half (Abramowitz and Stegun, table 25.4). */
const gauss = [
  [0.14887433898163122, 0.29552422471475287],
  [0.4333953941292472, 0.26926671930999635],
  [0.6794095682990244, 0.21908636251598204],
  [0.8650633666889845, 0.1494513491505806],
  [0.9739065285171717, 0.06667134430868814],
] as const
