// The rules on who imports whom bite: planted violations in a copy of src are refused, one by one, by the rule meant for them.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from './repository.js'

interface Cruise {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string; readonly severity: string }
    }[]
  }
  readonly modules: readonly { readonly source: string }[]
}

/** Rule, the planted file under src, and what it imports. */
const refused: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['fabric-looks-down', 'fabric/planted-clef.ts', '../clef/index.js'],
  ['fabric-looks-down', 'fabric/dimension/planted-domain.ts', '../../domains/index.js'],
  ['clef-looks-down', 'clef/planted-actors.ts', '../actors/kernel/index.js'],
  ['clef-looks-down', 'clef/planted-domains.ts', '../domains/index.js'],
  ['domains-looks-down', 'domains/planted-clef.ts', '../clef/index.js'],
  ['backends-looks-down', 'backends/planted-domains.ts', '../domains/index.js'],
  ['backends-looks-down', 'backends/planted-actors.ts', '../actors/kernel/index.js'],
  ['actors-looks-down', 'actors/planted-client.ts', '../client/index.js'],
  ['client-looks-down', 'client/planted-actors.ts', '../actors/kernel/index.js'],
  ['only-the-daemon-wires', 'actors/planted-daemon.ts', '../daemon/built-in-domains.js'],
  ['client-runs-in-a-browser', 'client/planted-node.ts', 'node:fs'],
  ['client-runs-in-a-browser', 'fabric/schema/planted-node.ts', 'node:fs'],
  ['client-runs-in-a-browser', 'fabric/exchange/planted-node.ts', 'node:fs'],
  ['client-runs-in-a-browser', 'fabric/stream/planted-node.ts', 'node:fs'],
  ['client-runs-in-a-browser', 'fabric/peer/planted-node.ts', 'node:fs'],
  ['no-cycles', 'clef/planted-one.ts', './planted-other.js'],
]

const allowed: readonly (readonly [file: string, imported: string])[] = [
  ['clef/planted-other.ts', './planted-one.js'],
  ['actors/planted-down.ts', '../domains/index.js'],
  ['backends/planted-down.ts', '../clef/index.js'],
  ['daemon/planted-down.ts', '../actors/kernel/index.js'],
]

describe('the floors of the house', () => {
  const copy = mkdtempSync(join(tmpdir(), 'constellation-floors-'))
  let cruise: Cruise

  beforeAll(() => {
    cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true })
    for (const file of ['tsconfig.json', 'package.json', '.dependency-cruiser.cjs'])
      cpSync(join(root, file), join(copy, file))
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    for (const [file, imported] of [...refused.map(([, ...plant]) => plant), ...allowed]) {
      const path = join(copy, 'src', file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, `import * as seen from '${imported}'\nexport const planted = seen\n`)
    }
    const { stdout, stderr } = spawnSync(
      join(root, 'node_modules', '.bin', 'depcruise'),
      ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'],
      { cwd: copy, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
    )
    if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser did not report: ${stderr}`)
    cruise = JSON.parse(stdout) as Cruise
  })
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  const rulesAgainst = (file: string) =>
    cruise.summary.violations
      .filter(({ from }) => from === `src/${file}`)
      .map(({ rule }) => `${rule.severity} ${rule.name}`)

  it('are looked at whole: every floor has modules in the report', () => {
    expect(cruise.summary.totalCruised).toBeGreaterThan(100 + refused.length + allowed.length)
    for (const floor of ['fabric', 'clef', 'domains', 'backends', 'actors', 'client', 'daemon', 'cli']) {
      expect(cruise.modules.filter(({ source }) => source.startsWith(`src/${floor}/`)).length, floor).toBeGreaterThan(2)
    }
  })

  it.each(refused)('%s refuses %s importing %s', (rule, file) => {
    expect(rulesAgainst(file)).toContain(`error ${rule}`)
  })

  it.each(allowed.slice(1))('nothing refuses %s importing %s', (file) => {
    expect(rulesAgainst(file)).toEqual([])
  })
})
