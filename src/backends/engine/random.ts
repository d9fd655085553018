/** A source of pseudo-random numbers; the same seed gives the same numbers on every machine. */
export interface Random {
  /** The next 32 bits, as an integer in [0, 2^32). */
  bits(): number
  /** The next number in [0, 1), a multiple of 2^-32. */
  unit(): number
  /** The next integer in [0, below), 1 <= below <= 2^32; the bias is under below / 2^32. */
  integer(below: number): number
}

const rotateLeft = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

/**
 * xoshiro128** 1.1 (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", 2021),
 * its state filled from `seed` by a 32-bit Weyl sequence under murmur3's finaliser.
 */
export function createRandom(seed: number): Random {
  let weyl = seed | 0
  const seeded = (): number => {
    weyl = (weyl + 0x9e3779b9) | 0
    let z = Math.imul(weyl ^ (weyl >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return z ^ (z >>> 16)
  }
  let s0 = seeded()
  let s1 = seeded()
  let s2 = seeded()
  let s3 = seeded()

  const bits = (): number => {
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9)
    const t = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= t
    s3 = rotateLeft(s3, 11)
    return result >>> 0
  }
  const unit = (): number => bits() / 2 ** 32
  return { bits, unit, integer: (below) => Math.floor(unit() * below) }
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle(items: Uint32Array, random: Random): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    const held = items[i]!
    items[i] = items[j]!
    items[j] = held
  }
}
