// What a native loader takes on trust is checked here first: it may end the whole process over a bad file.
import { open } from 'node:fs/promises'
import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { checkLlamaShape } from './check-llama-shape.js'
import { checkTokens } from './check-tokens.js'
import { damaged, defaultAlignment, type GgufTensor, tensorTypes, uint32Type } from './layout.js'
import { attempt, type GgufEntry, type GgufHeader, readGgufHeader } from './read.js'

/** A vocabulary of 262,144 tokens with as many merges takes 20 MB. */
const headerBytesMax = 1 << 26
const elementsMax = 2 ** 40

export interface CheckedGguf {
  /** `general.architecture`; an adapter's is that of the model it is for. */
  readonly architecture: string
  /** `general.type`: `model` where the file does not say. */
  readonly type: string
  readonly tensors: readonly GgufTensor[]
}

/**
 * Whether a GGUF file is whole and says nothing that a loader would stumble over: counts and types, each tensor's place
 * within the file and where the one before it ends, tokens without doubles, and for a llama-shaped model the shapes that
 * its own figures call for. What the weights are is not looked at.
 *
 * @param head   the file, or as much of it as holds its header
 * @param fileBytes length of the whole file
 * @returns FAULT_CHECKPOINT or FAULT_LIMIT; never throws
 */
export function checkGguf(head: Uint8Array, fileBytes = head.length): Result<CheckedGguf, Fault> {
  const header = readGgufHeader(head, (key) => !key.endsWith('chat_template') && !key.endsWith('.merges'))
  if (!header.ok) return header
  return attempt(() => {
    checkPlaces(header.value, fileBytes)
    const { entries, tensors } = header.value
    const architecture = textOf(entries, 'general.architecture') ?? damaged('it names no architecture')
    const type = textOf(entries, 'general.type') ?? 'model'
    checkTokens(entries)
    if (architecture === 'llama' && type === 'model') checkLlamaShape(entries, tensors)
    return { architecture, type, tensors }
  })
}

/** The same of a file by its path, of which no more than its header is read. A file that does not open is FAULT_CHECKPOINT. */
export async function checkGgufFile(path: string): Promise<Result<CheckedGguf, Fault>> {
  const read = await checkedGgufHead(path)
  return read.ok ? ok(read.value.checked) : read
}

export interface GgufHead {
  readonly checked: CheckedGguf
  /** As much of the file as holds its header: what metadata is read from. */
  readonly head: Uint8Array
}

/** The same, with the bytes that were checked. */
export async function checkedGgufHead(path: string): Promise<Result<GgufHead, Fault>> {
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      const head = new Uint8Array(Math.min(size, headerBytesMax))
      let read = 0
      while (read < head.length) {
        const { bytesRead } = await file.read(head, read, head.length - read, read)
        if (bytesRead === 0) break
        read += bytesRead
      }
      const checked = checkGguf(head.subarray(0, read), size)
      return checked.ok ? ok({ checked: checked.value, head: head.subarray(0, read) }) : checked
    } finally {
      await file.close()
    }
  } catch (error) {
    const message = `the GGUF file cannot be read: ${(error as Error).message}` // fs throws nothing else
    return err({ code: 'FAULT_CHECKPOINT', path, message })
  }
}

function textOf(entries: ReadonlyMap<string, GgufEntry>, key: string): string | undefined {
  const value = entries.get(key)?.value
  if (value !== undefined && typeof value !== 'string') damaged(`${key} is no text`)
  return value
}

/** Tensors stand one after the other, each padded: nothing overlaps, nothing is left between, nothing is beyond the end. */
function checkPlaces({ entries, tensors, bytes }: GgufHeader, fileBytes: number): void {
  const alignment = alignmentOf(entries.get('general.alignment'))
  const padded = (length: number): number => Math.ceil(length / alignment) * alignment
  const first = padded(bytes)
  let expected = 0
  for (const tensor of tensors) {
    if (tensor.offset !== expected) {
      damaged(`"${tensor.name}" stands at ${tensor.offset}, and the tensor before it ends at ${expected}`)
    }
    const length = bytesOf(tensor)
    if (first + expected + length > fileBytes) {
      damaged(`"${tensor.name}" ends at byte ${first + expected + length}, and the file has ${fileBytes}`)
    }
    expected += padded(length)
  }
}

function alignmentOf(entry: GgufEntry | undefined): number {
  if (entry === undefined) return defaultAlignment
  const { type, value } = entry
  if (type !== uint32Type || typeof value !== 'number') damaged('its alignment is not of type uint32')
  if (value === 0 || (value & (value - 1)) !== 0 || value > 1 << 20) damaged(`it is aligned to ${value} bytes`)
  return value
}

function bytesOf({ name, shape, type }: GgufTensor): number {
  const kind = tensorTypes.get(type) ?? damaged(`"${name}" is of a type ${type} that is not known here`)
  let elements = 1
  for (const length of shape) {
    if (length < 1) damaged(`"${name}" has a dimension of ${length}`)
    elements *= length
    if (elements > elementsMax) damaged(`"${name}" is of shape ${shape.join(' x ')}`)
  }
  if (shape[0]! % kind.block !== 0) damaged(`rows of "${name}" are no whole blocks of ${kind.name}`)
  return (elements / kind.block) * kind.blockBytes
}
