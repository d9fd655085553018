// What an answer rests on, from its contract, its domain and the answer itself.

import type { Basis, Json, RegisteredOperation } from '../../fabric/index.js'

export interface ServingDomain {
  readonly name: string
  readonly version: string
}

const undeclaredAccuracy = 'not declared; float64 arithmetic'

export const basisOf = (
  { contract, request, response }: RegisteredOperation,
  domain: ServingDomain,
  answer: Json,
  assumptions: Basis['assumptions'],
): Basis => ({
  operation: contract.name,
  domain: domain.name,
  domainVersion: domain.version,
  method: ownText(answer, 'method') ?? contract.method ?? `the model of ${domain.name} ${domain.version}`,
  errorBound: ownText(answer, 'error') ?? contract.accuracy ?? undeclaredAccuracy,
  assumptions: bounded(assumptions),
  requestSchema: request.identity,
  responseSchema: response.identity,
})

/** A book that leaves a field out in each of its rows is told of by the first rows. */
const assumptionsMax = 256

function bounded(assumptions: Basis['assumptions']): Basis['assumptions'] {
  const told = assumptions.slice(0, assumptionsMax).map(({ path, value }) => ({ path, value }))
  const more = assumptions.length - told.length
  return more === 0 ? told : [...told, { path: '', value: `and ${more} more` }]
}

/** Of what a program worked out: it has no contract, and so no identities. */
export const programBasis: Basis = {
  operation: 'clef.program',
  domain: 'clef',
  domainVersion: '1',
  method: 'worked out by the program from the answers of its calls',
  errorBound: 'float64 arithmetic on answers with bounds of their own',
  assumptions: [],
  requestSchema: '',
  responseSchema: '',
}

/** What an answer says of itself in a field of this name: text, or a figure with its unit. */
function ownText(answer: Json, name: string): string | undefined {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined
  const told = (answer as { readonly [field: string]: Json })[name]
  if (typeof told === 'string') return inFew(told)
  if (typeof told === 'number') return String(told)
  if (typeof told !== 'object' || told === null || Array.isArray(told)) return undefined
  const { value, amount, unit } = told as { readonly [field: string]: Json }
  const figure = value ?? amount
  return typeof figure === 'number' && typeof unit === 'string' ? `${figure} ${unit}` : undefined
}

/** As many words as a contract may have of its method: a frame has no room for an essay, which stands whole in the answer. */
const wordsMax = 500

const inFew = (told: string): string =>
  told.length <= wordsMax ? told : `${[...told].slice(0, wordsMax - 1).join('')}…`
