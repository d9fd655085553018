// Progress as items ahead of an answer, held to the room that was granted for it.

import { offsets } from '../frame/layout.js'
import type { FrameView } from '../frame.js'
import { type Progress, progressMessage } from '../peer/index.js'
import { type Answered, byPeer, otherSchema } from './answer.js'

/** What is granted with each request whose asker wants to hear: more than a daemon tells of one. */
export const progressItemsMax = 128

export class ProgressReader {
  readonly #listener: (told: Progress) => void
  #left = progressItemsMax

  /** @param listener may not throw */
  constructor(listener: (told: Progress) => void) {
    this.#listener = listener
  }

  /** Takes an item. What the request comes to where the peer may not send it so, or it does not read; undefined otherwise. */
  item(frame: FrameView): Answered | undefined {
    if (!frame.hasSchema(progressMessage.short)) return byPeer(otherSchema('item', progressMessage.short, frame.schema))
    if (this.#left-- <= 0) {
      const message = 'The peer told more of its progress than it was granted.'
      return byPeer({ code: 'FAULT_FRAME', offset: offsets.kind, message })
    }
    const told = progressMessage.codec.decode(frame.payload)
    if (!told.ok) return byPeer(told.error)
    this.#listener(told.value)
    return undefined
  }
}
