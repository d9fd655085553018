// A goal as JSON: like the goal record, but the content of an input is text, or JSON as it stands.

import {
  at,
  choice,
  err,
  type Fault,
  fromJson,
  type GoalRecord,
  goalMessage,
  inputBytesMax,
  inputsMax,
  list,
  ok,
  optional,
  type Result,
  record,
  text,
} from '../../fabric/index.js'

const inputHead = record({
  name: text(64),
  type: optional(text(64)),
  media: choice('application/json', 'text/csv'),
})

/** The goal's own schema with the content of its inputs taken off. */
const goalHead = record({ ...goalMessage.schema.fields, inputs: optional(list(inputHead, { countMax: inputsMax })) })

/** No book or market nests deeper, and JSON.stringify recurses. */
const contentDepthMax = 64

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const withoutContent = (json: unknown): unknown => {
  if (!isObject(json)) return json
  const { content: _, ...head } = json
  return head
}

/** Reads `{text, inputs?: [{name, type?, media, content}], attemptsMax?, postureMax?, patience?}`; faults carry paths. */
export function readGoalJson(json: unknown): Result<GoalRecord, Fault> {
  const inputs: unknown = isObject(json) ? json.inputs : undefined
  const givenInputs: readonly unknown[] = Array.isArray(inputs) ? inputs : []
  const head = fromJson(
    goalHead,
    isObject(json) && Array.isArray(inputs) ? { ...json, inputs: givenInputs.map(withoutContent) } : json,
  )
  if (!head.ok) return head
  const { inputs: heads = [], ...goal } = head.value.value
  const attached: GoalRecord['inputs'][number][] = []
  for (const [index, input] of heads.entries()) {
    const given = givenInputs[index]
    const bytes = readContent(isObject(given) ? given.content : undefined)
    if (!bytes.ok) return err(at(`inputs[${index}]`, bytes.error))
    attached.push({ ...input, bytes: bytes.value })
  }
  return ok({ ...goal, inputs: attached })
}

function readContent(content: unknown): Result<Uint8Array, Fault> {
  if (content === undefined)
    return err({ code: 'FAULT_FIELD_MISSING', path: 'content', message: 'An input needs its content.' })
  if (typeof content !== 'string' && depthOf(content) > contentDepthMax) {
    const message = `Content may nest ${contentDepthMax} deep.`
    return err({ code: 'FAULT_LIMIT', path: 'content', limit: contentDepthMax, actual: depthOf(content), message })
  }
  const bytes = new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))
  if (bytes.byteLength <= inputBytesMax) return ok(bytes)
  const message = `The content of an input may have ${inputBytesMax} bytes.`
  return err({ code: 'FAULT_LIMIT', path: 'content', limit: inputBytesMax, actual: bytes.byteLength, message })
}

/** How deep a value nests, without recursion. */
function depthOf(json: unknown): number {
  let depth = 0
  let level: unknown[] = [json]
  while (level.length > 0) {
    depth++
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return depth
}
