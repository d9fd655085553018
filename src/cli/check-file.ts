// What `check FILE` finds: types, diagnostics, the explanation of a program, its plan as a drawing.

import {
  type CheckedProgram,
  checkProgram,
  type Diagnostic,
  type DrawingFormat,
  drawn,
  explain,
  type Goal,
  type GoalInput,
  lexGoal,
  parseProgram,
  typesOf,
  withHint,
} from '../clef/index.js'
import { type Contract, ContractRegistry } from '../fabric/index.js'
import { declaredInput } from './declared-input.js'
import { diagnosticText } from './present/diagnostic.js'
import { explanationText } from './present/plan.js'

/** What a command prints: an object for machines, or text for a person. */
export interface Report {
  readonly json: object
  text(): string
}

export interface FileOptions {
  readonly explain?: true
  readonly draw?: DrawingFormat
  readonly goal?: string
  /** `name:Type` each. */
  readonly input: readonly string[]
}

/** @param contracts what the program may call */
export function checkedFile(text: string, options: FileOptions, contracts: readonly Contract[]): Report {
  const program = parseProgram(text)
  if (!program.ok) return refusal(program.error, text)
  const inputs = options.input.map((option) => declaredInput('--input', option, contracts))
  const goal = options.goal === undefined ? null : goalOf(options.goal, inputs, contracts)
  const known = goal === null && inputs.length > 0 ? inputs : undefined
  const checked = checkProgram(program.value, goal, contracts, known)
  if (options.draw !== undefined) return drawing(checked, text, options.draw)
  if (options.explain) return explanation(checked, text)
  if (checked.diagnostics.length > 0) return refusal(checked.diagnostics, text)
  const types = typesOf(checked)
  return { json: { types }, text: () => types.map(({ name, type }) => `${name} : ${type}`).join('\n') }
}

export function refusal(diagnostics: readonly Diagnostic[], text: string): Report {
  const told = diagnostics.map(withHint)
  return {
    json: { diagnostics: told },
    text: () => told.map((diagnostic) => diagnosticText(diagnostic, text)).join('\n'),
  }
}

function explanation(checked: CheckedProgram, text: string): Report {
  const explained = explain(checked)
  if (!explained.ok) return refusal(explained.error, text)
  return { json: explained.value, text: () => explanationText(explained.value, text) }
}

function drawing(checked: CheckedProgram, text: string, format: DrawingFormat): Report {
  const explained = explain(checked)
  if (!explained.ok) return refusal(explained.error, text)
  const { plan } = explained.value
  if (!('calls' in plan)) return refusal([plan], text)
  const picture = drawn(plan, format)
  return { json: { format, drawing: picture }, text: () => picture }
}

/** The goal as the daemon would read it, with its default market unless another is declared. */
function goalOf(text: string, inputs: readonly GoalInput[], contracts: readonly Contract[]): Goal {
  const hasMarket = inputs.some(({ name }) => name === 'market')
  return {
    text,
    quantities: lexGoal(text),
    inputs: hasMarket || !takesMarket(contracts) ? inputs : [...inputs, declaredInput('--input', 'market', contracts)],
  }
}

const takesMarket = (contracts: readonly Contract[]): boolean =>
  new ContractRegistry(contracts).namedTypes.has('Market')
