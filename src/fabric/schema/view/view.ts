// Reading a payload in place: fields come out of the bytes one by one, as they are asked for, and nothing is decoded that nobody
// looks at.

import type { Fault } from '../../fault.js'
import type { Result } from '../../result.js'
import { generate } from '../codec/generate.js'
import { layoutOf } from '../codec/layout.js'
import { refusable } from '../codec/refusal.js'
import { type RecordSchema, record, type Schema } from '../schema.js'
import type { ViewOf } from './view-of.js'
import { ViewReader } from './view-reader.js'
import { ViewSource } from './view-source.js'

export interface View<S extends Schema> {
  /**
   * Hands the message to `look` and returns what that makes of it. What `look` is given is good until it returns: the bytes may
   * then be written over, and a field that is read later is a RangeError. Copy what must outlive it.
   *
   * @returns what `look` returned; the fault, as a decoder's, of the first field that it looked at and that does not read.
   *   Fields that nobody looks at are not checked, and neither is `exactlyOne`.
   */
  read<T>(payload: Uint8Array, look: (view: ViewOf<S>) => T): Result<T, Fault>
}

interface Cursor {
  new (reader: ViewReader): object
  put(cursor: object, at: number): object
}

/** Made by `makeView`, each from the schema that it is kept by. */
const kept = new WeakMap<Schema, unknown>()

const rootOf = (schema: Schema): RecordSchema => (schema.kind === 'record' ? schema : record({ value: schema }))

function makeView(schema: Schema): Pick<View<Schema>, 'read'> {
  const root = rootOf(schema)
  const wrapped = schema.kind !== 'record'
  const rootBytes = layoutOf(root.fields).bytes
  const source = new ViewSource()
  const Root = generate<Cursor>(source.source(source.record(root)), source.constants)
  return {
    read: (payload, look) =>
      refusable(() => {
        const reader = new ViewReader(payload)
        try {
          const view = Root.put(new Root(reader), reader.start(rootBytes))
          return look(wrapped ? (view as { readonly value: unknown }).value : view)
        } finally {
          reader.end()
        }
      }),
  }
}

/** The view of a schema; generated at first use. */
export function viewOf<S extends Schema>(schema: S): View<S> {
  let view = kept.get(schema)
  if (view === undefined) {
    view = makeView(schema)
    kept.set(schema, view)
  }
  // The generated cursors are typed by construction from the same schema that ViewOf reads.
  return view as View<S>
}
