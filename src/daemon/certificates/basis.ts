// What an answer rests on, from its contract, its domain and the answer itself.

import {
  type Basis,
  fittingAssumption,
  goalOperation,
  type Json,
  programOperation,
  type RegisteredOperation,
} from '../../fabric/index.js'
import { assumptionsMax } from './defaults-used.js'

export interface ServingDomain {
  readonly name: string
  readonly version: string
}

const undeclaredAccuracy = 'not declared; float64 arithmetic'

/** @param untold how many more was assumed than is in `assumptions` */
export const basisOf = (
  { contract, request, response }: RegisteredOperation,
  domain: ServingDomain,
  answer: Json,
  assumptions: Basis['assumptions'],
  untold = 0,
): Basis => ({
  operation: contract.name,
  domain: domain.name,
  domainVersion: domain.version,
  method: ownText(answer, 'method') ?? contract.method ?? `the model of ${domain.name} ${domain.version}`,
  errorBound: ownText(answer, 'error') ?? contract.accuracy ?? undeclaredAccuracy,
  assumptions: bounded(assumptions, untold),
  requestSchema: request.identity,
  responseSchema: response.identity,
})

/** Paths and values together, bytes of JSON: an outcome of the most calls has room for so much of each in one frame. */
const assumedBytesMax = 32 * 1024

/** What is told of them is what is signed, so it has to fit before. A book that leaves a field out in each of its rows is told of by the first rows. */
function bounded(assumptions: Basis['assumptions'], untold: number): Basis['assumptions'] {
  const told: Basis['assumptions'][number][] = []
  let room = assumedBytesMax
  for (const one of assumptions.slice(0, assumptionsMax)) {
    const { path, value } = fittingAssumption(one)
    room -= Buffer.byteLength(JSON.stringify([path, value]))
    if (room < 0) break
    told.push({ path, value })
  }
  const more = assumptions.length - told.length + untold
  return more === 0 ? told : [...told, { path: '', value: `and ${more} more` }]
}

/** 1 bound neither calls nor inputs, 2 no other part of the outcome. */
const clefVersion = '3'

/** Of what a program worked out: it has no contract, and so no identities. */
export const programBasis: Basis = {
  operation: programOperation,
  domain: 'clef',
  domainVersion: clefVersion,
  method: 'worked out by the program from the answers of its calls',
  errorBound: 'float64 arithmetic on answers with bounds of their own',
  assumptions: [],
  requestSchema: '',
  responseSchema: '',
}

/** Of a goal that came to no answer. */
export const endBasis: Basis = {
  ...programBasis,
  operation: goalOperation,
  method: 'how the goal ended, which came to no answer',
  errorBound: 'none: it is no figure',
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
