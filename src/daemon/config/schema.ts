// Every setting there is: its type, limits, default and meaning; docs/reference/config.md is generated from it.
// `prefault` makes a section there, with its defaults, whether or not the file names it.

import { z } from 'zod'
import { steerings } from '../../clef/grammar/options.js'
import { postures } from '../../fabric/index.js'
import { llama } from './llama-section.js'
import { gateway, local } from './rung-sections.js'

const count = (min: number, max: number, initial: number, meaning: string) =>
  z.int().min(min).max(max).default(initial).describe(meaning)

const path = (meaning: string) => z.string().min(1).max(4096).optional().describe(meaning)

const listen = z
  .strictObject({
    host: z
      .string()
      .min(1)
      .max(255)
      .default('127.0.0.1')
      .describe('Address to listen on. Anything but loopback is refused unless `allowRemote` is true.'),
    port: count(0, 65_535, 4747, 'TCP port for HTTP and WebSocket; 0 takes any free one.'),
    unix: path(
      "Unix socket to listen on as well, for frames alone: its file is the owner's only, and has a path of at most 107 bytes. Default: none.",
    ),
    allowRemote: z.boolean().default(false).describe('Lets `host` be other than loopback. Set a `token` with it.'),
    token: z
      .string()
      .max(4096)
      .default('')
      .describe('Shared secret that every peer must bring; empty asks for none. Better given by the environment.'),
    origins: z
      .array(z.string().max(255))
      .max(64)
      .default([])
      .describe('Origins besides loopback ones whose web pages may connect, such as `https://desk.example`.'),
    connectionsMax: count(1, 10_000, 256, 'Connections held at once, TCP and unix together; more are turned away.'),
    requestsInFlightMax: count(1, 4_096, 64, 'Requests that one lane may have unanswered; more are busy.'),
    bodyBytesMax: count(1_024, 64 * 1024 * 1024, 4 * 1024 * 1024, 'Largest HTTP body, in bytes.'),
  })
  .prefault({})
  .describe('Where peers come in.')

const goals = z
  .strictObject({
    inFlightMax: count(1, 4_096, 32, 'Goals worked on at once; more are answered `busy`.'),
    attemptsMax: count(1, 16, 4, 'Proposals for one goal, the first included.'),
    tokensMax: count(16, 1_000_000, 4_096, 'Tokens that the model may produce for one goal, over all attempts.'),
    confidencePercentMin: count(
      0,
      100,
      75,
      'Probability, in percent, that the model must give a program for it to be run at once; below it further draws must agree.',
    ),
    confidencePercentFloor: count(
      0,
      100,
      10,
      'Probability, in percent, below which a program is put to the user as a question without any draw.',
    ),
    drawsMax: count(
      0,
      32,
      8,
      'Independent further proposals that a doubtful program is held against. With 0 it is put to the user as a question.',
    ),
    agreementPercentMin: count(0, 100, 75, 'Share of those draws, in percent, that must write the same program.'),
    deadlineMs: count(10, 3_600_000, 30_000, 'Longest time from accepting a goal or call to its answer, in ms.'),
    postureMax: z
      .enum(postures)
      .default('in-process')
      .describe(
        'How far a backend may send data on behalf of a goal, whatever the goal itself allows. A domain named in `domains.remote` is allowed by that.',
      ),
  })
  .prefault({})
  .describe('What a goal may use.')

export const configSchema = z.strictObject({
  listen,
  data: z
    .strictObject({
      directory: path(
        'Home of the journal. Default: `$XDG_DATA_HOME/constellation`, or `~/.local/share/constellation`.',
      ),
    })
    .prefault({})
    .describe('What is kept on disk.'),
  goals,
  backend: z
    .strictObject({
      name: z
        .string()
        .regex(/^[a-z][a-z0-9-]{0,63}$/, 'lower-case letters, digits and dashes, a letter first')
        .default('built')
        .describe('The rung that the language node uses: `built`, `llama`, `local` or `gateway`.'),
      fallback: z
        .array(z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'the name of a rung'))
        .max(8)
        .default([])
        .describe(
          'Rungs that are asked in its place, in this order, where it fails for a reason that they may not share: [the chain](../concepts/rungs.md#the-chain).',
        ),
      checkpoint: path('Model checkpoint of that rung. Default: the one that comes with the package.'),
      steering: z
        .enum(steerings)
        .default('typed')
        .describe(
          'What each field is offered while a program is written: `typed` what fits it, `syntax` everything that the goal gave. The latter only measures what the former is worth.',
        ),
    })
    .prefault({})
    .describe('What proposes programs.'),
  local,
  llama,
  gateway,
  nats: z
    .strictObject({
      url: z
        .string()
        .regex(/^((nats|tls):\/\/\S{1,1024})?$/, 'nats://HOST:PORT')
        .default('')
        .describe(
          'NATS server to serve on as well, `nats://127.0.0.1:4222`; empty for none. What secret it asks for goes before the host, better by the environment.',
        ),
      queueGroup: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,64}$/, 'letters, digits, dashes')
        .default('constellation')
        .describe('Daemons of one group share the requests, each of which reaches one of them.'),
      requestsInFlightMax: count(1, 65_536, 1_024, 'Requests from there that may be unanswered; more are busy.'),
    })
    .prefault({})
    .describe('How several daemons share work.'),
  domains: z
    .strictObject({
      enabled: z
        .array(z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'the name of a domain'))
        .min(1)
        .max(64)
        .default(['finance', 'kinematics'])
        .describe('Domains whose models answer.'),
      directories: z
        .array(z.string().min(1).max(4096))
        .max(64)
        .default([])
        .describe(
          'Directories of domains of your own, each loaded, checked and run in a thread of its own: [Your first domain](../concepts/your-first-domain.md).',
        ),
      heapMebibytesMax: count(
        16,
        16_384,
        512,
        'Heap of the thread of each such domain, in MiB. Where it is not enough the thread ends, and another takes its place.',
      ),
      buffersMebibytesMax: count(
        16,
        65_536,
        512,
        'Array buffers and WebAssembly memories that the thread of each such domain may keep from call to call, in MiB; they lie outside its heap. One that keeps more ends, and another takes its place.',
      ),
      threadsMax: z
        .int()
        .min(1)
        .max(64)
        .optional()
        .describe(
          'Threads that one domain may split long work over, made when there is some. Default: one less than the processors, 1 to 8.',
        ),
      splitRowsMin: count(
        1,
        1_000_000_000,
        32_768,
        'Rows of work, positions times points of a grid, from which it is split; below, one thread is as soon done.',
      ),
      remote: z
        .array(z.string().regex(/^[a-z][A-Za-z0-9]{0,63}=\S{1,1024}$/, 'NAME=ADDRESS'))
        .max(64)
        .default([])
        .describe(
          'Those of them whose models run in another daemon, each with its address: `kinematics=ws://10.0.0.7:4747/v1/lane`, `finance=unix:/run/finance.sock` or `nats://..`.',
        ),
      token: z
        .string()
        .max(4096)
        .default('')
        .describe('Secret that those daemons ask for. Better given by the environment.'),
    })
    .prefault({})
    .describe('What can answer.'),
  inputs: z
    .strictObject({
      market: path('JSON file of the default `market`. Default: `examples/market.json` of the package.'),
    })
    .prefault({})
    .describe('What is attached where a goal attaches nothing.'),
  supervision: z
    .strictObject({
      restarts: count(0, 1_000, 5, 'Restarts of one child within `periodMs`; one more and the daemon exits non-zero.'),
      periodMs: count(100, 3_600_000, 10_000, 'Period of the restart intensity, in ms.'),
    })
    .prefault({})
    .describe('When the supervisor gives up.'),
  shutdown: z
    .strictObject({
      deadlineMs: count(100, 600_000, 10_000, 'Time from SIGTERM to exit, in ms: finish, flush, stop.'),
    })
    .prefault({})
    .describe('How the daemon ends.'),
  log: z
    .strictObject({
      level: z
        .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
        .default('info')
        .describe('The least severe events to log.'),
    })
    .prefault({})
    .describe('What is written to standard error.'),
})

type Parsed = z.infer<typeof configSchema>

/** A whole configuration; every path absolute. `undefined` paths stand for what comes with the package. */
export interface Config extends Omit<Parsed, 'data'> {
  readonly data: { readonly directory: string }
}
