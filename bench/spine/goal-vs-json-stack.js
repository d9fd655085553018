// What one goal costs after the language model has spoken: the Clef program is checked and elaborated, its call encoded, sent
// to the domain's thread, a book of 100 options priced there, the reply sent back and decoded. The peer elaborates the same
// program and calls the same model function on the same positions, by way of a nact actor, piscina and JSON text.

import { compose } from '../../dist/actors/composer/index.js'
import { lexGoal, runPlan } from '../../dist/clef/index.js'
import { fromJson } from '../../dist/fabric/index.js'
import { openJsonStack } from '../peers/json-stack.js'
import { fxBook, market } from '../workload/fx-book.js'
import { openDomain } from '../workload/hosted-domain.js'

const positions = 100
const goalsPerRound = 200
const operation = 'finance.priceBook'
const text =
  'Price this FX-denominated option book in USD and flag any position whose currency dimensions are inconsistent.'
const program = `${operation} { book = input "book"; market = input "market"; reporting = $1 }`

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'spine.goal-vs-json-stack',
  peer: 'nact+piscina+JSON',
  unit: 'us/goal',
  ratio: 'ours / peer',
  rounds: 15,
  async open() {
    const host = await openDomain('finance')
    const stack = await openJsonStack(operation)
    const { fields } = host.contracts.find(({ name }) => name === operation).request
    const goal = {
      text,
      quantities: lexGoal(text),
      inputs: [
        { name: 'book', type: 'Book', schema: fields.book },
        { name: 'market', type: 'Market', schema: fields.market },
      ],
    }
    const book = fxBook(positions)
    const ours = new Map([
      ['book', read(fields.book, book)],
      ['market', read(fields.market, market)],
    ])
    const peers = new Map([
      ['book', book],
      ['market', plainMarket(ours.get('market'))],
    ])

    const satisfy = async (inputs, invoke) => {
      const composed = compose(program, goal, host.contracts)
      if (composed.kind !== 'plan') throw new Error(`the program was not accepted: ${JSON.stringify(composed)}`)
      const outcome = await runPlan(composed.plan, { inputs, invoke })
      if (!outcome.ok) throw new Error(outcome.error.error.message)
      return outcome.value.value
    }
    const overLanes = () => satisfy(ours, host.invoke)
    const overJson = () => satisfy(peers, async (_call, request) => ({ ok: true, value: await stack.ask(request) }))

    sameAnswer(await overLanes(), await overJson())
    return {
      ours: () => microsecondsEach(overLanes),
      peer: () => microsecondsEach(overJson),
      async close() {
        await stack.close()
        await host.close()
      },
    }
  },
}

async function microsecondsEach(goal) {
  const began = performance.now()
  for (let i = 0; i < goalsPerRound; i++) await goal()
  return ((performance.now() - began) * 1_000) / goalsPerRound
}

function read(schema, json) {
  const value = fromJson(schema, json)
  if (!value.ok) throw new Error(value.error.message)
  return value.value.value
}

/** The same market in coherent units, with plain objects where ours has maps: JSON text has nothing else. */
const plainMarket = ({ spots, yields, vols, ...rest }) => ({
  ...rest,
  spots: Object.fromEntries(spots),
  yields: Object.fromEntries(yields),
  vols: Object.fromEntries(vols),
})

/** Both sides must have done the same work to the last bit. */
function sameAnswer(ours, peers) {
  const figures = ({ lines }, read) =>
    JSON.stringify(lines.map((line) => [line.id, read(line.pv), read(line.thetaPerDay)]))
  const same =
    ours.lines.length === positions &&
    ours.flagged.length === 0 &&
    figures(ours, ({ value }) => value) === figures(peers, ({ amount }) => amount)
  if (!same) throw new Error('the two sides price the book differently')
}
