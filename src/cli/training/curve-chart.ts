// The curve of a training as a chart.

import type { TrainedModel } from '../../backends/built/training/index.js'
import type { Chart } from '../charts/chart.js'

const step = { name: 'step', unit: '1' } as const

export const curveChart = (curve: TrainedModel['curve']): Chart => ({
  title: 'Training: loss and exact match by step',
  panels: [
    {
      x: step,
      y: { name: 'loss, nats a token', unit: '1' },
      lines: [{ name: 'loss', points: curve.map((point) => [point.step, point.loss] as const) }],
    },
    {
      x: step,
      y: { name: 'exact match of held-out goals', unit: '1' },
      lines: [{ name: 'exact', points: curve.map((point) => [point.step, point.exact] as const) }],
    },
  ],
})
