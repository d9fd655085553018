// Every dependency is used, and has its reason in docs/decisions/0002-dependencies.md.

import { describe, expect, it } from 'vitest'
import { filesUnder, read } from './repository.js'

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
}

const manifest = JSON.parse(read('package.json')) as Manifest
const shipped = Object.keys(manifest.dependencies)
/** Found by other packages where they are installed, and by none of our imports. */
const optional = Object.keys(manifest.optionalDependencies)
const all = [...shipped, ...Object.keys(manifest.devDependencies)]

const code = (...folders: readonly string[]): string =>
  folders
    .flatMap(filesUnder)
    .filter((path) => /\.(ts|js|mjs)$/.test(path) && !path.startsWith('test/tidy'))
    .map(read)
    .join('\n')

const everywhere = code('src', 'bench', 'test', 'scripts')
/** What scripts run as programs: package.json's and those under scripts/. */
const commands = [...Object.values(manifest.scripts), code('scripts')].join('\n')
const programs: Readonly<Record<string, string>> = {
  '@biomejs/biome': 'biome',
  assemblyscript: 'asc',
  'dependency-cruiser': 'depcruise',
  typescript: 'tsc',
  vitest: 'vitest',
}

/** A module specifier in quotes, whole or up to a slash: an import, or a name handed to a loader. */
const named = (name: string, text: string): boolean => new RegExp(`['"]${escaped(name)}(/[^'"]*)?['"]`).test(text)
const escaped = (name: string): string => name.replace(/[^\w@-]/g, '\\$&')

function isUsed(name: string): boolean {
  if (name === '@types/node') return /from 'node:/.test(everywhere)
  if (name.startsWith('@types/')) return all.includes(name.slice('@types/'.length))
  const program = programs[name]
  return named(name, everywhere) || (program !== undefined && new RegExp(`\\b${program}\\b`).test(commands))
}

describe('dependencies', () => {
  it.each(all)('%s is used', (name) => {
    expect(isUsed(name)).toBe(true)
  })

  it.each(shipped)('%s, which is installed with the package, is used by what the package ships', (name) => {
    expect(named(name, code('src', 'bin'))).toBe(true)
  })

  it('each have a line that says why, where it belongs, and no line outlives its dependency', () => {
    const page = read('docs/decisions/0002-dependencies.md')
    const under = (heading: string): readonly (string | undefined)[] => {
      const [, section = ''] = page.split(`## ${heading}\n`)
      const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('- **'))
      return lines.flatMap((line) =>
        [...line.slice(0, line.indexOf(':')).matchAll(/\*\*([^*]+)\*\*/g)].map((match) => match[1]),
      )
    }
    expect(under('In the package').toSorted()).toEqual([...shipped, ...optional].toSorted())
    expect(under('For building and testing').toSorted()).toEqual(Object.keys(manifest.devDependencies).toSorted())
  })
})
