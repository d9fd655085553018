// What the kernels share: addressing, horizontal sums and the exponential.

/** Address of element `index` of the float32 array at `base`. */
@inline
export function at(base: usize, index: i32): usize {
  return base + ((<usize>index) << 2)
}

/** Sum of the four lanes, in one fixed order. */
@inline
export function sumLanes(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
}

/** Largest of the four lanes. */
@inline
export function maxLanes(v: v128): f32 {
  return max<f32>(
    max<f32>(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max<f32>(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  )
}

/**
 * e^x in each lane, within 2 units in the last place for -87 <= x <= 88; clamped outside.
 * Cody-Waite reduction x = n ln 2 + r with ln 2 split in two, then the degree-6 minimax polynomial of
 * Cephes `expf` (S. Moshier, 1989) and a shift of n into the exponent bits.
 */
@inline
export function expLanes(x: v128): v128 {
  const clamped = f32x4.max(f32x4.min(x, f32x4.splat(88)), f32x4.splat(-87))
  const n = f32x4.nearest(f32x4.mul(clamped, f32x4.splat(1.44269504)))
  let r = f32x4.sub(clamped, f32x4.mul(n, f32x4.splat(0.693359375)))
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)))
  let p = f32x4.splat(1.9875691500e-4)
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1))
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1))
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23)
  return f32x4.mul(p, power)
}
