import { createBackend } from '../../src/backends/scripted/index.js'
import { ok } from '../../src/fabric/index.js'
import { conform } from './conform.js'

const answers = [
  { goal: 'How far to stop', say: 'kinematics.stoppingDistance { speed = $1; reactionTime = $2; deceleration = $3 }' },
  { goal: 'Convert', say: 'finance.convert { amount = $1; to = $2; market = input "market" }' },
]

conform(
  'the scripted rung',
  {
    async open() {
      const made = await createBackend({ answers })
      return made.ok ? ok({ backend: made.value, close: async () => {} }) : made
    },
  },
  { asksServer: false },
)
