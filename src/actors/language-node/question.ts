// The question that a clarify comes to, worded from the contracts.

import { type ContractRegistry, type Schema, settled } from '../../fabric/index.js'

/** Nested field of a request by its path: `option.strike`; `amounts[1]` is asked for as `amounts`. */
function fieldAt(schema: Schema, path: readonly string[]): Schema | undefined {
  const [step, ...rest] = path
  if (step === undefined) return schema
  const name = step.replace(/\[\d+\]$/, '')
  const inner = settled(schema)
  const field = inner.kind === 'record' ? inner.fields[name] : undefined
  return field === undefined ? undefined : fieldAt(field, rest)
}

function wording(path: string, registry: ContractRegistry): string {
  for (const { contract } of registry.operations) {
    const field = fieldAt(contract.request, path.split('.'))
    if (field === undefined) continue
    const inner = settled(field)
    const what = field.doc ?? inner.doc ?? path
    return inner.kind === 'quantity' && inner.dimension !== '1' ? `${what}, with its unit (${inner.dimension})` : what
  }
  return path
}

/** One sentence that asks for the fields a request still needs. */
export function questionFor(fields: readonly string[], registry: ContractRegistry): string {
  const asked = fields.map((path) => wording(path, registry))
  const last = asked.at(-1) ?? 'more detail'
  const all = asked.length > 1 ? `${asked.slice(0, -1).join('; ')}; and ${last}` : last
  return `What is ${all}?`
}

/** The question where the model is not sure that it read the goal rightly. */
export const questionAbout = (reading: string): string =>
  `Is this what you mean: ${reading.slice(0, 1_000)}? I am not sure; please say it in other words, each figure with its unit.`
