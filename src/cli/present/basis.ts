// What an answer rests on, for a person.

import pc from 'picocolors'
import { type Basis, type Certified, goalOperation, programOperation } from '../../fabric/index.js'

type Told = Partial<Pick<Certified, 'basis' | 'certificate' | 'uncertified'>>

/** Method, error bound, what was assumed, and whether it is signed. */
export const presentBasis = (told: Told): string =>
  [...basisLines(told.basis), certificateLine(told)].map((line) => pc.dim(line)).join('\n')

/** The same of the answers of an outcome, with one line for what is signed of them. The program of one call adds only its certificate, and so does how a goal ended without an answer. */
export function presentBases(answers: readonly (Told & { readonly basis: Basis })[]): readonly string[] {
  const alone = answers.length === 2
  const addsNothing = ({ operation }: Basis): boolean =>
    operation === goalOperation || (alone && operation === programOperation)
  const shown = answers.filter(({ basis }) => !addsNothing(basis))
  const certificates = new Set(answers.map(certificateLine))
  return [...shown.flatMap(({ basis }) => basisLines(basis)), ...certificates].map((line) => pc.dim(line))
}

function basisLines(basis: Basis | undefined): readonly string[] {
  if (basis === undefined) return []
  const { operation, domainVersion, method, errorBound, assumptions } = basis
  const assumed = assumptions.map(({ path, value }) => `${path} = ${JSON.stringify(value)}`).join('; ')
  return [
    `by       ${operation}${domainVersion === '' ? '' : ` ${domainVersion}`}: ${method}`,
    `error    ${errorBound}`,
    ...(assumed === '' ? [] : [`assumed  ${assumed}`]),
  ]
}

const certificateLine = ({ certificate, uncertified }: Told): string =>
  certificate === undefined
    ? `no certificate: ${uncertified ?? 'none was given'}`
    : 'certified; --json prints the certificate'
