// A server that ignores a grammar answers 200 with whatever it likes. It is found out at the start.

import { expect, it } from 'vitest'
import type { Subject } from './subject.js'

export function probing(subject: Subject): void {
  it('finds a server that holds a grammar', async () => {
    const made = await subject.open()
    if (!made.ok) throw new Error(made.error.message)
    expect(made.value.backend.capabilities.grammar).not.toEqual([])
    await made.value.close()
  })

  it('finds a server that ignores it, and then relies on none', async () => {
    const made = await subject.open({ holds: false, says: () => 'Hello there!' })
    if (!made.ok) throw new Error(made.error.message)
    expect(made.value.backend.capabilities.grammar).toEqual([])
    await made.value.close()
  })

  it('does not start where one has to be held', async () => {
    const made = await subject.open({ holds: false, says: () => 'Hello there!', requireGrammar: true })
    expect(made).toMatchObject({ ok: false, error: { code: 'FAULT_BACKEND' } })
  })
}
