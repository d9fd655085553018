// The page on the fabric shows its use by code. Here that code runs as it stands.

import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import * as fabric from '../../src/fabric/index.js'
import { blocksOf, read } from './pages.js'

/** One block of the page, its imports taken from the fabric, and what it defines. */
function shown(block: string | undefined, names: string): unknown {
  const source = (block ?? '').replace(/^import (\{[^}]*\}) from 'clef-constellation\/fabric'$/gm, 'var $1 = fabric')
  const { code } = transformSync(source, { loader: 'ts' })
  return new Function('fabric', `${code}\nreturn ${names}`)(fabric)
}

describe('the page on the fabric', () => {
  const [written, viewed] = blocksOf(read('docs/concepts/the-fabric.md'), 'ts')

  it('writes a message by its schema', () => {
    expect(shown(written, 'payload')).toMatchObject({ ok: true })
  })

  it('reads one in place', () => {
    // The block's own types: what it defines is a function of a payload.
    const { book, highest } = shown(viewed, '{ book, highest }') as {
      readonly book: fabric.Schema
      highest(payload: Uint8Array): unknown
    }
    const payload = fabric.codecOf(book).encode({ positions: [{ strike: 1.1 }, { strike: 1.3 }, { strike: 1.2 }] })
    expect(payload.ok && highest(payload.value)).toEqual({ ok: true, value: 1.3 })
  })
})
