// What commands ask for answers: a running daemon if one answers, else the same tree in this process, which ends with the
// command.

import type { Command } from 'commander'
import { type Client, type Outcome, type Progress, readOutcome } from '../client/index.js'
import { connectFromNode } from '../client/node.js'
import type { Config } from '../daemon/index.js'
import {
  type Certified,
  type Contract,
  ContractRegistry,
  type DomainError,
  err,
  type Fault,
  type GoalRecord,
  type Json,
  ok,
  type Result,
  readRequest,
  toJson,
} from '../fabric/index.js'
import { note, orFail } from './output.js'
import { contractsFor } from './registered.js'
import { configFor } from './settings.js'
import { endOnSignal } from './signals.js'
import { type Streamed, streamFrom, streamWithin } from './streamed.js'

/** An answer; one of an older daemon comes without its basis. */
export type ToldAnswer = Omit<Certified, 'basis'> & Partial<Pick<Certified, 'basis'>>

/** Hears how far long work is, ahead of the answer. */
export type OnProgress = (progress: Progress) => void

export interface Service {
  /** `daemon` or `in-process`. */
  readonly kind: 'daemon' | 'in-process'
  call(operation: string, request: unknown): Promise<Result<Json, Fault | DomainError>>
  /** The same with what the answer rests on. */
  answer(operation: string, request: unknown, onProgress?: OnProgress): Promise<Result<ToldAnswer, Fault | DomainError>>
  /** The list that the contract streams, element by element; a defect to ask of one that streams none. */
  stream(contract: Contract, request: unknown): Result<Streamed, Fault | DomainError>
  satisfy(goal: GoalRecord): Promise<Result<Outcome, Fault>>
}

export interface ServiceNeeds {
  /** Whether goals will be sent; a tree without a language node starts faster. */
  readonly language: boolean
  /** Another backend than the configured one. A running daemon keeps its own, so this asks for a tree in this process. */
  readonly backend?: string
  /** Another steering than the configured one, in the same way. */
  readonly steering?: Config['backend']['steering']
}

const greetingMs = 1_500

/** Runs `work` with a service and closes it again, whatever happens. */
export async function withService(
  command: Command,
  needs: ServiceNeeds,
  work: (service: Service) => Promise<void>,
): Promise<void> {
  const config = await configFor(command)
  const own = needs.backend !== undefined || needs.steering !== undefined
  const client = own ? undefined : await daemonAt(config)
  if (client !== undefined) {
    try {
      await work(remoteService(client, await contractsFor(command)))
    } finally {
      client.close()
    }
    return
  }
  await withTree(config, needs, work)
}

export const laneUrl = ({ listen: { host, port } }: Config): string =>
  `ws://${host.includes(':') ? `[${host}]` : host}:${port}/v1/lane`

async function daemonAt(config: Config): Promise<Client | undefined> {
  const client = await connectFromNode(laneUrl(config), { token: config.listen.token, timeoutMs: greetingMs })
  if (client.ok) return client.value
  // Nobody there is the usual case; anything else is worth a word before we go on without it.
  if (client.error.code !== 'FAULT_ACTOR_DOWN')
    note(`the daemon at ${laneUrl(config)} was not used: ${client.error.message}`)
  return undefined
}

async function withTree(config: Config, needs: ServiceNeeds, work: (service: Service) => Promise<void>): Promise<void> {
  const { steering } = config.backend
  // One that is asked for by name is measured: no other may answer in its place.
  const chain = needs.backend === undefined ? {} : { name: needs.backend, fallback: [] }
  const backend = { ...config.backend, ...chain, steering: needs.steering ?? steering }
  const { startConstellation } = await import('../daemon/index.js') // slow to load, and none is started where a daemon answers
  const tree = orFail(
    await startConstellation({ ...config, backend }, { door: false, language: needs.language, ephemeral: true }),
  )
  const interrupted = endOnSignal(() => tree.stop())
  try {
    await work({
      kind: 'in-process',
      call: (operation, request) => tree.callJson(operation, request),
      answer: (operation, request, onProgress) => tree.answerJson(operation, request, onProgress),
      stream: (contract, request) => streamWithin(tree.desk, contract, request, config.goals.deadlineMs),
      satisfy: async (goal) => readOutcome(await tree.submit(goal)),
    })
  } finally {
    interrupted.forget()
    await tree.stop()
  }
}

function remoteService(client: Client, contracts: readonly Contract[]): Service {
  const registry = new ContractRegistry(contracts)
  return {
    kind: 'daemon',
    async call(operation, request) {
      const found = registry.operation(operation)
      if (found === undefined) return err(registry.unknown(operation))
      const read = readRequest(found.contract, request)
      if (!read.ok) return read
      const answer = await client.call(found.contract, read.value.value)
      return answer.ok ? ok(toJson(found.contract.response, answer.value)) : answer
    },
    async answer(operation, request, onProgress) {
      const found = registry.operation(operation)
      if (found === undefined) return err(registry.unknown(operation))
      const read = readRequest(found.contract, request)
      return read.ok ? client.answer(found.contract, read.value.value, { onProgress }) : read
    },
    stream: (contract, request) => streamFrom(client, contract, request),
    satisfy: (goal) => client.goal(goal),
  }
}
