// The face of the in-house engine: kernels, training and checkpoints, for any architecture that says what
// `Architecture` asks. What a model computes is written in its own folder, on top of this.

export type { Architecture, BatchLimits, PackedBatch, Trainee, TraineeParts } from './architecture.js'
export { Arena, measure } from './arena.js'
export { type Checkpoint, type Json, readCheckpoint, type StoredTensor, writeCheckpoint } from './checkpoint.js'
export {
  checkedConfig,
  Decoder,
  type DecodingArchitecture,
  openDecoderOf,
  type ReaderParts,
  type RunReader,
} from './decoder.js'
export {
  ADD,
  compileKernels,
  createMemory,
  FIRST_FREE_BYTE,
  gemmScratchBytes,
  instantiateKernels,
  type Kernels,
  OVERWRITE,
  type Pointer,
  SUBTRACT,
} from './kernels.js'
export {
  initialise,
  layOut,
  type ParameterLayout,
  type PlacedTensor,
  sizeOf,
  type TensorSpec,
  weightCount,
} from './parameters.js'
export { createProducts, type Products } from './products.js'
export { createRandom, type Random, shuffle } from './random.js'
export type { Recipe } from './recipe.js'
export { allRows, fullestBatch, type RowsOut, scoredRows, wholeLanes } from './rows-out.js'
export { createRunProducts, type RunProducts, transpose } from './run-products.js'
export { type Trained, type TrainingProgress, type TrainOptions, trainParallel } from './train.js'
export { trainModel } from './train-model.js'
export type { Example, TrainingSet } from './training-set.js'
export type { TrainingState } from './training-state.js'
export { hashWeights } from './weights-hash.js'
