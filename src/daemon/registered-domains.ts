import { err, type Fault, ok, type Result } from '../fabric/index.js'
import type { Config } from './config/index.js'
import type { DescribedDomain } from './described-domain.js'
import { hostedDomains } from './hosted-domains.js'

/** The domains that a configuration registers, built in and its own, none of them started. */
export async function registeredDomains({ domains }: Config): Promise<Result<readonly DescribedDomain[], Fault>> {
  const hosted = await hostedDomains(domains)
  return hosted.ok ? ok(hosted.value.map(({ domain }) => domain)) : err(hosted.error)
}
