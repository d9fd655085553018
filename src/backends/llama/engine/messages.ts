// What a process with llama.cpp in it and whoever started it say to each other, checked on both sides of the pipe.

import { z } from 'zod'

const id = z.int().min(0)
const tokens = z.custom<Int32Array>((value) => value instanceof Int32Array, 'an Int32Array')
const text = z.string()

const conversation = z.strictObject({
  system: text,
  user: text,
  /** What the answer is to begin with. */
  prefix: text,
})

/** The first of a process's life is `load`, and there is one. After it there is never more than one question without an answer. */
export const orderSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('load'),
    /** URL of a module in place of node-llama-cpp. */
    module: text.optional(),
    model: text,
    adapters: z.array(z.strictObject({ path: text, scale: z.number() })).readonly(),
    threads: z.int().min(1),
    contextTokens: z.int().min(1),
  }),
  /** How llama.cpp spells a prompt: a conversation in the model's own form, or a text. */
  z.strictObject({ kind: z.literal('spell'), id, prompt: z.union([conversation, text]) }),
  /** Reads a prompt, but for what is known of its beginning. `wanted` are the tokens whose logits are told. */
  z.strictObject({ kind: z.literal('begin'), id, tokens, wanted: tokens }),
  /** Reads on behind the first `at` tokens: a process that has taken the place of another has not read them. */
  z.strictObject({ kind: z.literal('next'), id, at: z.int().min(1), tokens, wanted: tokens }),
  /** Stops a question's reading where that can be done; it is answered all the same. */
  z.strictObject({ kind: z.literal('cancel'), id }),
])

export const wordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /** The process is of no use. `missing`: there is no node-llama-cpp. */
  z.strictObject({ kind: z.literal('unfit'), missing: z.boolean(), message: text }),
  z.strictObject({ kind: z.literal('spelled'), id, tokens }),
  /** It is still reading. */
  z.strictObject({ kind: z.literal('reading'), id }),
  z.strictObject({
    kind: z.literal('read'),
    id,
    /** As many as were wanted, in their order. */
    logits: z.custom<Float32Array>((value) => value instanceof Float32Array, 'a Float32Array'),
    /** Tokens of the prompt that were not read again, and tokens that were read. */
    reused: z.int().min(0),
    read: z.int().min(0),
  }),
  z.strictObject({ kind: z.literal('cancelled'), id }),
  z.strictObject({ kind: z.literal('refused'), id, message: text }),
])

export type Order = z.output<typeof orderSchema>
export type Word = z.output<typeof wordSchema>
export type LoadOrder = Extract<Order, { kind: 'load' }>
export type Conversation = z.output<typeof conversation>
/** What is answered. */
export type Question = Extract<Order, { kind: 'spell' | 'begin' | 'next' }>
/** How a question ends. */
export type Answer = Extract<Word, { kind: 'spelled' | 'read' | 'cancelled' | 'refused' }>
