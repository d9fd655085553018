// What other engines read, as the command writes it.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { modelFiles } from '../../src/backends/built/model-files.js'
import { checkGguf } from '../../src/backends/gguf/index.js'
import { tinyCheckpoint, tinyVocabulary } from '../backends/built/tiny-model.js'
import { tinyTwin, tinyTwinCheckpoint } from '../backends/built/tiny-twin.js'
import { run } from './run-command.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'constellation-export-'))
  writeFileSync(join(folder, modelFiles.weights), tinyTwinCheckpoint())
  writeFileSync(join(folder, modelFiles.vocabulary), JSON.stringify(tinyVocabulary.json))
})
afterEach(() => rmSync(folder, { recursive: true }))

const exported = (...words: readonly string[]) => run(['export', '--model', folder, ...words])

test('a twin as GGUF is one file that passes the check of such files', async () => {
  const out = join(folder, 'served', 'twin.gguf')
  const { code, stdout, stderr } = await exported('--format', 'gguf', '--out', out)
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${out}\n` })
  expect(stderr).toContain('llama.cpp')
  expect(readdirSync(join(folder, 'served'))).toEqual(['twin.gguf'])
  expect(checkGguf(readFileSync(out))).toMatchObject({ ok: true, value: { architecture: 'llama' } })
})

test('a twin as safetensors has its config and its tokenizer beside it, and --json tells all of them', async () => {
  const out = join(folder, 'served', 'model.safetensors')
  const { code, stdout } = await exported('--format', 'safetensors', '--out', out, '--json')
  expect(code).toBe(0)
  const beside = ['config.json', 'tokenizer.json', 'tokenizer_config.json']
  expect(readdirSync(join(folder, 'served')).sort()).toEqual([...beside, 'model.safetensors'].sort())
  expect(JSON.parse(stdout)).toMatchObject({
    files: [out, ...beside.map((name) => join(folder, 'served', name))],
    bytes: readFileSync(out).length,
    weightsHash: tinyTwin().checkpoint.weightsHash,
    runsIn: expect.stringContaining('vLLM'),
  })
})

test('a file that is there stays unless --force is said, also one that goes beside', async () => {
  const out = join(folder, 'model.safetensors')
  writeFileSync(join(folder, 'config.json'), 'mine')
  const refused = await exported('--format', 'safetensors', '--out', out)
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('config.json')
  expect(readdirSync(folder)).not.toContain('model.safetensors')
  expect((await exported('--format', 'safetensors', '--out', out, '--force')).code).toBe(0)
  expect(readFileSync(join(folder, 'config.json'), 'utf8')).toContain('LlamaForCausalLM')
})

test('weights are not put under the name of a file that goes beside them', async () => {
  const { code, stderr } = await exported('--format', 'safetensors', '--out', join(folder, 'config.json'))
  expect(code).toBe(1)
  expect(stderr).toContain('config.json')
})

test('CRATE goes as safetensors, with word that nothing else runs it, and not as GGUF', async () => {
  writeFileSync(join(folder, modelFiles.weights), tinyCheckpoint())
  const whole = await exported('--format', 'safetensors', '--out', join(folder, 'crate.safetensors'))
  expect(whole.code).toBe(0)
  expect(whole.stderr).toContain('No other engine runs CRATE')
  const refused = await exported('--format', 'gguf', '--out', join(folder, 'crate.gguf'), '--json')
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.stdout)).toMatchObject({ fault: { code: 'FAULT_RANGE', path: 'format' } })
  expect(readdirSync(folder)).not.toContain('crate.gguf')
})

test('a folder without a model, and a format that is none, are said', async () => {
  const missing = await run(['export', '--model', join(folder, 'none'), '--format', 'gguf', '--out', join(folder, 'x')])
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('FAULT_CHECKPOINT') })
  expect((await exported('--format', 'onnx', '--out', join(folder, 'x'))).code).toBe(1)
  expect((await exported('--format', 'gguf')).code).toBe(1)
})

test('a twin is not trained in place of the shipped model', async () => {
  const { code, stderr } = await run(['train', '--architecture', 'llama'])
  expect(code).toBe(1)
  expect(stderr).toContain('--out')
})
