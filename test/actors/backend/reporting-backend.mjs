// A backend that reports as often as its goal says, then answers. Loaded by its thread, so plain JavaScript.
import { BackendFailure } from '../../../dist/backends/index.js'

const capabilities = {
  grammar: [],
  slots: true,
  wholePrograms: false,
  tokenIds: false,
  logprobs: false,
  prefill: false,
  abort: true,
  lora: false,
  deterministic: true,
}

const metric = (more) => ({
  attributes: {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'any',
    'gen_ai.request.model': 'm',
    'server.address': 'models.example',
    'server.port': 443,
    ...more,
  },
  'gen_ai.client.operation.duration': 1.5,
  'gen_ai.client.operation.time_to_first_chunk': 0.5,
  'gen_ai.client.token.usage': { input: 1e21, output: 7 },
  'constellation.cache': 'none',
  'constellation.sent': 2,
  'constellation.log_id': 'of-one-goal',
})

export async function createBackend(_, { metrics, log }) {
  log('warn', `it ignores\ngrammars ${'x'.repeat(2_000)}`)
  async function* propose({ text }, __, { signal }) {
    const [what, times] = text.split(' ')
    if (what === 'unreachable')
      throw new BackendFailure({ code: 'FAULT_BACKEND', message: 'nothing listens there' }, 'unreachable')
    // Without a pause, so that the lane has no time to be read.
    for (let told = 0; told < Number(times); told++)
      metrics(metric({ 'gen_ai.response.model': `m-${'y'.repeat(400)}` }))
    if (what === 'nonsense') metrics({ ...metric({}), 'gen_ai.client.operation.duration': -1 })
    while (what === 'wait' && !signal.aborted) await new Promise((resolve) => setImmediate(resolve))
    yield { text: 'refuse outOfScope', tokens: 1 }
  }
  const value = { name: 'reporting', rung: 'scripted', posture: 'in-process', capabilities, propose }
  return { ok: true, value }
}
