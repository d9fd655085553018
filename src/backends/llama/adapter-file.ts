// LoRA adapters (Hu et al., arXiv 2106.09685): low-rank changes to a model's matrices, W + scale * alpha / rank * B * A.

import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { type CheckedGguf, checkedGgufHead, type GgufTensor, readGgufMetadata } from '../gguf/index.js'
import { inFile } from './model-file.js'

/**
 * Whether a file is an adapter of this model: of its architecture, with each A beside its B, and both of the shape that the
 * model's matrix asks for. FAULT_CHECKPOINT where it is not.
 */
export async function checkAdapterFile(path: string, model: CheckedGguf): Promise<Result<void, Fault>> {
  const read = await checkedGgufHead(path)
  if (!read.ok) return err(inFile(path, read.error))
  const wrong = whatIsWrong(read.value.checked, read.value.head, model)
  return wrong === undefined ? ok(undefined) : err(inFile(path, { code: 'FAULT_CHECKPOINT', message: wrong }))
}

function whatIsWrong(adapter: CheckedGguf, head: Uint8Array, model: CheckedGguf): string | undefined {
  if (adapter.type !== 'adapter') return `the file is of type "${adapter.type}", and an adapter is called for`
  if (adapter.architecture !== model.architecture)
    return `the adapter is for a model of architecture "${adapter.architecture}", not "${model.architecture}"`
  const told = readGgufMetadata(head, (key) => key.startsWith('adapter.'))
  if (!told.ok) return told.error.message
  const kind = told.value.get('adapter.type')
  if (kind !== 'lora') return `the adapter is of the kind "${String(kind)}", and lora can be used`
  if (typeof told.value.get('adapter.lora.alpha') !== 'number') return 'it does not tell adapter.lora.alpha'
  if (adapter.tensors.length === 0) return 'the adapter changes nothing'
  return wrongTensor(adapter.tensors, new Map(model.tensors.map((tensor) => [tensor.name, tensor])))
}

const parts = ['.lora_a', '.lora_b'] as const

function wrongTensor(
  tensors: readonly GgufTensor[],
  model: ReadonlyMap<string, Pick<GgufTensor, 'shape'>>,
): string | undefined {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]))
  for (const { name } of tensors) {
    const part = parts.find((suffix) => name.endsWith(suffix))
    if (part === undefined) return `"${name}" is neither an A nor a B`
    const base = name.slice(0, -part.length)
    const [a, b] = parts.map((suffix) => byName.get(base + suffix))
    if (a === undefined || b === undefined) return `"${base}" has an A or a B alone`
    const changed = model.get(base)
    if (changed === undefined) return `it changes "${base}", which the model has not`
    const wrong = wrongShapes(base, a.shape, b.shape, changed.shape)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

type Shape = GgufTensor['shape']

/** Shapes have the dimension first that lies closest together: of a matrix W what goes in, and then what comes out. */
function wrongShapes(base: string, a: Shape, b: Shape, changed: Shape): string | undefined {
  const said = `"${base}" is ${changed.join(' x ')}, and its A and B are ${a.join(' x ')} and ${b.join(' x ')}`
  if (a.length !== 2 || b.length !== 2 || changed.length !== 2) return said
  const [into, out] = changed
  // Embeddings are looked up by row, so that their two halves lie the other way round.
  const fits =
    base === 'token_embd.weight'
      ? a[1] === out && b[1] === into && a[0] === b[0]
      : a[0] === into && b[1] === out && a[1] === b[0]
  return fits ? undefined : said
}
