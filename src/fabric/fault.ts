// The one closed union of faults. A code never changes its meaning; a new situation takes a new code.

/** Half-open range of UTF-16 code units in the text that a fault speaks of. */
export interface Span {
  readonly start: number
  readonly end: number
}

interface Base {
  /** One readable sentence that says what is wrong and, where there is something to do, what to do. */
  readonly message: string
  /** Dotted path into the message, record or config, e.g. `book[3].strike`. */
  readonly path?: string
  readonly span?: Span
}

/** A value's dimension is not the one its field asks for. `expected` is a set where several would do. */
export interface DimensionFault extends Base {
  readonly code: 'FAULT_DIMENSION'
  readonly path: string
  readonly expected: string
  readonly actual: string
}

/** A value of the wrong JSON or wire shape. */
export interface ShapeFault extends Base {
  readonly code: 'FAULT_SHAPE'
  readonly path: string
  readonly expected: string
  readonly actual: string
}

export interface MissingFault extends Base {
  readonly code: 'FAULT_FIELD_MISSING'
  readonly path: string
}

export interface UnknownNameFault extends Base {
  readonly code: 'FAULT_FIELD_UNKNOWN' | 'FAULT_UNKNOWN_UNIT' | 'FAULT_UNKNOWN_CURRENCY' | 'FAULT_UNKNOWN_OPERATION'
  readonly name: string
  /** Known names that lie nearest. */
  readonly candidates: readonly string[]
}

/** A count, depth or size above its limit; checked before memory is taken. */
export interface LimitFault extends Base {
  readonly code: 'FAULT_LIMIT'
  readonly limit: number
  readonly actual: number
}

/** A number that is not finite or out of its field's range. */
export interface RangeFault extends Base {
  readonly code: 'FAULT_RANGE'
  readonly path: string
}

/** Bytes that are not a frame, or a payload that does not read as its schema. */
export interface FrameFault extends Base {
  readonly code: 'FAULT_FRAME'
  /** Byte offset at which reading stopped. */
  readonly offset: number
}

/** Two sides hold different schemas for one message. */
export interface SchemaFault extends Base {
  readonly code: 'FAULT_SCHEMA'
  readonly path: string
  readonly expected: string
  readonly actual: string
}

/** Text (Clef, CSV, JSON, TOML, a unit) that does not parse. */
export interface SyntaxFault extends Base {
  readonly code: 'FAULT_SYNTAX'
}

/** The actor asked is not running; nothing was done on its behalf after this answer. */
export interface ActorDownFault extends Base {
  readonly code: 'FAULT_ACTOR_DOWN'
  readonly actor: string
}

export interface PlainFault extends Base {
  readonly code:
    | 'FAULT_BUSY' // not admitted: a bounded queue is full
    | 'FAULT_EXPIRED' // the deadline passed
    | 'FAULT_CANCELLED'
    | 'FAULT_CONFIG'
    | 'FAULT_CHECKPOINT' // a model checkpoint that cannot be trusted
    | 'FAULT_JOURNAL' // a journal record or store that cannot be read or written
    | 'FAULT_BACKEND' // a model backend failed or answered outside its constraint
    | 'FAULT_SIGNING' // a signing key that cannot be read, made or trusted
    | 'FAULT_POLICY' // posture or rights forbid it
    | 'FAULT_UNKNOWN_KEY' // no goal was accepted under the key
    | 'FAULT_DEFECT' // a bug on our side, reported and contained
}

export type Fault =
  | DimensionFault
  | ShapeFault
  | MissingFault
  | UnknownNameFault
  | LimitFault
  | RangeFault
  | FrameFault
  | SchemaFault
  | SyntaxFault
  | ActorDownFault
  | PlainFault

export type FaultCode = Fault['code']

/** A domain model's own "no": it understood the request and there is no answer. Never a fault. */
export interface DomainError {
  /** Stable name from the contract, e.g. `unreachable`, `noPath`, `underdetermined`. */
  readonly reason: string
  readonly message: string
}

/** The same fault seen from one level further out: `at('book[3]', fault)` prefixes its path. */
export function at(prefix: string, fault: Fault): Fault {
  if (prefix === '') return fault
  const inner = fault.path ?? ''
  const joined = inner === '' ? prefix : inner.startsWith('[') ? `${prefix}${inner}` : `${prefix}.${inner}`
  return { ...fault, path: joined }
}
