// One suite for every backend. A case that a backend cannot have is skipped by what the backend itself declares, and says so.

import { afterAll, beforeAll, describe, it } from 'vitest'
import { answering } from './answering.js'
import { failingUpstream } from './failing-upstream.js'
import { filtering } from './filtering.js'
import { probing } from './probing.js'
import type { Opened, Subject } from './subject.js'

/** @param asksServer whether a server stands behind it, whose failures are part of the suite */
export function conform(name: string, subject: Subject, { asksServer }: { readonly asksServer: boolean }): void {
  describe(`${name} conforms`, () => {
    let one: Opened | undefined
    beforeAll(async () => {
      const made = await subject.open()
      if (!made.ok) throw new Error(made.error.message)
      one = made.value
    })
    afterAll(() => one?.close())

    describe('when it answers', () =>
      answering(() => {
        if (one === undefined) throw new Error('it was not opened')
        return one
      }))
    describe('when its server fails', () => {
      if (asksServer) failingUpstream(subject)
      else it.skip(`does not apply: ${name} asks no server`, () => {})
    })
    describe('when it starts', () => {
      if (asksServer) probing(subject)
      else it.skip(`does not apply: ${name} asks no server`, () => {})
    })
    describe('behind its host', () => filtering(subject))
  })
}
