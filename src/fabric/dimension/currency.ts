// ISO 4217 currencies. Each is a base dimension of its own.

import codes from 'currency-codes'

const known: ReadonlySet<string> = new Set(codes.codes())

/** Whether `code` is an ISO 4217 alphabetic code, upper case. */
export const isCurrency = (code: string): boolean => known.has(code)

/** All ISO 4217 alphabetic codes in ordinal order. */
export const currencyCodes = (): readonly string[] => [...known].sort()

/** Minor-unit digits of a currency (USD 2, JPY 0), or undefined where ISO names none. */
export const minorDigits = (code: string): number | undefined => codes.code(code)?.digits

/** Splits `EURUSD` or `EUR/USD` into its foreign (base) and domestic (quote) currency, or undefined if it is no pair. */
export function splitPair(text: string): { readonly foreign: string; readonly domestic: string } | undefined {
  const match = /^([A-Z]{3})\/?([A-Z]{3})$/.exec(text)
  if (match === null) return undefined
  const [, foreign, domestic] = match
  if (foreign === domestic || !isCurrency(foreign!) || !isCurrency(domestic!)) return undefined
  return { foreign: foreign!, domestic: domestic! }
}
