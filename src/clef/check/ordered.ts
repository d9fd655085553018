import type { Diagnostic } from '../diagnostic/diagnostic.js'
import { diagnosticsMax } from '../syntax/index.js'

/** By place in the text, each said once (where its field is known, with the field), and no more than a reader can use. */
export function ordered(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const placed = ({ code, span }: Diagnostic) => `${code} ${span.start} ${span.end}`
  const withPath = new Set(diagnostics.filter(({ path }) => path !== undefined).map(placed))
  const seen = new Set<string>()
  const once = diagnostics.filter((diagnostic) => {
    if (diagnostic.path === undefined && withPath.has(placed(diagnostic))) return false
    const key = `${placed(diagnostic)} ${diagnostic.path ?? ''}`
    return !seen.has(key) && seen.add(key)
  })
  return once.sort((a, b) => a.span.start - b.span.start).slice(0, diagnosticsMax)
}
