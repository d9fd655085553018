// Fetches what some tests and benchmarks hold our decoder against and no dependency brings: llama.cpp's vocabularies and its own
// grammar tests, out of the source bundle inside node-llama-cpp's package. The package is unpacked, not installed. Without it those
// tests and claims are skipped and say so.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { makePeerFolder, npmOptions } from './peer-folder.js'

const pack = 'node-llama-cpp@3.22.1'
const vocabularies = ['llama-spm', 'phi-3', 'gpt-2', 'llama-bpe', 'deepseek-llm', 'qwen2']
const wanted = [
  ...vocabularies.map((name) => `models/ggml-vocab-${name}.gguf`),
  ...vocabularies.flatMap((name) => [`models/ggml-vocab-${name}.gguf.inp`, `models/ggml-vocab-${name}.gguf.out`]),
  'tests/test-grammar-integration.cpp',
]

makePeerFolder({
  name: 'llama.cpp',
  what: pack,
  stepMax: 50_000,
  isThere: (folder) => wanted.every((path) => existsSync(join(folder, path))),
  make(run, half) {
    run('npm', ['pack', pack, ...npmOptions])
    const archive = readdirSync(half).find((name) => name.endsWith('.tgz'))
    run('tar', ['-xzf', archive, 'package/llama/gitRelease.bundle'])
    run('git', ['clone', '--quiet', '--bare', 'package/llama/gitRelease.bundle', 'bare'])
    run('git', ['-C', 'bare', 'archive', '--output', '../wanted.tar', 'HEAD', ...wanted])
    run('tar', ['-xf', 'wanted.tar', '-C', 'llama.cpp'])
  },
})
