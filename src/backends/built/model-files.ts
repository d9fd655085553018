// A shipped model is a folder: weights.ckpt, vocabulary.json and record.json, which tells where they come from.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { type Checkpoint, readCheckpoint } from '../engine/index.js'
import { readVocabulary, type Vocabulary } from './tokenizer/index.js'

export const modelFiles = { weights: 'weights.ckpt', vocabulary: 'vocabulary.json', record: 'record.json' } as const

/** Hex SHA-256 of what is stored of a vocabulary. */
export const vocabularyHash = ({ json }: Vocabulary): string =>
  createHash('sha256').update(JSON.stringify(json)).digest('hex')

export interface Model {
  readonly checkpoint: Checkpoint
  readonly vocabulary: Vocabulary
}

/** Reads a model folder; anything missing, damaged or not belonging together is a FAULT_CHECKPOINT that names the file. */
export async function readModel(directory: string): Promise<Result<Model, Fault>> {
  const weights = await contentOf(directory, modelFiles.weights)
  if (!weights.ok) return weights
  const checkpoint = readCheckpoint(weights.value)
  if (!checkpoint.ok) return err(inFile(checkpoint.error, modelFiles.weights))
  const text = await contentOf(directory, modelFiles.vocabulary)
  if (!text.ok) return text
  const vocabulary = parseVocabulary(text.value)
  if (!vocabulary.ok) return err(inFile(vocabulary.error, modelFiles.vocabulary))
  const trainedWith = vocabularyHashOf(checkpoint.value)
  if (trainedWith !== vocabularyHash(vocabulary.value)) {
    const message = 'the vocabulary is not the one that the weights were trained with'
    return err(inFile({ code: 'FAULT_CHECKPOINT', message }, modelFiles.vocabulary))
  }
  return ok({ checkpoint: checkpoint.value, vocabulary: vocabulary.value })
}

const inFile = (fault: Fault, file: string): Fault => ({ ...fault, path: file, message: `${file}: ${fault.message}` })

async function contentOf(directory: string, file: string): Promise<Result<Uint8Array, Fault>> {
  try {
    return ok(await readFile(join(directory, file)))
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message
    const message = `${join(directory, file)}: ${reason}; \`constellation train\` makes a model`
    return err({ code: 'FAULT_CHECKPOINT', path: file, message })
  }
}

function parseVocabulary(bytes: Uint8Array): Result<Vocabulary, Fault> {
  try {
    return readVocabulary(JSON.parse(new TextDecoder().decode(bytes)))
  } catch (error) {
    return err({ code: 'FAULT_CHECKPOINT', message: `not JSON: ${(error as SyntaxError).message}` })
  }
}

function vocabularyHashOf({ record }: Checkpoint): unknown {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return undefined
  return (record as { readonly vocabularyHash?: unknown }).vocabularyHash
}
