// What a local rung is configured with.

import { z } from 'zod'
import { programForms } from '../../clef/index.js'
import { err, type Fault, ok, postures, type Result } from '../../fabric/index.js'
import { settingName } from '../http/index.js'

export const localServers = ['llama-server', 'vllm'] as const

const ms = (initial: number) => z.int().min(1).max(3_600_000).default(initial)

export const localOptionsSchema = z.strictObject({
  server: z.enum(localServers).default('llama-server'),
  /** Of the server's root: what `/v1` and `/completion` follow. */
  url: z.url({ protocol: /^https?$/ }).max(2048),
  /** vLLM: the name of a model or of a LoRA adapter that it serves. Left out, its first. */
  model: z.string().min(1).max(256).optional(),
  /** The environment variable that holds the server's key. */
  apiKeyEnv: z
    .string()
    .regex(/^[A-Z_][A-Z0-9_]{0,127}$/, 'the name of an environment variable')
    .optional(),
  /** Where the server is, of a host that has a name; by the address where it has one. */
  posture: z.enum(postures).optional(),
  /** llama-server: adapters of each request, numbered as on its command line. Those that are not named do not count. */
  lora: z
    .array(z.strictObject({ id: z.int().min(0).max(1023), scale: z.number().min(-16).max(16).default(1) }))
    .max(64)
    .default([]),
  programs: z.enum(programForms).default('calls'),
  /** llama-server: whether what is known of a prompt's beginning is kept. It costs repetition bit for bit. */
  cachePrompt: z.boolean().default(true),
  /** Whether the model's own probabilities count as its confidence: of models that were trained on these contracts. */
  confidence: z.boolean().default(false),
  /** Does not start where the server ignores grammars. */
  requireGrammar: z.boolean().default(false),
  /** A model of 7 billion parameters on a laptop reads the 5,000 tokens of a first prompt in a minute. */
  patience: z
    .strictObject({ connectMs: ms(2_000), firstChunkMs: ms(120_000), idleMs: ms(15_000), totalMs: ms(300_000) })
    .prefault({}),
  retry: z
    .strictObject({ attemptsMax: z.int().min(1).max(10).default(4), baseMs: ms(250), maxMs: ms(4_000) })
    .prefault({}),
})

export type LocalOptions = z.output<typeof localOptionsSchema>
/** As they are written: what has a default may be left out. */
export type LocalOptionsInput = z.input<typeof localOptionsSchema>

/** FAULT_CONFIG with the name of the first setting that is wrong. */
export function readLocalOptions(given: unknown): Result<LocalOptions, Fault> {
  const read = localOptionsSchema.safeParse(given)
  if (read.success) {
    const { username, password, search, hash } = new URL(read.data.url)
    if (`${username}${password}${search}${hash}` === '') return ok(read.data)
    return wrong('local.url', 'a key stands in the environment, not in the address: host and path alone')
  }
  const [issue] = read.error.issues
  return wrong(settingName('local', issue?.path ?? []), issue?.message ?? 'not as it should be')
}

const wrong = (path: string, message: string): Result<never, Fault> =>
  err({ code: 'FAULT_CONFIG', path, message: `${path}: ${message}` })
