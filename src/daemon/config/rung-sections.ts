// A section of settings for each rung that asks a server. Which of them is used is one line: `backend.name`.

import { z } from 'zod'
import { programForms } from '../../clef/index.js'
import { postures } from '../../fabric/index.js'

const count = (min: number, max: number, initial: number, meaning: string) =>
  z.int().min(min).max(max).default(initial).describe(meaning)

const text = (max: number, initial: string, meaning: string) => z.string().max(max).default(initial).describe(meaning)

const url = (initial: string, meaning: string) =>
  z
    .string()
    .regex(/^(https?:\/\/\S{1,2048})?$/, 'http://HOST:PORT or https://HOST')
    .default(initial)
    .describe(meaning)

const variable = (meaning: string) =>
  z
    .string()
    .regex(/^([A-Z_][A-Z0-9_]{0,127})?$/, 'the name of an environment variable')
    .default('')
    .describe(meaning)

const programs = z
  .enum(programForms)
  .default('calls')
  .describe('`whole` lets the model bind values and go on with them; its grammar is some ten times as large.')

const requireGrammar = z
  .boolean()
  .default(false)
  .describe('Refuses to start before a server that was found to ignore grammars.')

const posture = z
  .enum(postures)
  .optional()
  .describe(
    'How far away the server is, where its address does not tell. Held to when the name is looked up. Default: by the address.',
  )

const ms = (initial: number, meaning: string) => count(1, 3_600_000, initial, meaning)

const patience = (firstChunkMs: number, totalMs: number) => ({
  connectMs: ms(5_000, 'Longest time to a connection, in ms.'),
  firstChunkMs: ms(firstChunkMs, 'Longest time from a request to the first chunk of its answer, in ms.'),
  idleMs: ms(15_000, 'Longest time between two chunks, in ms.'),
  totalMs: ms(totalMs, 'Longest time for an answer, over all attempts at it, in ms.'),
  attemptsMax: count(1, 10, 3, 'Sendings of one request, the first included; never after a chunk has come.'),
})

export const local = z
  .strictObject({
    server: z
      .enum(['llama-server', 'vllm'])
      .default('llama-server')
      .describe("Whose requests to make: llama.cpp's server, or vLLM from 0.12 on."),
    url: url('http://127.0.0.1:8080', "The server's root."),
    model: text(256, '', 'vLLM: name of a model or LoRA adapter that it serves. Empty for its first.'),
    apiKeyEnv: variable('Environment variable that holds the key that the server asks for; empty for none.'),
    posture,
    lora: z
      .array(z.string().regex(/^\d{1,4}(=-?\d{1,2}(\.\d{1,6})?)?$/, 'ID or ID=SCALE'))
      .max(64)
      .default([])
      .describe('llama-server: LoRA adapters of each request, by their numbers there, `0` or `1=0.5`.'),
    programs,
    cachePrompt: z
      .boolean()
      .default(true)
      .describe('llama-server: keep what is known of the beginning of prompts. Answers then may differ in rare bits.'),
    confidence: z
      .boolean()
      .default(false)
      .describe("Whether the model's own probabilities are its confidence: for models trained on these contracts."),
    requireGrammar,
    ...patience(120_000, 300_000),
  })
  .prefault({})
  .describe('The rung `local`: a server on this host or in this network. [Rungs](../concepts/rungs.md) tells more.')

export const gateway = z
  .strictObject({
    url: url('', 'Address up to what `/chat/completions` follows: `https://api.example/v1`.'),
    model: text(256, '', "The model's name there."),
    api: z
      .enum(['chat', 'completions', 'responses'])
      .default('chat')
      .describe('Which of OpenAI-compatible paths to ask.'),
    dialect: z
      .enum(['none', 'gbnf-field', 'structured-outputs', 'response-format-grammar', 'lark-tool'])
      .default('none')
      .describe('How the server takes a grammar: see the [dialects](../concepts/rungs.md#dialects).'),
    provider: text(64, 'openai', 'Name of the provider in metrics.'),
    apiKeyEnv: variable('Environment variable that holds the key; empty for none.'),
    posture,
    prefill: z
      .enum(['none', 'assistant', 'prefix', 'continue'])
      .default('none')
      .describe('How a chat there is given the beginning of an answer, if it can be.'),
    programs,
    requireGrammar,
    ...patience(30_000, 120_000),
    requestsPerMinute: count(1, 100_000, 60, 'Requests a minute; beyond, goals are busy.'),
    tokensPerMinute: count(1, 1_000_000_000, 200_000, 'Tokens a minute, in and out; beyond, goals are busy.'),
    tokensPerDay: count(1, 1_000_000_000, 5_000_000, 'Tokens a day, in UTC; beyond, nothing more is sent.'),
    cacheEntriesMax: count(0, 100_000, 256, 'Answers kept for the same request again; 0 for none.'),
    cloudflareAuthorizationEnv: variable(
      "Environment variable that holds the token of Cloudflare's AI Gateway, which the address then leads through; empty for none.",
    ),
    cloudflareCacheTtlSeconds: count(
      0,
      2_678_400,
      0,
      'For how long the gateway keeps an answer, from 60 s on; 0 for not at all.',
    ),
    cloudflareMaxAttempts: count(0, 5, 0, "Attempts of the gateway's own in place of ours; 0 for its own setting."),
    cloudflareOwnCacheKey: z
      .boolean()
      .default(false)
      .describe("Whether the gateway's cache goes by our hash of the complete request in place of its own."),
    cloudflareRetryDelayMs: count(
      0,
      5_000,
      0,
      "Pause before the gateway's own next attempt, from 100 ms on; 0 for its own setting.",
    ),
    cloudflareBackoff: z
      .enum(['default', 'constant', 'linear', 'exponential'])
      .default('default')
      .describe('How that pause grows; `default` is as the gateway is set.'),
    cloudflareRequestTimeoutMs: count(
      0,
      3_600_000,
      0,
      'How long the gateway waits for the first part of an answer, in ms; 0 for its own setting.',
    ),
    cloudflareMetadata: z
      .array(z.string().regex(/^[\w.-]{1,64}=[\x20-\x7e]{0,256}$/, 'NAME=VALUE'))
      .max(5)
      .default([])
      .describe('What the gateway notes with each request, `team=desk`. Nothing of a goal belongs here.'),
    cloudflareCollectLog: z.boolean().default(false).describe('Whether the gateway may log requests, goals and all.'),
  })
  .prefault({})
  .describe(
    'The rung `gateway`: a hosted model, direct or through an AI gateway. [Rungs](../concepts/rungs.md) tells more.',
  )
