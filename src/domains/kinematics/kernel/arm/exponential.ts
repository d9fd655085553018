// Twists and rigid motions: exponential and logarithm of se(3), accurate for angles near zero and near pi (Lynch and Park, "Modern
// Robotics", 3.3.3).

import type { Transform, Vector } from './transform.js'

/** Omega (rad) then v (m): a screw axis times a joint's position. */
export type Twist = readonly number[]

/** Below it the series of three terms is exact to float64. */
const SMALL_ANGLE = 0.02

/** R = I + A W + B W^2, p = (I + B W + C W^2) v with W = [omega], A = sin x/x, B = (1 - cos x)/x^2, C = (x - sin x)/x^3, x = |omega|. */
export function exponential([a = 0, b = 0, c = 0, u = 0, v = 0, w = 0]: Twist): Transform {
  const x = Math.hypot(a, b, c)
  const square = x * x
  const half = sinc(0.5 * x)
  const A = sinc(x)
  const B = 0.5 * half * half
  const C = x < SMALL_ANGLE ? (1 - (square / 20) * (1 - (square / 42) * (1 - square / 72))) / 6 : (1 - A) / square
  const omega: Vector = [a, b, c]
  const once = cross(omega, [u, v, w])
  const twice = cross(omega, once)
  const p = [u, v, w].map((component, i) => component + B * once[i]! + C * twice[i]!)
  // W^2 = omega omega' - x^2 I; on the diagonal the squares of the other two, of which nothing cancels.
  return [
    [1 - B * (b * b + c * c), B * a * b - A * c, B * a * c + A * b, p[0]!],
    [B * a * b + A * c, 1 - B * (a * a + c * c), B * b * c - A * a, p[1]!],
    [B * a * c - A * b, B * b * c + A * a, 1 - B * (a * a + b * b), p[2]!],
    [0, 0, 0, 1],
  ]
}

/** sin x/x, which is 1 for what is lost when it is halved too. */
const sinc = (x: number): number => (x < 1e-150 ? 1 : Math.sin(x) / x)

/** The twist of the least angle whose exponential it is; a rotation slightly off is taken for the one of its quaternion. */
export function logarithm(T: Transform): Twist {
  const omega = rotationVector(T)
  const x = Math.hypot(...omega)
  const square = x * x
  // (1 - (x/2) cot(x/2))/x^2
  const D =
    x < SMALL_ANGLE
      ? (1 + (square / 60) * (1 + (square / 42) * (1 + square / 40))) / 12
      : (1 - (0.5 * x) / Math.tan(0.5 * x)) / square
  const p: Vector = [T[0]![3]!, T[1]![3]!, T[2]![3]!]
  const once = cross(omega, p)
  const twice = cross(omega, once)
  return [...omega, ...p.map((component, i) => component - 0.5 * once[i]! + D * twice[i]!)]
}

/** By the unit quaternion, of which the greatest component is found first (Shepperd, 1978): no division by what is small. */
function rotationVector([r0, r1, r2]: Transform): Vector {
  const [xx, xy, xz] = r0 as readonly number[] as Vector
  const [yx, yy, yz] = r1 as readonly number[] as Vector
  const [zx, zy, zz] = r2 as readonly number[] as Vector
  const squares = [1 + xx + yy + zz, 1 + xx - yy - zz, 1 - xx + yy - zz, 1 - xx - yy + zz]
  const greatest = squares.indexOf(Math.max(...squares))
  const [w, x, y, z] = (
    [
      [squares[0], zy - yz, xz - zx, yx - xy],
      [zy - yz, squares[1], yx + xy, xz + zx],
      [xz - zx, yx + xy, squares[2], zy + yz],
      [yx - xy, xz + zx, zy + yz, squares[3]],
    ] as readonly (readonly [number, number, number, number])[]
  )[greatest]!
  const sine = Math.hypot(x, y, z)
  if (sine === 0) return [0, 0, 0]
  // Of the two quaternions the one with w >= 0 turns by at most pi.
  const angle = 2 * Math.atan2(sine, Math.abs(w))
  const scale = (w < 0 ? -angle : angle) / sine
  return [x * scale, y * scale, z * scale]
}

/** The twist as seen from the frame in which T is the pose of its own: [R 0; [p] R R] S. */
export function adjoint(T: Transform, S: Twist): Twist {
  const rotate = (x: number, y: number, z: number): Vector => {
    const [i, j, k] = [0, 1, 2].map((row) => T[row]![0]! * x + T[row]![1]! * y + T[row]![2]! * z)
    return [i!, j!, k!]
  }
  const omega = rotate(S[0]!, S[1]!, S[2]!)
  const v = rotate(S[3]!, S[4]!, S[5]!)
  const moved = cross([T[0]![3]!, T[1]![3]!, T[2]![3]!], omega)
  return [...omega, ...v.map((component, i) => component + moved[i]!)]
}

const cross = ([a, b, c]: Vector, [x, y, z]: Vector): Vector => [b * z - c * y, c * x - a * z, a * y - b * x]
