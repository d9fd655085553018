// What a program means, told in full: for those who read one before it runs.

export { type DrawingFormat, drawingFormats, drawn } from './draw.js'
export { type ExplainedCall, type ExplainedPlan, type Explanation, explain } from './explain.js'
export type { ExplainedLiteral } from './literals.js'
