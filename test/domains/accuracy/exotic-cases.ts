import { type Draws, drawnYields, MINUTE } from './seeded-cases.js'

export interface DrawnMarket {
  readonly spot: number
  readonly domesticYield: number
  readonly foreignYield: number
  readonly vol: number
  readonly expiry: number
}

export const drawnMarket = (draws: Draws): DrawnMarket => ({
  spot: draws.magnitude(1e-4, 1e4),
  ...drawnYields(draws),
  vol: draws.magnitude(1e-6, 5),
  expiry: draws.magnitude(MINUTE, 50),
})

/** A level above (+1) or below (-1) another, from next to it to 30 standard deviations or a factor of e^10 away. */
export function drawnLevel(draws: Draws, from: number, side: 1 | -1, { vol, expiry }: DrawnMarket): number {
  const deviation = vol * Math.sqrt(expiry)
  const away = draws.of([
    () => draws.between(0.001, 3) * deviation,
    () => draws.between(3, 30) * deviation,
    () => draws.magnitude(1e-3, 1),
    () => draws.between(0.01, 10),
  ])()
  return from * Math.exp(side * Math.min(10, Math.max(1e-9, away)))
}
