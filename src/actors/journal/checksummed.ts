// Fields as bytes: u32 CRC-32 of all that follows, 32 bytes of schema identity, then msgpackr of the fields in a fixed order. Nothing of
// msgpackr's records or shared structures is used: read with other structures than they were written with, those give wrong field names
// without an error.

import { crc32 } from 'node:zlib'
import { Packr } from 'msgpackr'
import { err, type Fault, identityBytes, ok, type Result } from '../../fabric/index.js'
import { journalFault } from './records.js'

const crcBytes = 4
const headBytes = crcBytes + identityBytes

const packr = new Packr({ useRecords: false })

/** What stood under a checksum that fits. */
export interface Checked {
  /** 32 bytes, a view into what was read. */
  readonly identity: Buffer
  readonly fields: readonly unknown[]
}

/** @param identity of the schema that the fields' body has */
export function checksummed(identity: Buffer, fields: readonly unknown[]): Buffer {
  const packed = packr.pack(fields)
  const sealed = Buffer.allocUnsafe(headBytes + packed.byteLength)
  sealed.set(identity, crcBytes)
  sealed.set(packed, headBytes)
  sealed.writeUInt32LE(crc32(sealed.subarray(crcBytes)), 0)
  return sealed
}

/** FAULT_JOURNAL for what is damaged or no list of fields. Never throws, whatever the bytes. */
export function checked(sealed: Buffer): Result<Checked, Fault> {
  if (sealed.byteLength <= headBytes) return err(journalFault(`A record has more than ${headBytes} bytes.`))
  if (sealed.readUInt32LE(0) !== crc32(sealed.subarray(crcBytes)))
    return err(journalFault('The checksum does not fit: the record is damaged.'))
  let fields: unknown
  try {
    fields = packr.unpack(sealed.subarray(headBytes))
  } catch (thrown) {
    return err(journalFault(`The record does not unpack: ${(thrown as Error).message}.`)) // msgpackr throws Errors alone
  }
  if (!Array.isArray(fields)) return err(journalFault('The record is no list of fields.'))
  return ok({ identity: sealed.subarray(crcBytes, headBytes), fields })
}
