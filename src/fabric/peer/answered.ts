// What an answer rests on, as peers are told: the basis, and the certificate that the daemon's key signs.

import { data, type Infer, type Json, list, optional, record, text } from '../schema/index.js'

/** A compact JWS; its claims are hashes and names, so it is never near this. */
const certificateBytesMax = 4 * 1024
/** JSON views that take more together stay out of an outcome, the last ones first: their hashes then stand alone in the certificates. */
export const evidenceBytesMax = 256 * 1024
/** A request or a response travels whole, in one frame, so no frame limit that a lane has needs more. */
const payloadBytesMax = 16 * 1024 * 1024
const assumptionsMax = 1_024
const pathBytesMax = 512
const valueBytesMax = 64 * 1024
const wordsMax = 2_048

/** Of what a program worked out, which is no registered operation. */
export const programOperation = 'clef.program'
/** Of what a goal came to that has no answer, which is no registered operation either. */
export const goalOperation = 'clef.goal'

export const basisSchema = record({
  operation: text(128),
  /** Whose model answered, and which version of it. */
  domain: text(128),
  domainVersion: text(128),
  method: text(wordsMax),
  errorBound: text(wordsMax),
  /** What the request did not say and the answer rests on; values as JSON. */
  assumptions: list(record({ path: text(pathBytesMax), value: text(valueBytesMax) }), { countMax: assumptionsMax }),
  /** Identities of the messages, hexadecimal. */
  requestSchema: text(64),
  responseSchema: text(64),
})

export type BasisRecord = Infer<typeof basisSchema>

const sealed = {
  basis: basisSchema,
  certificate: optional(text(certificateBytesMax)),
  /** Why there is no certificate. */
  uncertified: optional(text()),
}

/** One call whose answer an outcome rests on. Request and response are JSON text of their views. */
export const answeredSchema = record({
  operation: text(128),
  request: optional(text(evidenceBytesMax)),
  response: optional(text(evidenceBytesMax)),
  ...sealed,
})

export type AnsweredRecord = Infer<typeof answeredSchema>

/** Asks for an operation's answer together with what it rests on. */
export const certifySchema = record({
  operation: text(128),
  /** The operation's request in its own layout. */
  request: data(payloadBytesMax),
})

/** Its reply. */
export const certifiedSchema = record({
  /** The operation's response in its own layout. */
  response: data(payloadBytesMax),
  ...sealed,
})

export type CertifyRecord = Infer<typeof certifySchema>
export type CertifiedRecord = Infer<typeof certifiedSchema>

/** What an answer rests on, as people and programs read it. */
export interface Basis {
  readonly operation: string
  readonly domain: string
  readonly domainVersion: string
  readonly method: string
  readonly errorBound: string
  readonly assumptions: readonly { readonly path: string; readonly value: Json }[]
  readonly requestSchema: string
  readonly responseSchema: string
}

/** An answer and what it rests on. */
export interface Certified {
  /** JSON view of the request as it was read: defaults filled in, coherent units. */
  readonly request: Json
  readonly response: Json
  readonly basis: Basis
  readonly certificate?: string
  /** Why there is no certificate. */
  readonly uncertified?: string
}

/** A basis as plain JSON. */
export const basisJson = ({ assumptions, ...rest }: Basis): Json => ({
  ...rest,
  assumptions: assumptions.map(({ path, value }) => ({ path, value })),
})

/** What an older daemon says has no basis. */
type Told<C extends Pick<Certified, 'basis'>> = Omit<C, 'basis'> & Partial<Pick<C, 'basis'>>

/** An answer as HTTP and `--json` tell it; `certificate` is null where there is none, and `uncertified` says why. */
export const certifiedJson = ({ request, response, ...rest }: Told<Certified>): { readonly [name: string]: Json } => ({
  ok: response,
  request,
  ...sealJson(rest),
})

const sealJson = ({
  basis,
  certificate,
  uncertified,
}: Told<Omit<Certified, 'request' | 'response'>>): { readonly [name: string]: Json } => ({
  ...(basis === undefined ? {} : { basis: basisJson(basis) }),
  certificate: certificate ?? null,
  ...(uncertified === undefined ? {} : { uncertified }),
})

type BasisAssumption = Basis['assumptions'][number]

/**
 * An assumption that a frame has room for: a long path is cut to its beginning, of a large value only its size is told. What fits stays as it
 * is, so that what was signed so is told so.
 *
 * @param bytesMax of the value's JSON
 */
export function fittingAssumption({ path, value }: BasisAssumption, bytesMax = valueBytesMax): BasisAssumption {
  const length = bytesOf(JSON.stringify(value) ?? 'null')
  return {
    path: bytesOf(path) <= pathBytesMax ? path : cutPath(path),
    value: length <= bytesMax ? value : `left out: ${length} bytes of JSON`,
  }
}

const utf8 = new TextEncoder()
const bytesOf = (text: string): number => utf8.encode(text).length

function cutPath(path: string): string {
  // Whole characters alone: `read` counts those that were encoded.
  const { read } = utf8.encodeInto(path, new Uint8Array(pathBytesMax - bytesOf('…')))
  return `${path.slice(0, read)}…`
}

export const toBasisRecord = ({ assumptions, ...rest }: Basis): BasisRecord => ({
  ...rest,
  assumptions: assumptions
    .slice(0, assumptionsMax)
    .map((one) => fittingAssumption(one))
    .map(({ path, value }) => ({ path, value: JSON.stringify(value) ?? 'null' })),
})

/** The basis that a record tells; values that are no JSON stay the text they are. */
export const fromBasisRecord = ({ assumptions, ...rest }: BasisRecord): Basis => ({
  ...rest,
  assumptions: assumptions.map(({ path, value }) => ({ path, value: parsed(value) })),
})

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json // JSON.parse makes nothing else
  } catch {
    return text
  }
}

/**
 * The answers as an outcome has them. The response of what its program worked out is the outcome's own answer, and stands there alone, and so does how it ended
 * without one; what that certificate binds is kept before the views of any call.
 */
export function toAnsweredRecords(answers: readonly Certified[]): readonly AnsweredRecord[] {
  let room = evidenceBytesMax
  const kept = (name: 'request' | 'response', json: Json): { readonly [Name in typeof name]?: string } => {
    const text = JSON.stringify(json)
    const length = bytesOf(text)
    if (length > room) return {}
    room -= length
    return { [name]: text }
  }
  const isOfOutcome = ({ basis: { operation } }: Certified): boolean =>
    operation === programOperation || operation === goalOperation
  const bound = new Map(answers.filter(isOfOutcome).map((one) => [one, kept('request', one.request)]))
  return answers.map((one) => {
    const { request, response, basis, ...seal } = one
    const views = bound.get(one) ?? { ...kept('response', response), ...kept('request', request) }
    return { operation: basis.operation, ...views, basis: toBasisRecord(basis), ...seal }
  })
}

/** An outcome's answer for people and programs; what was too large to be kept is not there. */
export const answeredJson = ({ operation, request, response, basis, ...seal }: AnsweredRecord): Json => ({
  operation,
  ...(request === undefined ? {} : { request: parsed(request) }),
  ...(response === undefined ? {} : { response: parsed(response) }),
  ...sealJson({ basis: fromBasisRecord(basis), ...seal }),
})
