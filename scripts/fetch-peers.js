// Fetches what some tests and benchmarks hold our decoder against and no dependency brings: llama.cpp's vocabularies and its own
// grammar tests, out of the source bundle inside node-llama-cpp's package. The package is unpacked, not installed, and all of it
// stays in .peers/, which git ignores. Without it those tests and claims are skipped and say so.
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

const peers = resolve(dirname(fileURLToPath(import.meta.url)), '..', '.peers')
const target = join(peers, 'llama.cpp')
const half = join(peers, 'unpacking')
const run = (command, args) => execFileSync(command, args, { cwd: half, stdio: ['ignore', 'pipe', 'inherit'] })

if (wanted.every((path) => existsSync(join(target, path)))) process.exit(0)
rmSync(half, { recursive: true, force: true })
mkdirSync(join(half, 'llama.cpp'), { recursive: true })
try {
  run('npm', ['pack', pack, '--silent'])
  const archive = readdirSync(half).find((name) => name.endsWith('.tgz'))
  run('tar', ['-xzf', archive, 'package/llama/gitRelease.bundle'])
  run('git', ['clone', '--quiet', '--bare', 'package/llama/gitRelease.bundle', 'bare'])
  run('git', ['-C', 'bare', 'archive', '--output', '../wanted.tar', 'HEAD', ...wanted])
  run('tar', ['-xf', 'wanted.tar', '-C', 'llama.cpp'])
  rmSync(target, { recursive: true, force: true })
  renameSync(join(half, 'llama.cpp'), target)
} catch (error) {
  console.error(`could not fetch ${pack}, and the tests and claims that need it are skipped: ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(half, { recursive: true, force: true })
}
