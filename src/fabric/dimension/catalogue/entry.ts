// What one line of the catalogue says.

export interface UnitEntry {
  /** ASCII letters, or %: what can be written in any program and any file. */
  readonly symbol: string
  /** Factor to the coherent unit, read by readScale: decimals, ratios, `pi`. Exact, save for pi. */
  readonly factor: string
  /** Coherent unit in base symbols. */
  readonly of: string
  /** Whether SI prefixes apply (km, ms, mN). */
  readonly prefixed?: true
  /** For a point on a scale with a zero of its own: where that zero lies, and the symbol of differences. */
  readonly zero?: { readonly at: string; readonly difference: string }
}

export const unit = (symbol: string, factor: string, of: string): UnitEntry => ({ symbol, factor, of })

export const prefixed = (symbol: string, factor: string, of: string): UnitEntry => ({
  symbol,
  factor,
  of,
  prefixed: true,
})
