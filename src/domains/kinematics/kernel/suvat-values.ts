/** s displacement (m), u initial and v final velocity (m/s), a acceleration (m/s^2), t time (s). */
export const SUVAT_NAMES = ['s', 'u', 'v', 'a', 't'] as const
export type SuvatName = (typeof SUVAT_NAMES)[number]
export type SuvatValues = { readonly [name in SuvatName]?: number }
