// A process with llama.cpp in it. What its native code does not like ends this process, and none else.

import { BlockReader } from './block-reader.js'
import { type LoadOrder, type Order, orderSchema, type Question, type Word } from './messages.js'
import { type NativeModel, type NodeLlamaCpp, nodeLlamaCpp } from './native.js'

interface Loaded {
  readonly native: NodeLlamaCpp
  readonly model: NativeModel
  readonly reader: BlockReader
}

let loaded: Loaded | undefined
let cancelled = -1
/** The model's own form of a conversation, which takes long to find. */
let wrapper: ReturnType<NodeLlamaCpp['resolveChatWrapper']> | undefined

const say = (word: Word): void => {
  // Nobody hears a word after the end of whoever started this process.
  if (process.connected) process.send?.(word)
}

// Whoever started it is gone, however that happened. Nothing here is worth a clean end, and native code may hold one up.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

process.on('message', (message: unknown) => {
  const order: Order = orderSchema.parse(message)
  if (order.kind === 'load') void load(order)
  else if (order.kind === 'cancel') cancelled = order.id
  else void answer(order)
})

async function load(order: LoadOrder): Promise<void> {
  let native: NodeLlamaCpp
  try {
    native = await nodeLlamaCpp(order.module)
  } catch (thrown) {
    const missing = (thrown as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND'
    say({ kind: 'unfit', missing, message: messageOf(thrown) })
    return
  }
  try {
    loaded = await modelOf(native, order)
    say({ kind: 'ready' })
  } catch (thrown) {
    say({ kind: 'unfit', missing: false, message: messageOf(thrown) })
  }
}

async function modelOf(native: NodeLlamaCpp, order: LoadOrder): Promise<Loaded> {
  const { model: modelPath, adapters, threads, contextTokens } = order
  const quiet = { logLevel: 'error', progressLogs: false } as const
  const llama = await native.getLlama({ gpu: false, build: 'never', skipDownload: true, ...quiet })
  const model = await llama.loadModel({ modelPath })
  const lora = { adapters: adapters.map(({ path, scale }) => ({ filePath: path, scale })) }
  const context = await model.createContext({
    // One place is never filled: from it on, the beginning of a text would be forgotten.
    contextSize: contextTokens + 1,
    batchSize: 512,
    sequences: 1,
    threads,
    // One way of rounding, whatever the default becomes.
    flashAttention: false,
    ...(adapters.length === 0 ? {} : { lora }),
  })
  return { native, model, reader: new BlockReader(context.getSequence()) }
}

async function answer(question: Question): Promise<void> {
  const { id } = question
  try {
    if (loaded === undefined) throw new Error('nothing is loaded')
    say(await answerTo(question, loaded))
  } catch (thrown) {
    say({ kind: 'refused', id, message: messageOf(thrown) })
  }
}

async function answerTo(question: Question, { native, model, reader }: Loaded): Promise<Word> {
  const { id } = question
  if (question.kind === 'spell') return { kind: 'spelled', id, tokens: spelled(question.prompt, native, model) }
  const goOn = (): boolean => {
    if (cancelled === id) return false
    say({ kind: 'reading', id })
    return true
  }
  const { wanted } = question
  const tokens = [...question.tokens]
  const reading = await (question.kind === 'begin'
    ? reader.begin(tokens, wanted, goOn)
    : reader.next(question.at, tokens, wanted, goOn))
  return reading === undefined ? { kind: 'cancelled', id } : { kind: 'read', id, ...reading }
}

/** A goal is text: marks of a conversation that it spells stay letters. */
function spelled(
  prompt: Extract<Question, { kind: 'spell' }>['prompt'],
  native: NodeLlamaCpp,
  model: NativeModel,
): Int32Array {
  if (typeof prompt === 'string') {
    const { bos, shouldPrependBosToken } = model.tokens
    return Int32Array.from([...(shouldPrependBosToken && bos !== null ? [bos] : []), ...model.tokenize(prompt, false)])
  }
  const { system, user, prefix } = prompt
  wrapper ??= native.resolveChatWrapper(model)
  const { contextText } = wrapper.generateContextState({
    chatHistory: [
      { type: 'system', text: system },
      { type: 'user', text: user },
      { type: 'model', response: prefix === '' ? [] : [prefix] },
    ],
  })
  return Int32Array.from(contextText.tokenize(model.tokenizer))
}

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
