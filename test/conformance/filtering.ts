// The filter is always on: through the actor that hosts it, nothing that strays reaches whoever asked.

import { expect, it } from 'vitest'
import { hosted, propose } from '../actors/backend/hosting.js'
import type { Subject } from './subject.js'

export function filtering({ thread }: Subject): void {
  if (thread === undefined) {
    it.skip('lets nothing through that strays (nothing stands behind it that could)', () => {})
    return
  }

  /** What is said to whoever asks, of a server whose model says this and ignores every grammar. */
  async function told(says: string) {
    const upstream = await thread!.upstream({ holds: false, says: () => says })
    const made = await hosted(thread!.options(upstream.url), { modulePath: thread!.modulePath })
    if (!made.ok) throw new Error(made.error.message)
    try {
      const proposed = await propose(made.value.current(), 'how far to stop?')
      if (!proposed.ok) throw new Error(proposed.error.message)
      return proposed.value
    } finally {
      await made.value.stop()
      await upstream.close()
    }
  }

  it('lets nothing through that strays from its first character', async () => {
    const { text, stray } = await told('Sure! Here is what you asked for.')
    expect(text).toMatchObject({ ok: false, error: { code: 'FAULT_BACKEND' } })
    expect(stray?.prefix).not.toContain('Sure')
  })

  it('keeps what is good, and nothing of the talk behind it', async () => {
    const { text } = await told('refuse outOfScope\nI am only a language model.')
    expect(text).toEqual({ ok: true, value: 'refuse outOfScope' })
  })
}
