// A process that decodes with llama.cpp: a file that it does not like ends it, not who asked.
//
// started with the path of a GGUF file; says {ready: true}; to {tokens, end, tokensMax} it answers {tokens, ms}

import { enginePeer } from './engine-peers.js'

const { getLlama, LlamaLogLevel } = await import(enginePeer('node-llama-cpp/dist/index.js'))

const llama = await getLlama({
  gpu: false,
  build: 'never',
  skipDownload: true,
  logLevel: LlamaLogLevel.error,
  progressLogs: false,
})
const [modelPath, contextSize] = process.argv.slice(2)
const model = await llama.loadModel({ modelPath })
const context = await model.createContext({ contextSize: Number(contextSize), sequences: 1, threads: 1 })
const sequence = context.getSequence()

process.on('message', async ({ tokens, end, tokensMax }) => {
  const begun = performance.now()
  await sequence.clearHistory()
  const said = []
  for await (const token of sequence.evaluate(tokens, { temperature: 0, yieldEogToken: true })) {
    said.push(token)
    if (token === end || said.length === tokensMax) break
  }
  process.send({ tokens: said, ms: performance.now() - begun, text: model.detokenize(said) })
})
process.on('disconnect', () => process.exit(0))
process.send({ ready: true })
