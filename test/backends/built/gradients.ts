// Gradients as the engine computes them, against finite differences of a reference in float64: for any architecture.
import { describe, expect, it } from 'vitest'
import { packBatch } from '../../../src/backends/engine/batches.js'
import { type Architecture, Arena, layOut } from '../../../src/backends/engine/index.js'
import { shareExamples } from '../../../src/backends/engine/training-set.js'
import { createBench } from '../engine/bench.js'
import { tokensOf } from './model/model.js'

export interface Sequence {
  readonly tokens: number[]
  readonly lossFrom: number
}

interface Sized {
  readonly vocabulary: number
  readonly context: number
}

/** Loss and gradients of a batch as the engine computes them. */
export async function accumulated<Config extends Sized>(
  architecture: Architecture<Config>,
  config: Config,
  weights: Float32Array,
  sequences: readonly Sequence[],
) {
  const layout = layOut(architecture.tensors(config))
  const bench = await createBench()
  const workspaceBytes = architecture.workspaceBytes(config, {
    sequences: sequences.length,
    sequenceRows: config.context - 1,
  })
  const workspace = bench.arena.bytes(workspaceBytes)
  const trainee = architecture.createTrainee(config, {
    kernels: bench.kernels,
    layout,
    weights: bench.put(weights),
    arena: new Arena(workspace, workspace + workspaceBytes),
  })
  const examples = shareExamples({
    vocabulary: config.vocabulary,
    context: config.context,
    examples: sequences.length,
    example: (i) => ({ tokens: Uint16Array.from(sequences[i]!.tokens), lossFrom: sequences[i]!.lossFrom }),
  })
  if (!examples.ok) throw new Error(examples.error.message)
  const rows = sequences.length * config.context
  const [inputs, targets] = [bench.arena.floats(rows), bench.arena.floats(rows)]
  const batch = packBatch(
    examples.value,
    sequences.map((_, i) => i),
    bench.memory,
    inputs,
    targets,
  )
  const gradients = bench.put(new Float32Array(layout.size))
  const loss = trainee.accumulate(batch, 1, gradients)
  return { loss, gradients: bench.read(gradients, layout.size) }
}

/** What is to be predicted is below this, what is read need not be. */
const outputs = 7

const sequence = (tokens: readonly number[], lossFrom: number): Sequence => ({
  tokens: tokens.map((token, at) => (at < lossFrom ? token : token % outputs)),
  lossFrom,
})

export const sequences: readonly Sequence[] = [
  sequence(tokensOf(6, 11, 1), 2),
  sequence(tokensOf(44, 11, 2), 37), // longer than one attention block, and scored across its seam
  sequence(tokensOf(2, 11, 3), 1),
  sequence(tokensOf(36, 11, 4), 1),
]

/** @param lossOf the loss of one sequence by the formulas, at these weights */
export function describeGradients<Config extends Sized>(
  name: string,
  architecture: Architecture<Config>,
  config: Config,
  weights: Float32Array,
  lossOf: (weights: Float64Array, sequence: Sequence) => number,
): void {
  describe(name, () => {
    const layout = layOut(architecture.tensors(config))
    const reference = (at: Float64Array) => sequences.reduce((sum, sequence) => sum + lossOf(at, sequence), 0)

    it('loses what the formulas say it loses', async () => {
      const { loss } = await accumulated(architecture, config, weights, sequences)
      expect(loss / reference(Float64Array.from(weights))).toBeCloseTo(1, 5)
    })

    it.each(layout.tensors.map((tensor) => tensor.name))(
      'has the gradient of %s that finite differences give',
      async (tensor) => {
        const { gradients } = await accumulated(architecture, config, weights, sequences)
        const { offset, size } = layout.tensors.find((one) => one.name === tensor)!
        const largest = gradients
          .subarray(offset, offset + size)
          .reduce((most, value) => Math.max(most, Math.abs(value)), 0)
        expect(largest).toBeGreaterThan(0)
        const at = Float64Array.from(weights)
        const difference = (i: number, h: number) => {
          const held = at[i]!
          at[i] = held + h
          const above = reference(at)
          at[i] = held - h
          const below = reference(at)
          at[i] = held
          return (above - below) / (2 * h)
        }
        const probes = 5
        for (let probe = 0; probe < probes; probe++) {
          const i = offset + Math.floor(((probe + 0.37) * size) / probes)
          expect(Math.abs(gradients[i]! - difference(i, 1e-6))).toBeLessThan(1e-4 * largest)
        }
      },
    )

    it('adds to gradients already there', async () => {
      const one = await accumulated(architecture, config, weights, sequences.slice(0, 1))
      const two = await accumulated(architecture, config, weights, [sequences[0]!, sequences[0]!])
      for (let i = 0; i < layout.size; i += 7) {
        expect(Math.abs(two.gradients[i]! - 2 * one.gradients[i]!)).toBeLessThan(1e-4)
      }
    })
  })
}
