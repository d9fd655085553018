// Fetches what some tests and benchmarks hold our decoder against and no dependency brings: llama.cpp's vocabularies and its own
// grammar tests, out of the source bundle inside node-llama-cpp's package. The package is unpacked, not installed, and all of it
// stays in .peers/, which git ignores. Without it those tests and claims are skipped and say so. Any number of these may run at
// once, and any may be stopped: each unpacks in a folder of its own, and puts it in place in one step.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const pack = 'node-llama-cpp@3.22.1'
const vocabularies = ['llama-spm', 'phi-3', 'gpt-2', 'llama-bpe', 'deepseek-llm', 'qwen2']
const wanted = [
  ...vocabularies.map((name) => `models/ggml-vocab-${name}.gguf`),
  ...vocabularies.flatMap((name) => [`models/ggml-vocab-${name}.gguf.inp`, `models/ggml-vocab-${name}.gguf.out`]),
  'tests/test-grammar-integration.cpp',
]
/** One step may take so long, in milliseconds: a network that answers nothing is none. */
const stepMax = 50_000
const npm = ['--silent', '--fetch-retries=1', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=2000']

const peers = resolve(dirname(fileURLToPath(import.meta.url)), '..', '.peers')
const target = join(peers, 'llama.cpp')
const unpacking = 'unpacking-'
const half = join(peers, `${unpacking}${process.pid}`)
const isThere = () => wanted.every((path) => existsSync(join(target, path)))
const remove = (path) => rmSync(path, { recursive: true, force: true })
const run = (command, args) =>
  execFileSync(command, args, { cwd: half, stdio: ['ignore', 'pipe', 'inherit'], timeout: stepMax })

/** Removes what one that was stopped has left. */
function removeAbandoned() {
  for (const name of readdirSync(peers)) {
    if (name.startsWith(unpacking) && !isRunning(Number(name.slice(unpacking.length)))) remove(join(peers, name))
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function putInPlace() {
  try {
    remove(target)
    renameSync(join(half, 'llama.cpp'), target)
  } catch (error) {
    // Another one was faster.
    if (!isThere()) throw error
  }
}

if (isThere()) process.exit(0)
mkdirSync(join(half, 'llama.cpp'), { recursive: true })
try {
  removeAbandoned()
  run('npm', ['pack', pack, ...npm])
  const archive = readdirSync(half).find((name) => name.endsWith('.tgz'))
  run('tar', ['-xzf', archive, 'package/llama/gitRelease.bundle'])
  run('git', ['clone', '--quiet', '--bare', 'package/llama/gitRelease.bundle', 'bare'])
  run('git', ['-C', 'bare', 'archive', '--output', '../wanted.tar', 'HEAD', ...wanted])
  run('tar', ['-xf', 'wanted.tar', '-C', 'llama.cpp'])
  if (!isThere()) putInPlace()
} catch (error) {
  console.error(`could not fetch ${pack}, and the tests and claims that need it are skipped: ${error.message}`)
  process.exitCode = 1
} finally {
  remove(half)
}
