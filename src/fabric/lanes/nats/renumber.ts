import { type FrameView, readFrame } from '../../frame/view.js'
import { encodeFrame } from '../../frame/write.js'

/** The same frame under another correlation, in memory of its own. */
export function renumbered(frame: FrameView, correlation: number): FrameView {
  const { kind, flags, schema, source, target, deadline, trace, payload } = frame
  const header = { kind, flags, schema, source, target, correlation, deadline, trace }
  const read = readFrame(encodeFrame(header, payload), Number.POSITIVE_INFINITY)
  // A frame that was read writes back to bytes that read.
  if (!read.ok) throw new Error(`a renumbered frame does not read: ${read.error.message}`)
  return read.value
}
