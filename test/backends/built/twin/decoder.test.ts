import { expect, it } from 'vitest'
import { openDecoder as openAny } from '../../../../src/backends/built/open-decoder.js'
import { openDecoder, twinCheckpoint } from '../../../../src/backends/built/twin/index.js'
import { readCheckpoint } from '../../../../src/backends/engine/index.js'
import { describeDecoder } from '../decoding.js'
import { tinyCheckpoint } from '../tiny-model.js'
import { livelyWeights, smallConfig, tensorsOf } from './model.js'
import { logitsOf } from './reference.js'

for (const [name, config] of [
  ['a decoder of the twin with a tied head', smallConfig],
  ['a decoder of the twin with a head of its own', { ...smallConfig, tiedHead: false }],
] as const) {
  const weights = livelyWeights(config, 21)
  describeDecoder(name, {
    checkpoint: twinCheckpoint(config, weights, null),
    ...config,
    open: openDecoder,
    logitsOf: (tokens) => logitsOf(config, tensorsOf(config, weights), tokens),
    wrongConfigs: [{ width: 32 }, { heads: 3 }, { width: 1e9 }, { tiedHead: !config.tiedHead }, { tiedHead: 1 }],
  })
}

it('a checkpoint says which architecture decodes it', async () => {
  const opened = async (bytes: Uint8Array, architecture?: string) => {
    const checkpoint = readCheckpoint(bytes)
    if (!checkpoint.ok) throw new Error(checkpoint.error.message)
    return openAny(architecture === undefined ? checkpoint.value : { ...checkpoint.value, architecture })
  }
  const twin = twinCheckpoint(smallConfig, livelyWeights(smallConfig, 1), null)
  expect(await opened(twin)).toMatchObject({ ok: true, value: { vocabulary: smallConfig.vocabulary } })
  expect(await opened(tinyCheckpoint())).toMatchObject({ ok: true })
  for (const [bytes, architecture] of [
    [twin, 'crate'],
    [tinyCheckpoint(), 'llama'],
    [twin, 'mamba'],
  ] as const) {
    expect(await opened(bytes, architecture)).toMatchObject({ ok: false, error: { code: 'FAULT_CHECKPOINT' } })
  }
})
