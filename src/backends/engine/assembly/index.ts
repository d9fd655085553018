// The engine's kernels: float32 on 128-bit SIMD lanes over one shared linear memory.
//
// Every kernel is a pure function of the bytes it is pointed at. There is no relaxed SIMD, no fused
// multiply-add and no import that computes, so the same inputs give the same bits on every machine.
// Pointers are byte addresses, counts are in elements, matrices are row-major. Element-wise kernels
// ask for counts that are multiples of 4; `gemm` takes any shape.
export { gemm } from './gemm'
export { gemv, gemvSparse } from './gemv'
export { add, blend, copy, fill, sumOfSquares } from './elementwise'
export { rmsNormalise, rmsNormaliseBackward } from './normalise'
export { attendRow, causalAttention, causalAttentionBackward } from './attention'
export { rotaryTable, rotate, rotateBackward, rotateWithKeyShift, rotateWithKeyShiftBackward } from './rotary'
export { istaThreshold, istaThresholdBackward } from './ista'
export { swiglu, swigluBackward } from './swiglu'
export { embed, embedBackward } from './embedding'
export { crossEntropy } from './cross-entropy'
export { adamw } from './adamw'
