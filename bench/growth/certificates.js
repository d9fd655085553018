// What a certificate costs the daemon for each answer, by the size of the request: its two JSON views, three hashes, one signature.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../dist/actors/kernel/index.js'
import { KeyFolder } from '../../dist/daemon/certificates/key-folder.js'
import { Notary } from '../../dist/daemon/certificates/notary.js'
import { Signer } from '../../dist/daemon/certificates/signer.js'
import { finance } from '../../dist/domains/index.js'
import { ContractRegistry, fromJson } from '../../dist/fabric/index.js'
import { median } from '../figure.js'

export const title = 'Certificates by the amounts that a request adds (median of several runs)'
export const head = ['amounts', 'one after another, us', '32 at once, us each']

const counts = [1, 10, 100, 1_000]
const runs = 7
const each = 200

export async function* rows() {
  const folder = mkdtempSync(join(tmpdir(), 'constellation-bench-'))
  const signer = await Signer.open(new KeyFolder(folder), systemClock, true)
  if (!signer.ok) throw new Error(signer.error.message)
  const notary = new Notary({ domainOf: () => finance, signer: signer.value })
  for (const count of counts) {
    const call = sumOf(count)
    const samples = { alone: [], together: [] }
    // The first run of each warms up.
    for (let run = 0; run <= runs; run++) {
      samples.alone[run] = await timed(() => notary.certify(call), 1)
      samples.together[run] = await timed(() => notary.certify(call), 32)
    }
    yield [count, median(samples.alone.slice(1)), median(samples.together.slice(1))]
  }
  rmSync(folder, { recursive: true })
}

/** Microseconds for one, `inFlight` of them at once. */
async function timed(certify, inFlight) {
  const began = performance.now()
  for (let done = 0; done < each; done += inFlight) await Promise.all(Array.from({ length: inFlight }, certify))
  return ((performance.now() - began) / (Math.ceil(each / inFlight) * inFlight)) * 1_000
}

function sumOf(count) {
  const operation = new ContractRegistry(finance.operations.map(({ contract }) => contract)).operation('finance.sum')
  const amounts = Array.from({ length: count }, (_, index) => ({ amount: index + 0.25, unit: 'EUR' }))
  const request = fromJson(operation.contract.request, { amounts })
  const response = fromJson(operation.contract.response, { amount: 1, unit: 'EUR' })
  return { operation, request: request.value.value, response: response.value.value, assumptions: [] }
}
