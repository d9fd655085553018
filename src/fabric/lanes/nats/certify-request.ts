// Requests for certified answers, which go to the subject of the operation they name: whoever serves it certifies it.

import { frameFlags } from '../../frame/layout.js'
import type { Frame } from '../../frame/write.js'
import { certifyMessage } from '../../peer/index.js'

/** The operation whose certified answer a frame asks for; undefined for any other request, and for one that does not read. */
export function readCertified({ schema, flags, payload }: Frame): string | undefined {
  const { short, codec, bare } = certifyMessage
  if (schema.low !== short.low || schema.high !== short.high) return undefined
  const request = ((flags & frameFlags.bare) === 0 ? codec : bare).decode(payload)
  return request.ok ? request.value.operation : undefined
}
