// `npm run overlap -- [--goals FILE] [--json]`: how many word 4-grams of the goals for evaluation, and how many of the goals whole, are in the
// corpus that the shipped model is trained on. Quantities count as their kinds, as the model reads them.
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { goalParts } from '../dist/backends/built/tokenizer/goal-words.js'
import { builtRecipe } from '../dist/backends/built/training/index.js'
import { shardedCorpus } from '../dist/backends/built/training/sharded-corpus.js'
import { lexGoal } from '../dist/clef/goal/index.js'
import { builtInDomains } from '../dist/domains/index.js'
import { commandLine } from './command-line.js'

const { json, text } = commandLine('npm run overlap -- [--goals FILE] [--json]', {
  goals: { type: 'string', default: 'test/eval/goals-wide.json' },
})
const contracts = builtInDomains.flatMap(({ operations }) => operations.map(({ contract }) => contract))
const threads = Math.min(2, availableParallelism())
const { examples } = await shardedCorpus({ ...builtRecipe.corpus, contracts, threads })

const wordsOf = (goal, quantities) =>
  goalParts(goal, quantities).map((part) => (part.kind === 'word' ? part.text : part.special))
const grams = (words) => words.slice(3).map((_, at) => words.slice(at, at + 4).join(' '))

const taught = new Set()
const whole = new Set()
for (const example of examples) {
  const words = wordsOf(example.text, example.quantities)
  whole.add(words.join(' '))
  for (const gram of grams(words)) taught.add(gram)
}
const { cases } = JSON.parse(readFileSync(text('goals'), 'utf8'))
for (const split of [...new Set(cases.map((one) => one.split))]) {
  const goals = cases.filter((one) => one.split === split).map((one) => wordsOf(one.text, lexGoal(one.text)))
  const distinct = new Set(goals.flatMap(grams))
  const shared = [...distinct].filter((gram) => taught.has(gram)).length
  const same = goals.filter((words) => whole.has(words.join(' '))).length
  const line = {
    split,
    goals: goals.length,
    fourGrams: distinct.size,
    shared,
    share: shared / distinct.size,
    sameGoals: same,
  }
  console.log(
    json
      ? JSON.stringify(line)
      : `${split}: ${shared} of ${distinct.size} 4-grams (${(100 * line.share).toFixed(1)} %) and ${same} of ${goals.length} whole goals are in the corpus`,
  )
}
