// The option book of finance.priceBook as FlatBuffers: accessors and builder calls of the kind that flatc generates for
//
//   enum OptionType : ubyte { call, put }
//   enum Side : ubyte { long, short }
//   struct Quantity { value: double; dimension: uint; }      // an index into Book.dimensions
//   table Position { id: string; pair: string; type: OptionType; side: Side; strike: Quantity; notional: Quantity;
//                    premium: Quantity; vol: Quantity; tenor: string; }
//   table Book { dimensions: [string]; positions: [Position]; }
//
// The other ways to give an expiry are left out: no position of the book has one.

import { Builder, ByteBuffer } from 'flatbuffers'

/** Offset in the vtable of the n-th field. */
const slot = (field) => 4 + 2 * field
const fields = { id: 0, pair: 1, type: 2, side: 3, strike: 4, notional: 5, premium: 6, vol: 7, tenor: 8 }

export class Quantity {
  point(at, bb) {
    this.at = at
    this.bb = bb
    return this
  }

  value() {
    return this.bb.readFloat64(this.at)
  }

  dimension() {
    return this.bb.readUint32(this.at + 8)
  }
}

export class Position {
  point(at, bb) {
    this.at = at
    this.bb = bb
    return this
  }

  id() {
    const offset = this.bb.__offset(this.at, slot(fields.id))
    return offset === 0 ? null : this.bb.__string(this.at + offset)
  }

  pair() {
    const offset = this.bb.__offset(this.at, slot(fields.pair))
    return offset === 0 ? null : this.bb.__string(this.at + offset)
  }

  type() {
    const offset = this.bb.__offset(this.at, slot(fields.type))
    return offset === 0 ? 0 : this.bb.readUint8(this.at + offset)
  }

  side() {
    const offset = this.bb.__offset(this.at, slot(fields.side))
    return offset === 0 ? 0 : this.bb.readUint8(this.at + offset)
  }

  /** @param {Quantity} into moved to the quantity, as the last argument of generated accessors is */
  strike(into) {
    const offset = this.bb.__offset(this.at, slot(fields.strike))
    return offset === 0 ? null : into.point(this.at + offset, this.bb)
  }

  notional(into) {
    const offset = this.bb.__offset(this.at, slot(fields.notional))
    return offset === 0 ? null : into.point(this.at + offset, this.bb)
  }

  premium(into) {
    const offset = this.bb.__offset(this.at, slot(fields.premium))
    return offset === 0 ? null : into.point(this.at + offset, this.bb)
  }

  vol(into) {
    const offset = this.bb.__offset(this.at, slot(fields.vol))
    return offset === 0 ? null : into.point(this.at + offset, this.bb)
  }

  tenor() {
    const offset = this.bb.__offset(this.at, slot(fields.tenor))
    return offset === 0 ? null : this.bb.__string(this.at + offset)
  }
}

export class Book {
  constructor(bytes) {
    this.bb = new ByteBuffer(bytes)
    this.at = this.bb.readInt32(this.bb.position()) + this.bb.position()
  }

  dimensions(index) {
    const offset = this.bb.__offset(this.at, slot(0))
    return offset === 0 ? null : this.bb.__string(this.bb.__vector(this.at + offset) + index * 4)
  }

  dimensionsLength() {
    const offset = this.bb.__offset(this.at, slot(0))
    return offset === 0 ? 0 : this.bb.__vector_len(this.at + offset)
  }

  positions(index, into) {
    const offset = this.bb.__offset(this.at, slot(1))
    return offset === 0 ? null : into.point(this.bb.__indirect(this.bb.__vector(this.at + offset) + index * 4), this.bb)
  }

  positionsLength() {
    const offset = this.bb.__offset(this.at, slot(1))
    return offset === 0 ? 0 : this.bb.__vector_len(this.at + offset)
  }
}

/** @param positions as the codec of the book has them */
export function encodeBook(positions) {
  const builder = new Builder(256 * positions.length + 1_024)
  const dimensions = new Map()
  const indexOf = ({ text }) => {
    if (!dimensions.has(text)) dimensions.set(text, dimensions.size)
    return dimensions.get(text)
  }
  const quantity = (field, value) => {
    if (value === undefined) return
    builder.prep(8, 16)
    builder.pad(4)
    builder.writeInt32(indexOf(value.dimension))
    builder.writeFloat64(value.value)
    builder.addFieldStruct(field, builder.offset(), 0)
  }
  const placed = positions.map((position) => {
    const [id, pair, tenor] = [position.id, position.pair, position.tenor].map((text) => builder.createString(text))
    builder.startObject(Object.keys(fields).length)
    for (const name of ['strike', 'notional', 'premium', 'vol']) quantity(fields[name], position[name])
    builder.addFieldOffset(fields.id, id, 0)
    builder.addFieldOffset(fields.pair, pair, 0)
    builder.addFieldOffset(fields.tenor, tenor, 0)
    builder.addFieldInt8(fields.type, Number(position.type === 'put'), 0)
    builder.addFieldInt8(fields.side, Number(position.side === 'short'), 0)
    return builder.endObject()
  })
  const vectorOf = (offsets) => {
    builder.startVector(4, offsets.length, 4)
    for (const offset of offsets.toReversed()) builder.addOffset(offset)
    return builder.endVector()
  }
  const positionsAt = vectorOf(placed)
  const dimensionsAt = vectorOf([...dimensions.keys()].map((text) => builder.createString(text)))
  builder.startObject(2)
  builder.addFieldOffset(0, dimensionsAt, 0)
  builder.addFieldOffset(1, positionsAt, 0)
  builder.finish(builder.endObject())
  return builder.asUint8Array().slice()
}
