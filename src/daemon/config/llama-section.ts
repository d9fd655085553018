// Settings of the rung that runs llama.cpp in a process of the daemon's own.

import { z } from 'zod'
import { programForms } from '../../clef/index.js'

const count = (min: number, max: number, initial: number, meaning: string) =>
  z.int().min(min).max(max).default(initial).describe(meaning)

const path = (meaning: string) => z.string().min(1).max(4096).optional().describe(meaning)

export const llama = z
  .strictObject({
    model: path('GGUF file of the model. The rung does not start without one.'),
    adapters: z
      .array(z.string().min(1).max(4096))
      .max(64)
      .default([])
      .describe('GGUF files of LoRA adapters for it, `style.gguf` or `style.gguf=0.5`; all of them are in force.'),
    module: path("Folder of node-llama-cpp. Default: it is looked for among the daemon's packages."),
    threads: count(1, 256, 1, 'Threads that compute. More than there are idle cores make it far slower.'),
    contextTokens: z
      .int()
      .min(32)
      .max(1_048_576)
      .optional()
      .describe('Tokens of prompt and answer together. Default: as many as the model was trained with, at most 16384.'),
    programs: z
      .enum(programForms)
      .default('calls')
      .describe('`whole` lets a model that is not ours bind values and go on with them.'),
    confidence: z
      .boolean()
      .default(false)
      .describe('Whether the probabilities of a model that is not ours are its confidence. Those of ours are.'),
    restarts: count(
      0,
      1_000,
      3,
      'Processes of llama.cpp that may be lost within `periodMs`; one more and the rung ends.',
    ),
    periodMs: count(100, 3_600_000, 60_000, 'Period of these restarts, in ms.'),
    startMs: count(100, 3_600_000, 120_000, 'Longest time for loading the model, in ms.'),
    silenceMs: count(
      100,
      3_600_000,
      60_000,
      'Longest time over a piece of 16 tokens, in ms; then the process is replaced.',
    ),
  })
  .prefault({})
  .describe(
    'The rung `llama`: llama.cpp in a process of its own, without a socket. [Rungs](../concepts/rungs.md#llamacpp-in-the-house) tells more.',
  )
