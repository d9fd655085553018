import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import pc from 'picocolors'
import { viewOutcome } from '../../client/index.js'
import { connectFromNode } from '../../client/node.js'
import { packaged, startConstellation } from '../../daemon/index.js'
import { attachFile } from '../attach.js'
import { note, orFail, print, printJson } from '../output.js'
import { presentOutcome } from '../present/outcome.js'
import { laneUrl } from '../service.js'
import { configFor } from '../settings.js'
import { endOnSignal } from '../signals.js'

interface DemoGoal {
  readonly title: string
  readonly text: string
  /** Files of examples/ by input name. */
  readonly with?: Readonly<Record<string, string>>
}

/** What a newcomer sees: one goal of every kind of outcome. */
const goals: readonly DemoGoal[] = [
  {
    title: 'a book with mistakes in it',
    text: 'Price this FX-denominated option book and flag any position whose currency dimensions are inconsistent.',
    with: { book: 'fx-book.csv', market: 'market.json' },
  },
  {
    title: 'mixed units',
    text: 'How far does a car need to stop from 60 mph with a reaction time of 1500 ms, braking at 6.5 m/s^2?',
  },
  {
    title: 'units that cannot be',
    text: 'What is the stopping distance from 72 km/h with a reaction time of 1.5 s, braking at 5 m/s?',
  },
  { title: 'out of scope', text: 'Write me a poem about the sea.' },
  { title: 'something missing', text: 'What is the stopping distance at 72 km/h if the car brakes at 6 m/s^2?' },
]

export async function demo({ json }: { readonly json?: true }, command: Command): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'constellation-demo-'))
  try {
    const configured = await configFor(command)
    const config = { ...configured, data: { directory }, listen: { ...configured.listen, port: 0 } }
    await demonstrate(config, json === true)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function demonstrate(config: Awaited<ReturnType<typeof configFor>>, json: boolean): Promise<void> {
  const tree = orFail(await startConstellation(config, { door: true, language: true, ephemeral: false }))
  endOnSignal(async () => {
    await tree.stop()
    await rm(config.data.directory, { recursive: true, force: true })
  })
  const port = Number(new URL(tree.url).port)
  const url = laneUrl({ ...config, listen: { ...config.listen, port } })
  note(pc.dim(`the daemon is up at ${tree.url}; connecting to ${url} as a peer`))
  const client = orFail(await connectFromNode(url, { token: config.listen.token }))
  for (const [index, { title, text, with: files = {} }] of goals.entries()) {
    const attached = await Promise.all(
      Object.entries(files).map(([name, file]) => attachFile(name, packaged('examples', file), [])),
    )
    const inputs = attached.map(({ input }) => input)
    const outcome = orFail(await client.goal({ text, inputs }))
    if (json) {
      printJson(viewOutcome(outcome))
      continue
    }
    print(`\n${pc.bold(`${index + 1}. ${title}`)}\n  "${text}"`)
    if (inputs.length > 0)
      print(`  with ${inputs.map(({ name, bytes }) => `${name} (${bytes.length} bytes)`).join(', ')}`)
    print(presentOutcome(outcome))
  }
  client.close()
  const drained = await tree.stop()
  note(pc.dim(drained ? '\nthe daemon drained and ended cleanly' : '\nthe daemon did not drain in time'))
  if (!drained) process.exitCode = 1
}
