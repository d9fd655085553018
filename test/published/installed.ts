// The package as a new user has it: packed, and installed in an empty folder.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from '../cli/run-command.js'

const packageName = 'clef-constellation'
/** What an install from the local cache may take before its parts are linked instead. */
const installMs = 120_000

export interface Installed {
  readonly folder: string
  /** `cache`: by npm, offline. `links`: npm's cache lacks something, so the packed files stand beside links to our dependencies. */
  readonly by: 'cache' | 'links'
}

/** Needs the built `dist`, as publishing does. */
export function installed(): Installed {
  const root = mkdtempSync(join(tmpdir(), 'constellation-published-'))
  const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', root]
  const packed = execFileSync('npm', packing, {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  // npm's own answer to --json.
  const [{ filename }] = JSON.parse(packed) as [{ readonly filename: string }]
  const tarball = join(root, filename)
  const folder = join(root, 'new')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "name": "new", "private": true, "type": "module" }\n')
  const options = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball]
  const install = spawnSync('npm', ['install', ...options], { cwd: folder, timeout: installMs, stdio: 'ignore' })
  if (install.status === 0) return { folder, by: 'cache' }
  link(folder, tarball)
  return { folder, by: 'links' }
}

function link(folder: string, tarball: string): void {
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, packageName), { recursive: true })
  execFileSync('tar', ['xzf', tarball, '--strip-components=1', '-C', join(modules, packageName)])
  const theirs = readdirSync(join(repository, 'node_modules')).filter((name) => !name.startsWith('.'))
  for (const name of theirs) symlinkSync(join(repository, 'node_modules', name), join(modules, name))
}
