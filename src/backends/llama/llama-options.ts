// What the rung of llama.cpp in a process of ours is configured with.

import { z } from 'zod'
import { programForms } from '../../clef/index.js'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'

const path = z.string().min(1).max(4096)
const ms = (initial: number) => z.int().min(1).max(3_600_000).default(initial)

export const llamaOptionsSchema = z.strictObject({
  /** A GGUF file. */
  model: z.string('the path of a GGUF file').min(1).max(4096),
  /** LoRA adapters for it, GGUF files too; all of them are in force for every goal. */
  adapters: z
    .array(z.strictObject({ path, scale: z.number().min(-16).max(16).default(1) }))
    .max(64)
    .default([]),
  /** node-llama-cpp's folder, or a module in place of it. Left out, it is looked for like every other package. */
  module: path.optional(),
  /** More than there are idle cores makes it far slower. */
  threads: z.int().min(1).max(256).default(1),
  /** Tokens of prompt and answer; left out, as many as the model was trained with, at most `contextTokensMax`. */
  contextTokens: z.int().min(32).max(1_048_576).optional(),
  programs: z.enum(programForms).default('calls'),
  /** Whether the probabilities of a model that is not ours count as its confidence. */
  confidence: z.boolean().default(false),
  /** A process that ends is replaced, after pauses that double; one more within the period, and the rung gives up. */
  restarts: z
    .strictObject({
      countMax: z.int().min(0).max(1_000).default(3),
      periodMs: ms(60_000),
      initialMs: ms(100),
      maxMs: ms(5_000),
    })
    .prefault({}),
  /** Longest time until a process has loaded the model, and for which one that was asked something may say nothing. */
  patience: z.strictObject({ startMs: ms(120_000), silenceMs: ms(60_000) }).prefault({}),
})

/** Of a model that was trained with more: its cache is made at the start, whether or not it is used. */
export const contextTokensMax = 16_384

export type LlamaOptions = z.output<typeof llamaOptionsSchema>
/** As they are written: what has a default may be left out. */
export type LlamaOptionsInput = z.input<typeof llamaOptionsSchema>

/** FAULT_CONFIG with the path of the first option that is wrong. */
export function readLlamaOptions(given: unknown): Result<LlamaOptions, Fault> {
  const read = llamaOptionsSchema.safeParse(given)
  if (read.success) return ok(read.data)
  const [issue] = read.error.issues
  const at = ['llama', ...(issue?.path ?? [])].join('.')
  return err({ code: 'FAULT_CONFIG', path: at, message: `${at}: ${issue?.message ?? 'not as it should be'}` })
}
