import type { Command } from 'commander'
import type { Fault, Json } from '../../fabric/index.js'
import { CommandFailure, print, printJson } from '../output.js'
import { valueTable } from '../present/value-table.js'
import { configFor } from '../settings.js'

const patienceMs = 3_000

export async function status({ json }: { readonly json?: true }, command: Command): Promise<void> {
  const { listen } = await configFor(command)
  const url = `http://${listen.host.includes(':') ? `[${listen.host}]` : listen.host}:${listen.port}/v1/status`
  const headers = listen.token === '' ? {} : { authorization: `Bearer ${listen.token}` }
  let answer: Response
  try {
    answer = await fetch(url, { headers, signal: AbortSignal.timeout(patienceMs) })
  } catch (error) {
    const message = `no daemon answers at ${url}; start one with: constellation serve (${(error as Error).message})`
    throw new CommandFailure({ code: 'FAULT_ACTOR_DOWN', actor: url, message })
  }
  const status = await statusIn(answer, url)
  if (json) printJson(status)
  else print(valueTable(status, 100))
}

/** What a daemon says of itself; anything else that listens there is not one. */
async function statusIn(answer: Response, url: string): Promise<Json> {
  const text = await answer.text()
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new CommandFailure({
      code: 'FAULT_ACTOR_DOWN',
      actor: url,
      message: `what answers at ${url} is no constellation daemon`,
    })
  }
  if (answer.ok) return body as Json
  const { fault } = body as { readonly fault?: Fault }
  throw new CommandFailure(
    fault ?? { code: 'FAULT_ACTOR_DOWN', actor: url, message: `${url} answered ${answer.status}` },
  )
}
