// Memory that payloads are written into, as the writer looks at it.

import { littleEndian } from '../table/typed-array.js'

export interface Room {
  readonly bytes: Uint8Array
  readonly view: DataView
  /** The same bytes by eight; nothing where this host has floats otherwise than the wire. */
  readonly doubles: Float64Array | undefined
}

/** A lane's memory is written into for every frame: its room is made once, and goes when the memory does. */
const rooms = new WeakMap<ArrayBufferLike, Room>()

/** All of a buffer. */
export function roomOf(buffer: ArrayBufferLike): Room {
  const known = rooms.get(buffer)
  if (known !== undefined) return known
  const doubles = littleEndian ? new Float64Array(buffer, 0, buffer.byteLength >> 3) : undefined
  const room: Room = { bytes: new Uint8Array(buffer), view: new DataView(buffer), doubles }
  rooms.set(buffer, room)
  return room
}
