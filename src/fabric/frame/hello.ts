// The payload of a hello frame. Its layout is fixed, because no schema is agreed on before it was read.

import type { Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import { identityBytes, shortIdentity, shortIdentityText } from './identity.js'
import { headerBytes } from './layout.js'

/** A message schema as both sides know it: by the contract's name for it, and by its whole identity. */
export interface HelloContract {
  readonly name: string
  /** SHA-256 over the canonical schema text, 32 bytes. */
  readonly identity: Uint8Array
}

export interface Hello {
  /** The largest frame the sender of this hello accepts, in bytes. */
  readonly frameBytesMax: number
  /** Shared secret or bearer token; empty where the lane needs none. */
  readonly token: string
  readonly contracts: readonly HelloContract[]
}

export const helloLimits = { contracts: 1024, nameBytes: 256, tokenBytes: 4096 } as const

const fixedBytes = 16
const entryBytes = 8 + identityBytes
const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8

/** @throws RangeError for a hello above `helloLimits`: it is our own */
export function encodeHello(hello: Hello): Uint8Array {
  const text = new TextEncoder()
  const token = text.encode(hello.token)
  const names = hello.contracts.map((contract) => text.encode(contract.name))
  if (token.byteLength > helloLimits.tokenBytes) throw new RangeError('hello: the token is too long')
  if (names.length > helloLimits.contracts) throw new RangeError('hello: too many contracts')
  const namesBytes = names.reduce((sum, name) => sum + entryBytes + padded(name.byteLength), 0)
  const bytes = new Uint8Array(fixedBytes + namesBytes + padded(token.byteLength))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, hello.frameBytesMax, true)
  view.setUint32(4, token.byteLength, true)
  view.setUint32(8, names.length, true)
  let at = fixedBytes
  for (const [i, name] of names.entries()) {
    // `names` was mapped from `contracts`, so the index is in range.
    const { identity } = hello.contracts[i]!
    if (identity.byteLength !== identityBytes) throw new RangeError('hello: an identity has 32 bytes')
    if (name.byteLength > helloLimits.nameBytes) throw new RangeError(`hello: the name ${i} is too long`)
    view.setUint32(at, name.byteLength, true)
    bytes.set(identity, at + 8)
    bytes.set(name, at + entryBytes)
    at += entryBytes + padded(name.byteLength)
  }
  bytes.set(token, at)
  return bytes
}

/** Reads forward through a hello payload; each step says where it stopped. */
class HelloReader {
  at = 0
  readonly #view: DataView
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  has(bytes: number): boolean {
    return this.at + bytes <= this.#bytes.byteLength
  }

  u32(): number {
    const value = this.#view.getUint32(this.at, true)
    this.at += 4
    return value
  }

  take(bytes: number): Uint8Array {
    const taken = this.#bytes.slice(this.at, this.at + bytes)
    this.at += bytes
    return taken
  }

  /** UTF-8 text and the zeros after it, or undefined where either is not so. */
  text(bytes: number): string | undefined {
    const raw = this.take(bytes)
    const padding = this.take(padded(bytes) - bytes)
    if (padding.some((byte) => byte !== 0)) return undefined
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
    } catch {
      return undefined
    }
  }
}

/**
 * Reads a hello's payload.
 *
 * @returns FAULT_LIMIT for a count or length above `helloLimits`; FAULT_FRAME with the offset in the payload
 */
export function readHello(payload: Uint8Array): Result<Hello, Fault> {
  const reader = new HelloReader(payload)
  const broken = (message: string): Result<never, Fault> => err({ code: 'FAULT_FRAME', offset: reader.at, message })
  const above = (what: string, limit: number, actual: number): Result<never, Fault> =>
    err({ code: 'FAULT_LIMIT', limit, actual, message: `A hello may have ${limit} ${what}, not ${actual}.` })

  if (!reader.has(fixedBytes)) return broken('The hello is cut short.')
  const frameBytesMax = reader.u32()
  const tokenBytes = reader.u32()
  const count = reader.u32()
  if (reader.u32() !== 0) return broken('A reserved word of the hello is not zero.')
  if (frameBytesMax < headerBytes) return broken(`A frame limit of ${frameBytesMax} bytes admits no frame.`)
  if (tokenBytes > helloLimits.tokenBytes) return above('bytes of token', helloLimits.tokenBytes, tokenBytes)
  if (count > helloLimits.contracts) return above('contracts', helloLimits.contracts, count)

  const contracts: HelloContract[] = []
  const seen = new Set<string>()
  for (let i = 0; i < count; i++) {
    if (!reader.has(entryBytes)) return broken('The hello is cut short.')
    const nameBytes = reader.u32()
    if (nameBytes > helloLimits.nameBytes) return above('bytes in a name', helloLimits.nameBytes, nameBytes)
    if (reader.u32() !== 0) return broken('A reserved word of the hello is not zero.')
    const identity = reader.take(identityBytes)
    if (!reader.has(padded(nameBytes))) return broken('The hello is cut short.')
    const name = reader.text(nameBytes)
    if (name === undefined) return broken('A contract name is not padded UTF-8.')
    if (seen.has(name)) return broken(`The contract ${name} is named twice.`)
    seen.add(name)
    contracts.push({ name, identity })
  }
  if (!reader.has(padded(tokenBytes))) return broken('The hello is cut short.')
  const token = reader.text(tokenBytes)
  if (token === undefined) return broken('The token is not padded UTF-8.')
  if (reader.at !== payload.byteLength) return broken('Bytes follow the end of the hello.')
  return ok({ frameBytesMax, token, contracts })
}

const hexadecimal = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * What two sides disagree on: a FAULT_SCHEMA for each name that stands for different schemas, and for each short form
 * that stands for two of ours or theirs. Empty where every frame both can send means the same to both.
 * A name that one side alone knows is no fault; it can't be called.
 */
export function checkIdentities(ours: readonly HelloContract[], theirs: readonly HelloContract[]): Fault[] {
  const faults: Fault[] = []
  const identities = new Map(ours.map((contract) => [contract.name, hexadecimal(contract.identity)]))
  const wholeByShort = new Map<string, string>()
  for (const { name, identity } of [...ours, ...theirs]) {
    const whole = hexadecimal(identity)
    const short = shortIdentityText(shortIdentity(identity))
    const first = wholeByShort.get(short) ?? whole
    wholeByShort.set(short, first)
    const known = identities.get(name) ?? whole
    if (first !== whole)
      faults.push(
        differing(name, first, whole, `Two schemas share the short identity ${short}; frames can't tell them apart.`),
      )
    else if (known !== whole)
      faults.push(differing(name, known, whole, `The two sides hold different schemas for ${name}.`))
  }
  return faults
}

const differing = (path: string, expected: string, actual: string, message: string): Fault => ({
  code: 'FAULT_SCHEMA',
  path,
  expected,
  actual,
  message,
})
