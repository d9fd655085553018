// A model as one file:
//
//   offset  bytes
//        0      8  magic "CLEFCKPT"
//        8      4  version, 1
//       12      4  length of the header in bytes, a multiple of 8
//       16     32  SHA-256 of everything that follows
//       48      -  header: JSON in UTF-8, padded with spaces
//        -      -  weights: float32, tensor after tensor, in the header's order
//
// All numbers are little-endian. Reading trusts nothing: every length is checked before memory is taken.
import { createHash } from 'node:crypto'
import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { weightCount } from './parameters.js'
import { hashWeights } from './weights-hash.js'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export interface StoredTensor {
  readonly name: string
  readonly shape: readonly number[]
}

export interface Checkpoint {
  /** Name of the architecture that reads `config`. */
  readonly architecture: string
  readonly config: Json
  readonly tensors: readonly StoredTensor[]
  /** Where the weights come from: seed, corpus hash, recipe, figures. Free in form. */
  readonly record: Json
  /** SHA-256 of `weights`, in hexadecimal. */
  readonly weightsHash: string
  readonly weights: Float32Array
}

const MAGIC = new TextEncoder().encode('CLEFCKPT')
const VERSION = 1
const PREAMBLE_BYTES = 48
const HEADER_BYTES_MAX = 1 << 20
/** 64 M weights; far above anything trained here, and low enough to hold twice. */
const WEIGHT_BYTES_MAX = 1 << 28
const TENSORS_MAX = 4_096

const digest = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

export function writeCheckpoint(checkpoint: Omit<Checkpoint, 'weightsHash'>): Uint8Array {
  const { architecture, config, tensors, record, weights } = checkpoint
  const listed = tensors.map(({ name, shape }) => ({ name, shape }))
  const weightsHash = hashWeights(weights)
  const text = new TextEncoder().encode(JSON.stringify({ architecture, config, tensors: listed, record, weightsHash }))
  const headerBytes = Math.ceil(text.length / 8) * 8
  const bytes = new Uint8Array(PREAMBLE_BYTES + headerBytes + weights.byteLength).fill(0x20)
  const view = new DataView(bytes.buffer)
  bytes.set(MAGIC)
  view.setUint32(8, VERSION, true)
  view.setUint32(12, headerBytes, true)
  bytes.set(text, PREAMBLE_BYTES)
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength), PREAMBLE_BYTES + headerBytes)
  bytes.set(digest(bytes.subarray(PREAMBLE_BYTES)), 16)
  return bytes
}

/** Reads what `writeCheckpoint` wrote; anything else is a FAULT_CHECKPOINT that says what is wrong. */
export function readCheckpoint(bytes: Uint8Array): Result<Checkpoint, Fault> {
  if (bytes.length < PREAMBLE_BYTES) return refuse(`it is ${bytes.length} bytes long, too short for a preamble`)
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) return refuse('it does not begin with CLEFCKPT')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = view.getUint32(8, true)
  if (version !== VERSION) return refuse(`it is of version ${version}, and this program reads version ${VERSION}`)
  const headerBytes = view.getUint32(12, true)
  if (headerBytes > HEADER_BYTES_MAX) return refuse(`its header claims ${headerBytes} bytes`)
  const weightsStart = PREAMBLE_BYTES + headerBytes
  if (weightsStart > bytes.length) return refuse('it ends within its header')
  if (bytes.length - weightsStart > WEIGHT_BYTES_MAX) return refuse('its weights exceed 256 MiB')

  const expected = bytes.subarray(16, PREAMBLE_BYTES)
  if (digest(bytes.subarray(PREAMBLE_BYTES)).some((byte, i) => byte !== expected[i])) {
    return refuse('its contents do not match its SHA-256: it is damaged or cut short')
  }

  const header = readHeader(bytes.subarray(PREAMBLE_BYTES, weightsStart))
  if (!header.ok) return header
  const count = weightCount(header.value.tensors)
  if (count * 4 !== bytes.length - weightsStart) {
    return refuse(`its tensors take ${count * 4} bytes, and ${bytes.length - weightsStart} are there`)
  }
  // A copy of our own: `slice` of a Buffer is no copy, and its memory need not be aligned.
  const weights = new Float32Array(new Uint8Array(bytes.subarray(weightsStart)).buffer)
  if (!weights.every(Number.isFinite)) return refuse('a weight is not a finite number')
  if (hashWeights(weights) !== header.value.weightsHash) return refuse('its weights do not match their SHA-256')
  return ok({ ...header.value, weights })
}

const refuse = (reason: string): Result<never, Fault> =>
  err({ code: 'FAULT_CHECKPOINT', message: `This is not a checkpoint to trust: ${reason}.` })

function readHeader(bytes: Uint8Array): Result<Omit<Checkpoint, 'weights'>, Fault> {
  let header: unknown
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refuse('its header is not JSON')
  }
  if (typeof header !== 'object' || header === null) return refuse('its header is not an object')
  const { architecture, config, tensors, record, weightsHash } = header as Record<string, Json | undefined>
  if (typeof architecture !== 'string') return refuse('its header names no architecture')
  if (typeof weightsHash !== 'string') return refuse('its header holds no hash of the weights')
  if (config === undefined || record === undefined) return refuse('its header lacks config or record')
  if (!Array.isArray(tensors) || tensors.length > TENSORS_MAX || !tensors.every(isTensor)) {
    return refuse('its header does not list its tensors')
  }
  return ok({ architecture, config, tensors, record, weightsHash })
}

function isTensor(value: unknown): value is StoredTensor {
  if (typeof value !== 'object' || value === null) return false
  const { name, shape } = value as Partial<Record<'name' | 'shape', unknown>>
  const isLength = (length: unknown) =>
    Number.isInteger(length) && (length as number) > 0 && (length as number) < 2 ** 24
  return typeof name === 'string' && Array.isArray(shape) && shape.length <= 4 && shape.every(isLength)
}
