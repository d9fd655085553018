// A backend that says what it is about to send, and answers when it may. Loaded by its thread, so plain JavaScript.
import { setTimeout } from 'node:timers/promises'
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

const note = (destination, posture, bytes) => ({ destination, posture, bytes, sha256: '0'.repeat(64) })

export async function createBackend({ probes }, { egress }) {
  try {
    if (probes !== undefined) await egress(note('http://probed.example', probes, 1))
  } catch (thrown) {
    if (thrown instanceof BackendFailure) return { ok: false, error: thrown.fault }
    throw thrown
  }
  /** The goal's text: where to, how far that is, and how many sendings. */
  async function* propose({ text }, _, { signal }) {
    const [destination, posture, times] = text.split(' ')
    for (let sent = 1; sent <= Number(times); sent++) {
      // One that is given up while it waits asks all the same, as a retry may.
      if (signal.aborted) await setTimeout(1)
      await egress(note(destination, posture, sent))
      yield { text: '', tokens: 1 }
    }
    yield { text: 'refuse outOfScope', tokens: 1 }
  }
  const value = { name: 'sending', rung: 'scripted', posture: 'in-process', capabilities, propose }
  return { ok: true, value }
}
