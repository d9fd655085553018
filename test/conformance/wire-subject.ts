// A backend that asks a server of the tests, whose model is ours.

import type { BackendServices } from '../../src/backends/http/index.js'
import type { Backend } from '../../src/backends/index.js'
import { builtInContracts } from '../../src/daemon/index.js'
import { type Fault, ok, type Result } from '../../src/fabric/index.js'
import { type WireServer, type WireServerOptions, wireServer } from '../backends/wire/index.js'
import { grammarOfLark } from './goals.js'
import { modelAnswer } from './model-answer.js'
import { type OpenOptions, type Subject, secretKey, secretVariable } from './subject.js'

export interface WireSubject {
  readonly server: Pick<WireServerOptions, 'forms' | 'base' | 'gets' | 'cloudflare'>
  /** What a rung is configured with beside the options of each case. */
  readonly options: (url: string) => object
  create(options: unknown, services: BackendServices): Promise<Result<Backend & { close(): Promise<void> }, Fault>>
  /** Of a module that a thread loads. */
  readonly modulePath: string
  /** More of the environment. */
  readonly env?: Readonly<Record<string, string>>
}

export function wireSubject({ server, options, create, modulePath, env = {} }: WireSubject): Subject {
  const upstreamOf = ({ says, holds = true }: OpenOptions, key?: string): Promise<WireServer> =>
    wireServer({
      ...server,
      holds,
      lark: grammarOfLark,
      answer: says ?? modelAnswer,
      ...(key === undefined ? {} : { key }),
    })
  return {
    async open(open = {}) {
      const upstream = await upstreamOf(open, secretKey)
      const services: BackendServices = {
        contracts: builtInContracts,
        egress: async () => {},
        env: { [secretVariable]: secretKey, ...env },
        random: () => 0,
        ...(open.clock === undefined ? {} : { clock: open.clock }),
      }
      const { patience = {}, requireGrammar = false } = open
      const made = await create(
        {
          ...options(upstream.url),
          apiKeyEnv: secretVariable,
          requireGrammar,
          patience,
          retry: { attemptsMax: 3, baseMs: 1, maxMs: 5 },
        },
        services,
      )
      if (!made.ok) {
        await upstream.close()
        return made
      }
      const backend = made.value
      const close = async (): Promise<void> => {
        await backend.close()
        await upstream.close()
      }
      return ok({ backend, upstream, close })
    },
    thread: { modulePath, options, upstream: (open) => upstreamOf(open) },
  }
}
