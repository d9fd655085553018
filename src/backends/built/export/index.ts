// A model folder as files that other engines read.

import { err, type Fault, ok, type Result } from '../../../fabric/index.js'
import { type Checkpoint, checkedConfig, type Json } from '../../engine/index.js'
import { checkGguf } from '../../gguf/index.js'
import { decoding as crate } from '../model/index.js'
import type { Model } from '../model-files.js'
import { type TwinConfig, decoding as twin } from '../twin/index.js'
import { twinGguf } from './gguf.js'
import { tokenizerConfigJson, tokenizerJson, twinConfigJson, twinTensorsByName } from './hugging-face.js'
import { tensorsOf } from './matrices.js'
import { writeSafetensors } from './safetensors.js'

export const exportFormats = ['gguf', 'safetensors'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface Exported {
  readonly weights: Uint8Array
  /** What belongs beside the weights, by file name. */
  readonly beside: ReadonlyMap<string, string>
  /** What other engines can do with it. */
  readonly runsIn: string
}

/** What is told of CRATE wherever it goes. */
export const crateAlone = 'No other engine runs CRATE: these are its weights, for who wants to read them.'

/** FAULT_CHECKPOINT for weights that do not fit, FAULT_RANGE for a format that can't hold the model. */
export function exportModel(model: Model, format: ExportFormat): Result<Exported, Fault> {
  const { architecture } = model.checkpoint
  if (architecture === twin.name) return exportTwin(model, format)
  if (architecture === crate.name) return exportCrate(model, format)
  return err({ code: 'FAULT_CHECKPOINT', message: `the weights are of architecture "${architecture}", unknown here` })
}

function exportTwin({ checkpoint, vocabulary }: Model, format: ExportFormat): Result<Exported, Fault> {
  const config = checkedConfig(twin, checkpoint)
  if (!config.ok) return config
  const wrong = wrongTokens(config.value, vocabulary.size)
  if (wrong !== undefined) return err(wrong)
  if (format === 'gguf') {
    const weights = twinGguf(checkpoint, config.value, vocabulary)
    // What we would not let a native engine read must not leave the house either.
    const checked = checkGguf(weights)
    if (!checked.ok) return checked
    return ok({ weights, beside: new Map(), runsIn: 'llama.cpp and what is built on it; prompts go as token ids.' })
  }
  return ok({
    weights: writeSafetensors(twinTensorsByName(checkpoint, config.value), { ...told(checkpoint), format: 'pt' }),
    beside: new Map([
      ['config.json', text(twinConfigJson(config.value, vocabulary))],
      ['tokenizer.json', text(tokenizerJson(vocabulary))],
      ['tokenizer_config.json', text(tokenizerConfigJson(config.value.context))],
    ]),
    runsIn: 'transformers and vLLM, as LlamaForCausalLM; prompts go as token ids.',
  })
}

function exportCrate({ checkpoint, vocabulary }: Model, format: ExportFormat): Result<Exported, Fault> {
  const config = checkedConfig(crate, checkpoint)
  if (!config.ok) return config
  const wrong = wrongTokens(config.value, vocabulary.size)
  if (wrong !== undefined) return err(wrong)
  if (format === 'gguf') {
    const message = `GGUF has no place for CRATE; export it as safetensors. ${crateAlone}`
    return err({ code: 'FAULT_RANGE', path: 'format', message })
  }
  const of = tensorsOf(checkpoint)
  return ok({
    weights: writeSafetensors(new Map(checkpoint.tensors.map(({ name }) => [name, of(name)])), {
      ...told(checkpoint),
      note: crateAlone,
    }),
    beside: new Map([
      ['config.json', text({ model_type: 'constellation-crate', note: crateAlone, ...config.value })],
      ['tokenizer.json', text(tokenizerJson(vocabulary))],
      ['tokenizer_config.json', text(tokenizerConfigJson(config.value.context))],
    ]),
    runsIn: crateAlone,
  })
}

function wrongTokens({ vocabulary }: Pick<TwinConfig, 'vocabulary'>, tokens: number): Fault | undefined {
  if (vocabulary === tokens) return undefined
  const message = `the weights are for ${vocabulary} tokens, and the vocabulary has ${tokens}`
  return { code: 'FAULT_CHECKPOINT', message }
}

const told = ({ weightsHash }: Checkpoint): Readonly<Record<string, string>> => ({ weightsHash })

const text = (json: Json): string => `${JSON.stringify(json, null, 2)}\n`
