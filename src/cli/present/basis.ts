// What an answer rests on, for a person.

import pc from 'picocolors'
import type { Basis, Certified } from '../../fabric/index.js'

type Told = Partial<Pick<Certified, 'basis' | 'certificate' | 'uncertified'>>

/** Method, error bound, what was assumed, and who signed. */
export const presentBasis = ({ basis, certificate, uncertified }: Told): string =>
  [...basisLines(basis), certificateLine(certificate, uncertified)].map((line) => pc.dim(line)).join('\n')

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

const certificateLine = (certificate: string | undefined, uncertified: string | undefined): string =>
  certificate === undefined
    ? `no certificate: ${uncertified ?? 'none was given'}`
    : 'certified; --json prints the certificate'
