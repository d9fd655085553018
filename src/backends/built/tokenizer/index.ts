// Goals and programs as tokens.

export { buildVocabulary, type VocabularyLimits } from './build-vocabulary.js'
export { decodeProgram, encodeProgram } from './encode-program.js'
export {
  encodeExample,
  encodePrompt,
  type PromptEncoding,
  type PromptGoal,
  type PromptRevision,
  promptTokensMax,
} from './encode-prompt.js'
export { readVocabulary, type Vocabulary, type VocabularyJson, vocabularyOf } from './vocabulary.js'
