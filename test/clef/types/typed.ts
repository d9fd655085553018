import { checkExpression } from '../../../src/clef/types/index.js'

/** What the checker says of a text: its unit or type, or the code and the place of each diagnostic. */
export function typed(
  text: string,
  environment: Readonly<Record<string, string>> = {},
  measures: Readonly<Record<string, string>> = {},
): string {
  const checked = checkExpression(text, environment, measures)
  if (!checked.ok)
    return checked.error.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`).join(', ')
  return 'unit' in checked.value ? checked.value.unit : checked.value.type
}
