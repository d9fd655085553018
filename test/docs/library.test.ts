// The page on contracts and domains defines a domain by the library alone. Here its code runs as it stands.

import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import * as library from '../../src/index.js'
import { blocksOf, read } from './pages.js'

type Falling = {
  readonly domain: library.Domain
  readonly freeFall: library.Contract
}

/** The page's code with its imports taken from the library. */
function definedOnThePage(): Falling {
  const code = blocksOf(read('docs/concepts/contracts-and-domains.md'), 'ts').join('\n')
  const source = code
    .replace(/^import (\{[^}]*\}) from 'clef-constellation'$/gm, 'var $1 = library')
    .replaceAll(/^export /gm, '')
  const { code: script } = transformSync(source, { loader: 'ts' })
  // The code is our own page's, and defines the two names.
  return new Function('library', `${script}\nreturn { domain, freeFall }`)(library) as Falling
}

describe('a domain defined with the library', () => {
  const { domain, freeFall } = definedOnThePage()
  const [fall] = domain.operations
  const ask = (request: unknown) => fall?.model(request as never, { mismatches: [] })

  it('serves its contract', () => {
    expect(domain.operations.map(({ contract }) => contract)).toEqual([freeFall])
  })

  it('answers in coherent units', () => {
    expect(ask({ height: 19.6133, gravity: 9.80665 })).toEqual(library.ok({ time: 2, impactSpeed: 19.6133 }))
  })

  it('says no where there is no answer', () => {
    expect(ask({ height: -1, gravity: 9.80665 })).toMatchObject({ ok: false, error: { reason: 'domain' } })
  })
})
