// Where the comparison of two schemas stands, and what it has found on its way.

import type { Fields, Schema } from '../schema.js'
import { Binders } from './binders.js'
import { OpenVariables } from './same-dimension.js'

/** What makes a value of one schema into one of the other; a value that has no place there is a CodecRefusal with its path. */
export type Convert = (value: unknown) => unknown

/** Something that keeps values of one schema from being values of the other. */
export interface Difference {
  /** Into the schema: `book[].strike`, `yields.*`; empty for the message itself. */
  readonly path: string
  readonly subject:
    | 'kind'
    | 'dimension'
    | 'mismatches'
    | 'names'
    | 'cases'
    | 'size'
    | 'count'
    | 'range'
    | 'field'
    | 'alternatives'
  /** What the one schema has there, and the other. */
  readonly from: string
  readonly to: string
  /** Whether only some values are lost by it, or no value can pass. */
  readonly loses: 'some' | 'all'
}

/** What came to light on the way through two schemas. */
export class Findings {
  readonly differences: Difference[] = []
  /** Paths of what the one schema has and the other does not know. */
  readonly dropped: string[] = []
  readonly open = new OpenVariables()
  /** Whether carried quantities may have a dimension that the other schema does not accept. */
  checksDimensions = false

  constructor(
    readonly convertOf: (from: Schema, to: Schema, place: Place) => Convert | undefined,
    /** Whether the two have one canonical text, so that what depends on the order of fields is as it was. */
    readonly areAlike: boolean,
  ) {}
}

/** One place in two schemas at once. */
export class Place {
  private constructor(
    readonly findings: Findings,
    readonly path: string,
    readonly from: Binders,
    readonly to: Binders,
  ) {}

  static root(findings: Findings): Place {
    return new Place(findings, '', Binders.none, Binders.none)
  }

  /** One step inwards: a field's name, or `[]`. */
  into(step: string): Place {
    const path = this.path === '' || step.startsWith('[') ? this.path + step : `${this.path}.${step}`
    return new Place(this.findings, path, this.from, this.to)
  }

  /** The same place where the binders of two records are in force. */
  withinRecords(from: Fields, to: Fields): Place {
    return new Place(this.findings, this.path, this.from.withinRecord(from), this.to.withinRecord(to))
  }

  /** The same place where the keys of two maps are in force. */
  withinEntries(from: Schema, to: Schema): Place {
    return new Place(this.findings, this.path, this.from.withinEntry(from), this.to.withinEntry(to))
  }

  /** How values get from one schema to the other here; undefined where they pass as they are. */
  convert(from: Schema, to: Schema): Convert | undefined {
    return this.findings.convertOf(from, to, this)
  }

  differs(subject: Difference['subject'], from: string, to: string, loses: Difference['loses']): void {
    this.findings.differences.push({ path: this.path, subject, from, to, loses })
  }
}
