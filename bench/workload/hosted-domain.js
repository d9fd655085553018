// A built-in domain behind Olivier and Prospero, as the daemon hosts it: a thread of its own, reached over rings.

import { createSystem, systemClock } from '../../dist/actors/kernel/index.js'
import { olivier } from '../../dist/actors/olivier/index.js'
import { actorChild, RoutingTable, supervise } from '../../dist/actors/prospero/index.js'
import { builtInDomains } from '../../dist/daemon/built-in-domains.js'
import { ContractRegistry, noTrace } from '../../dist/fabric/index.js'

const askMsMax = 10_000
const quiet = { info() {}, warn() {}, error() {} }

/** @param {string} name a built-in domain */
export async function openDomain(name) {
  const { domain, modulePath } = builtInDomains.get(name)
  const contracts = domain.operations.map(({ contract }) => contract)
  const registry = new ContractRegistry(contracts)
  const routes = new RoutingTable()
  const system = createSystem({ clock: systemClock, onCrash() {}, log: quiet })
  const child = actorChild(
    { id: name, kind: 'worker' },
    () => olivier({ domain: name, modulePath, contracts }),
    (ref) => routes.bind(registry.operations, ref),
  )
  const supervisor = await supervise(system, {
    name: 'prospero',
    strategy: 'oneForOne',
    children: [child],
    shutdownMs: 2_000,
  })
  if (!supervisor.ok) throw new Error(supervisor.error.message)
  return {
    contracts,
    /** Encodes a request, sends it over the ring and decodes the answer, as the language node does for a planned call. */
    async invoke({ operation }, request) {
      const messages = registry.operation(operation)
      const payload = messages.request.codec.encode(request)
      if (!payload.ok) return payload
      const route = routes.route(messages)
      if (!route.ok) return route
      const timeoutMs = askMsMax
      const reply = await route.value.ask(
        (replyTo) => ({ operation, payload: payload.value, trace: noTrace, replyTo }),
        { timeoutMs },
      )
      if (!reply.ok) return reply
      if (reply.value.kind === 'domainError') return { ok: false, error: reply.value.error }
      return messages.response.codec.decode(reply.value.payload)
    },
    close: () => system.stop(2_000),
  }
}
