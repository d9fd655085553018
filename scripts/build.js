// Compiles TypeScript with tsc and the AssemblyScript kernels with asc into dist/.
// Skips what is newer than its sources, so that `npm start` after `npm test` costs nothing.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

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

/** Compiles the kernels of one folder of AssemblyScript. */
function assemble(assembly, wasm, options) {
  if (!existsSync(assembly) || !runsAfter(wasm, [assembly])) return
  mkdirSync(dirname(wasm), { recursive: true })
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
    ...options,
  ])
}

assemble('src/backends/engine/assembly', 'dist/backends/engine/kernels.wasm', [
  '--enable',
  'threads',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory',
  '1',
  '--maximumMemory',
  '32768',
])
// Its own with the columns of a tile, one block of columns, a table of lines, and positions of a block as they arrive.
assemble('src/domains/finance/kernel/assembly', 'dist/domains/finance/kernel/columns.wasm', [
  '--initialMemory',
  '17',
  '--maximumMemory',
  '17',
])
