import type { ShortIdentity } from '../../frame/identity.js'
import type { Frame } from '../../frame/write.js'
import { streamMessage } from '../../peer/index.js'

const isSame = (a: ShortIdentity, b: ShortIdentity): boolean => a.low === b.low && a.high === b.high

/** The operation that a request asks to be streamed; undefined for any other request. */
export function streamedOperation({ schema, payload }: Frame): string | undefined {
  if (!isSame(schema, streamMessage.short)) return undefined
  const request = streamMessage.codec.decode(payload)
  return request.ok ? request.value.operation : undefined
}
