// llama.cpp in a process of its own, as node-llama-cpp brings it: on one thread, the likeliest token each time.

import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./llama-process.js', import.meta.url))

/**
 * @param {string} path of a GGUF file
 * @param {number} context
 * @returns {Promise<{
 *   decode(prompt: readonly number[], end: number, tokensMax: number): Promise<{tokens: number[], ms: number, text: string}>,
 *   close(): void,
 * }>} `decode` gives what was said up to and with `end`, and how long it took
 */
export async function openLlamaDecoder(path, context) {
  const child = fork(script, [path, String(context)], {
    env: { ...process.env, NODE_LLAMA_CPP_SKIP_DOWNLOAD: 'true' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const answer = () =>
    new Promise((resolve, reject) => {
      const gone = (code, signal) => reject(new Error(`llama.cpp ended with ${signal ?? code}`))
      child.once('exit', gone)
      child.once('message', (message) => {
        child.off('exit', gone)
        resolve(message)
      })
    })
  await answer()
  return {
    decode(prompt, end, tokensMax) {
      child.send({ tokens: prompt, end, tokensMax })
      return answer()
    },
    close: () => child.disconnect(),
  }
}
