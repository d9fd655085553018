// A book of plain positions as FlatBuffers: accessors and builder calls of the kind that flatc generates for
//
//   enum OptionType : ubyte { call, put }
//   table Position { type: OptionType; notional: double; spot: double; strike: double; domesticYield: double;
//                    foreignYield: double; vol: double; expiry: double; }
//   table Book { positions: [Position]; }

import { Builder, ByteBuffer } from 'flatbuffers'

export const optionType = { call: 0, put: 1 }

/** Offset in the vtable of the n-th field. */
const slot = (field) => 4 + 2 * field

export class Position {
  point(at, bb) {
    this.at = at
    this.bb = bb
    return this
  }

  type() {
    const offset = this.bb.__offset(this.at, slot(0))
    return offset === 0 ? optionType.call : this.bb.readUint8(this.at + offset)
  }

  notional() {
    const offset = this.bb.__offset(this.at, slot(1))
    return offset === 0 ? 0 : this.bb.readFloat64(this.at + offset)
  }

  spot() {
    const offset = this.bb.__offset(this.at, slot(2))
    return offset === 0 ? 0 : this.bb.readFloat64(this.at + offset)
  }

  strike() {
    const offset = this.bb.__offset(this.at, slot(3))
    return offset === 0 ? 0 : this.bb.readFloat64(this.at + offset)
  }

  domesticYield() {
    const offset = this.bb.__offset(this.at, slot(4))
    return offset === 0 ? 0 : this.bb.readFloat64(this.at + offset)
  }

  foreignYield() {
    const offset = this.bb.__offset(this.at, slot(5))
    return offset === 0 ? 0 : this.bb.readFloat64(this.at + offset)
  }

  vol() {
    const offset = this.bb.__offset(this.at, slot(6))
    return offset === 0 ? 0 : this.bb.readFloat64(this.at + offset)
  }

  expiry() {
    const offset = this.bb.__offset(this.at, slot(7))
    return offset === 0 ? 0 : this.bb.readFloat64(this.at + offset)
  }
}

export class Book {
  constructor(bytes) {
    this.bb = new ByteBuffer(bytes)
    this.at = this.bb.readInt32(this.bb.position()) + this.bb.position()
  }

  positionsLength() {
    const offset = this.bb.__offset(this.at, slot(0))
    return offset === 0 ? 0 : this.bb.__vector_len(this.at + offset)
  }

  /** @param {Position} into moved to the position, as the last argument of generated accessors is */
  positions(index, into) {
    const offset = this.bb.__offset(this.at, slot(0))
    return offset === 0 ? null : into.point(this.bb.__indirect(this.bb.__vector(this.at + offset) + index * 4), this.bb)
  }
}

const numbers = ['notional', 'spot', 'strike', 'domesticYield', 'foreignYield', 'vol', 'expiry']

/** @param {ReturnType<typeof import('../workload/plain-book.js').plainBook>} positions */
export function encodeBook(positions) {
  const builder = new Builder(128 * positions.length + 64)
  const placed = positions.map((position) => {
    builder.startObject(1 + numbers.length)
    for (const [i, name] of numbers.entries()) builder.addFieldFloat64(1 + i, position[name], 0)
    builder.addFieldInt8(0, optionType[position.type], optionType.call)
    return builder.endObject()
  })
  builder.startVector(4, placed.length, 4)
  for (const offset of placed.toReversed()) builder.addOffset(offset)
  const vector = builder.endVector()
  builder.startObject(1)
  builder.addFieldOffset(0, vector, 0)
  builder.finish(builder.endObject())
  return builder.asUint8Array().slice()
}
