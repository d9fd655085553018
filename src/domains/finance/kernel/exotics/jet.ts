// Numbers that carry their derivatives: automatic differentiation in forward mode.

/**
 * A figure with its slopes in spot, vol, domestic and foreign yield and expiry, and its curvatures in spot and vol:
 * [f, f_S, f_v, f_d, f_f, f_SS, f_Sv, f_vv, f_T].
 */
export type Jet = Float64Array

export const JET_SIZE = 9

export function constant(value: number): Jet {
  const jet = new Float64Array(JET_SIZE)
  jet[0] = value
  return jet
}

/** One of the inputs: 1 spot, 2 vol, 3 domestic yield, 4 foreign yield, 8 expiry. */
export function variable(value: number, input: 1 | 2 | 3 | 4 | 8): Jet {
  const jet = constant(value)
  jet[input] = 1
  return jet
}

/** a f + b g */
export function combine(a: number, f: Jet, b: number, g: Jet): Jet {
  const sum = new Float64Array(JET_SIZE)
  for (let i = 0; i < JET_SIZE; i++) sum[i] = a * f[i]! + b * g[i]!
  return sum
}

export const plus = (f: Jet, g: Jet): Jet => combine(1, f, 1, g)
export const minus = (f: Jet, g: Jet): Jet => combine(1, f, -1, g)

export function scale(f: Jet, factor: number): Jet {
  return f.map((part) => part * factor)
}

export function times(f: Jet, g: Jet): Jet {
  const product = new Float64Array(JET_SIZE)
  const [f0, fS, fv, , , fSS, fSv, fvv] = f as unknown as number[]
  const [g0, gS, gv, , , gSS, gSv, gvv] = g as unknown as number[]
  for (let i = 0; i < JET_SIZE; i++) product[i] = f0! * g[i]! + f[i]! * g0!
  product[0] = f0! * g0!
  product[5] = f0! * gSS! + 2 * fS! * gS! + fSS! * g0!
  product[6] = f0! * gSv! + fS! * gv! + fv! * gS! + fSv! * g0!
  product[7] = f0! * gvv! + 2 * fv! * gv! + fvv! * g0!
  return product
}

/** phi(f) from the value and the first two derivatives of phi there. */
export function compose(f: Jet, value: number, slope: number, curvature: number): Jet {
  const result = new Float64Array(JET_SIZE)
  const fS = f[1]!
  const fv = f[2]!
  for (let i = 1; i < JET_SIZE; i++) result[i] = slope * f[i]!
  result[0] = value
  result[5]! += curvature * fS * fS
  result[6]! += curvature * fS * fv
  result[7]! += curvature * fv * fv
  return result
}

export const inverse = (f: Jet): Jet => compose(f, 1 / f[0]!, -1 / f[0]! ** 2, 2 / f[0]! ** 3)
export const exponential = (f: Jet): Jet => compose(f, Math.exp(f[0]!), Math.exp(f[0]!), Math.exp(f[0]!))
export const over = (f: Jet, g: Jet): Jet => times(f, inverse(g))
