// A goal whose lists and matrices stand in its text, by way of a proposal, the Composer and a domain.

import { expect, it } from 'vitest'
import { Domains } from '../../clef/answering.js'
import { goalOf, play } from './scripted-ports.js'

const goal = goalOf('body Jacobian with screws [0,0,1,0,2,0] and [0,0,1,0,1,0] at q = [0, 0]')

it('is answered from its text alone', async () => {
  const program = 'kinematics.jacobianBody { screws = [$1; $2]; q = $3 }'
  const { ending, asked } = await play(goal, { says: [program], invoke: new Domains().invoke })
  expect(asked[0]!.prompt.quantities.map(({ kind }) => kind)).toEqual(['array', 'array', 'array'])
  expect(ending).toMatchObject({
    kind: 'ok',
    value: {
      J: [
        [0, 0],
        [0, 0],
        [1, 1],
        [0, 0],
        [2, 1],
        [0, 0],
      ],
    },
  })
})

it('is proposed again when an array was taken for a figure', async () => {
  const wrong = 'kinematics.jacobianBody { screws = [$1; $2]; q = [$3] }'
  const right = 'kinematics.jacobianBody { screws = [$1; $2]; q = $3 }'
  const { ending, asked } = await play(goal, { says: [wrong, right], invoke: new Domains().invoke })
  expect(asked[1]!.prompt.previous).toMatchObject({ code: 'CLEF_TYPE', path: 'q[0]' })
  expect(ending).toMatchObject({ kind: 'ok' })
})
