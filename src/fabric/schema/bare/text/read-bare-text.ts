// Text of the BARE schema language, read as schemas.

import { at, type Fault } from '../../../fault.js'
import { err, ok, type Result } from '../../../result.js'
import { checkSchema } from '../../check-schema.js'
import { listCountMax, type Schema, textBytesMax } from '../../schema.js'
import { schemaTextMax } from '../../schema-limits.js'
import type { TextLimits } from './leaf-schemas.js'
import { parseDefinitions } from './parse.js'
import { resolveDefinitions } from './resolve.js'
import type { Definition } from './syntax.js'
import { Unreadable } from './unreadable.js'

const limitsByDefault: TextLimits = {
  textBytesMax,
  dataBytesMax: 1024 * 1024,
  countMax: listCountMax,
  entriesMax: 1_024,
}

/**
 * The types that `text` defines, in its order, as schemas whose plain BARE is that of the types. Limits, which the language does not
 * have, come from `limits`. The cases of a union are called by their types; an optional that is no field of a struct becomes a
 * record of one optional field `value`, which has the same bytes. Types that contain themselves are refused.
 *
 * @returns a fault with the span in the text and, past the grammar, the path of the type: `Customer.orders.of.orderId`
 */
export function readBareText(
  text: string,
  limits: Partial<TextLimits> = {},
): Result<ReadonlyMap<string, Schema>, Fault> {
  if (text.length > schemaTextMax) {
    const message = `a schema text may have ${schemaTextMax} characters, not ${text.length}`
    return err({ code: 'FAULT_LIMIT', limit: schemaTextMax, actual: text.length, message })
  }
  try {
    const definitions = parseDefinitions(text)
    const schemas = resolveDefinitions(definitions, { ...limitsByDefault, ...limits })
    return unsoundIn(schemas, definitions) ?? ok(schemas)
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown
    return err(thrown.fault)
  }
}

/** What is wrong with schemas besides what BARE says: names, number of fields, and other limits of ours. */
function unsoundIn(
  schemas: ReadonlyMap<string, Schema>,
  definitions: readonly Definition[],
): Result<never, Fault> | undefined {
  for (const { name, span } of definitions) {
    const schema = schemas.get(name)!
    // A name for void is of use in unions, where the check meets it again.
    const checked = schema.kind === 'void' ? ok(undefined) : checkSchema(schema)
    if (!checked.ok) return err({ ...at(name, checked.error), span })
  }
  return undefined
}
