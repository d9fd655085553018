// Compiles TypeScript with tsc and the engine's AssemblyScript kernels with asc into dist/.
// Skips what is newer than its sources, so that `npm start` after `npm test` costs nothing.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const newestUnder = (path) => {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestUnder(join(path, name))))
}

const runsAfter = (stamp, sources) =>
  !existsSync(stamp) || sources.filter(existsSync).some((source) => newestUnder(source) > statSync(stamp).mtimeMs)

const bin = (name) => join('node_modules', '.bin', name)
const run = (name, args) => execFileSync(bin(name), args, { stdio: 'inherit' })

const typesStamp = 'dist/.tsc-stamp'
if (runsAfter(typesStamp, ['src', 'tsconfig.json'])) {
  // Beside the old one, which stays where this fails. A module whose source is gone must be gone from the new one too: it
  // could hide a broken import, and it would be published.
  const fresh = 'dist.new'
  rmSync(fresh, { recursive: true, force: true })
  run('tsc', ['-p', 'tsconfig.json', '--outDir', fresh])
  rmSync('dist', { recursive: true, force: true })
  renameSync(fresh, 'dist')
  writeFileSync(typesStamp, '')
}

const assembly = 'src/backends/engine/assembly'
const wasm = 'dist/backends/engine/kernels.wasm'
if (existsSync(assembly) && runsAfter(wasm, [assembly])) {
  mkdirSync('dist/backends/engine', { recursive: true })
  run('asc', [
    `${assembly}/index.ts`,
    '--outFile',
    wasm,
    '-O3',
    '--noAssert',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--enable',
    'threads',
    '--importMemory',
    '--sharedMemory',
    '--initialMemory',
    '1',
    '--maximumMemory',
    '32768',
  ])
}
