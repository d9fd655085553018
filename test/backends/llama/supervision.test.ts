// The process of llama.cpp may die at any instant; whoever started it may too.

import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fault } from '../../../src/fabric/index.js'
import { hosted } from '../../actors/backend/hosting.js'
import { constraintFor, stopping } from '../../conformance/goals.js'
import { WatchedClock } from '../http/watched-clock.js'
import { engineModule, hasEngine } from './engine-peer.js'
import { learntGoals, learntTwin } from './learnt-twin.js'
import { closeAll, fileOf, ggufOf, open } from './opened.js'
import { said } from './said.js'

afterAll(closeAll)

const answer = learntGoals[0]!.program

/** One whose parent's thread ended keeps its number until that process ends too, as a zombie. */
const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    const status = `/proc/${pid}/status`
    return !existsSync(status) || !readFileSync(status, 'utf8').includes('zombie')
  } catch {
    return false
  }
}

/** Of a process that is nobody's child here, nothing tells its end but looking. */
async function gone(pid: number): Promise<void> {
  while (lives(pid)) await new Promise((resolve) => setTimeout(resolve, 20))
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe.skipIf(!hasEngine)('the process of llama.cpp', () => {
  let model: string
  beforeAll(async () => {
    model = fileOf(ggufOf(await learntTwin()))
  })

  it('costs one ask where a signal ends it, and the next is answered; it ends with whoever closes it', async () => {
    const logged: string[] = []
    let known = (): void => {}
    const log = (_: string, message: string): void => {
      logged.push(message)
      known()
    }
    const llama = await open({ model, restarts: { initialMs: 1 } }, { log })
    const pids = [llama.pid!]

    const asked = said(llama)
    asked.catch(() => {})
    await turn()
    process.kill(llama.pid!, 'SIGABRT')
    const aborted = { code: 'FAULT_BACKEND', message: expect.stringContaining('SIGABRT') }
    await expect(asked).rejects.toMatchObject({ name: 'BackendFailure', fault: aborted })
    expect((await said(llama)).text).toBe(answer)
    pids.push(llama.pid!)

    // Between two questions of one answer: the process that takes its place has not read the prompt, and must not go on with it.
    const options = { tokensMax: 400, temperature: 0, seed: 7 }
    const chunks = llama.propose(stopping, constraintFor(stopping), options)
    while ((await chunks.next()).value?.tokens === 0);
    const restarting = new Promise<void>((resolve) => {
      known = resolve
    })
    process.kill(llama.pid!, 'SIGKILL')
    await restarting
    const rest = (async () => {
      for await (const { text } of chunks) expect(text).not.toBe('')
    })()
    const strange = { code: 'FAULT_BACKEND', message: expect.stringContaining('it has read 0 tokens') }
    await expect(rest).rejects.toMatchObject({ name: 'BackendFailure', fault: strange })
    expect((await said(llama)).text).toBe(answer)
    pids.push(llama.pid!)

    expect(new Set(pids).size).toBe(3)
    expect(logged).toEqual([
      expect.stringContaining('another starts in 1 ms: it ended with SIGABRT'),
      expect.stringContaining('another starts in 2 ms: it ended with SIGKILL'),
    ])
    await llama.close()
    expect(pids.some(lives)).toBe(false)
    await expect(said(llama)).rejects.toMatchObject({ reason: 'down', fault: { code: 'FAULT_BACKEND' } })
  })

  it('is replaced where its own native code aborts, and what the code said is told', async () => {
    const aborting = fileOf(
      `import { LlamaContextSequence } from ${JSON.stringify(`${engineModule}/dist/index.js`)}
       export * from ${JSON.stringify(`${engineModule}/dist/index.js`)}
       const { controlledEvaluate } = LlamaContextSequence.prototype
       LlamaContextSequence.prototype.controlledEvaluate = function (input) {
         if (input.length < 3) {
           process.stderr.write('ggml.c:17: GGML_ASSERT(ne > 0) failed\\n')
           process.abort()
         }
         return controlledEvaluate.call(this, input)
       }`,
      'aborting.mjs',
    )
    const faults: Fault[] = []
    const restarts = { countMax: 1, initialMs: 1 }
    const llama = await open({ model, module: aborting, restarts }, { giveUp: (fault) => faults.push(fault) })
    await expect(said(llama)).rejects.toMatchObject({
      fault: { message: expect.stringContaining('GGML_ASSERT(ne > 0) failed') },
    })
    expect(faults).toEqual([])
    // Once more within the period, and it is over: whoever hosts it is told, and so is whoever asks.
    await expect(said(llama)).rejects.toMatchObject({ fault: { code: 'FAULT_BACKEND' } })
    await expect(said(llama)).rejects.toMatchObject({
      fault: { message: expect.stringContaining('more than 1 times') },
    })
    expect(faults).toMatchObject([{ code: 'FAULT_BACKEND', message: expect.stringContaining('more than 1 times') }])
  })

  it('is given no other file than the one that was checked', async () => {
    const replaced = fileOf(readFileSync(model))
    const faults: Fault[] = []
    const restarts = { countMax: 2, initialMs: 1 }
    const gaveUp = new Promise<void>((resolve) => {
      const giveUp = (fault: Fault): void => {
        faults.push(fault)
        resolve()
      }
      void open({ model: replaced, restarts }, { giveUp }).then((llama) => {
        writeFileSync(replaced, 'GGUF as a loader does not like it')
        process.kill(llama.pid!, 'SIGKILL')
      })
    })
    await gaveUp
    expect(faults).toMatchObject([
      { code: 'FAULT_BACKEND', message: expect.stringContaining('GGUF file cannot be read') },
    ])
  })

  it('is replaced where it says nothing for too long', async () => {
    const clock = new WatchedClock()
    const llama = await open({ model, patience: { silenceMs: 1_777 }, restarts: { initialMs: 333 } }, { clock })
    process.kill(llama.pid!, 'SIGSTOP')
    const lost = said(llama)
    lost.catch(() => {})
    await clock.armed(1_777)
    clock.advance(1_777)
    await expect(lost).rejects.toMatchObject({
      fault: { message: expect.stringContaining('said nothing for 1777 ms') },
    })
    await clock.armed(333)
    clock.advance(333)
    expect((await said(llama)).text).toBe(answer)
    await llama.close()
  })

  it('ends with a process that is killed', async () => {
    const script = `
      const { createBackend } = await import(${JSON.stringify(new URL('../../../dist/backends/llama/index.js', import.meta.url).href)})
      const made = await createBackend(${JSON.stringify({ model, module: engineModule })}, { contracts: [], egress: async () => {} })
      console.log(made.ok ? made.value.pid : made.error.message)`
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (text: Buffer) => resolve(Number(text))),
    )
    expect(lives(pid)).toBe(true)
    parent.kill('SIGKILL')
    await gone(pid)
  })

  it('opens no socket, looks up no name, and has nothing of what the environment keeps secret', async () => {
    const connects = fileOf('', 'connects')
    const hook = fileURLToPath(new URL('../../sovereignty/connect-hook.cjs', import.meta.url))
    const watched = fileOf(
      `import { createRequire } from 'node:module'
       process.env.CONNECTS_FILE = ${JSON.stringify(connects)}
       createRequire(import.meta.url)(${JSON.stringify(hook)})
       const real = await import(${JSON.stringify(`${engineModule}/dist/index.js`)})
       export const { getLlama, resolveChatWrapper } = real
       ;(await import('node:net')).connect({ path: '/seen' }).on('error', () => {})`,
      'watched.mjs',
    )
    process.env.LLAMA_TEST_SECRET = 'sk-3c71'
    const llama = await open({ model, module: watched })
    delete process.env.LLAMA_TEST_SECRET
    await said(llama)
    // The one that the test itself makes, so that there is something to see.
    expect(readFileSync(connects, 'utf8')).toBe('{"path":"/seen"}\n')
    if (existsSync('/proc/self/fd')) seenFromOutside(llama.pid!)
    await llama.close()
  })
})

function seenFromOutside(pid: number): void {
  const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
  expect(environment).toContain('NODE_LLAMA_CPP_SKIP_DOWNLOAD=true')
  expect(environment).not.toContain('sk-3c71')
  const held = readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))
  const sockets = held.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? [])
  // Its pipe to this process is one too, but of no network.
  expect(sockets.length).toBeGreaterThan(0)
  for (const table of ['tcp', 'tcp6', 'udp', 'udp6', 'raw']) {
    const path = `/proc/${pid}/net/${table}`
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(1) : []
    const theirs = lines.map((line) => line.trim().split(/\s+/)[9])
    expect(theirs.filter((inode) => inode !== undefined && sockets.includes(inode))).toEqual([])
  }
}

describe.skipIf(!hasEngine || !existsSync('/proc/self/task'))('behind the actor that hosts its thread', () => {
  const engines = (): readonly number[] =>
    readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8')
        .split(' ')
        .filter((pid) => pid.trim() !== '')
        .map(Number)
        .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('engine-process')),
    )

  it('is gone with the thread, and is started with the next', async () => {
    const before = new Set(engines())
    const options = {
      model: fileOf(ggufOf(await learntTwin())),
      module: engineModule,
      restarts: { countMax: 0 },
    }
    const modulePath = fileURLToPath(new URL('../../../dist/backends/llama/index.js', import.meta.url))
    const made = await hosted(options, { modulePath })
    if (!made.ok) throw new Error(made.error.message)
    const [first] = engines().filter((pid) => !before.has(pid))
    const restarted = made.value.restarted()
    process.kill(first!, 'SIGKILL')
    // It may not be replaced: so its thread fails, and its supervisor starts another.
    await restarted
    const [second] = engines().filter((pid) => !before.has(pid))
    expect(second).not.toBe(first)
    expect(made.value.cards).toHaveLength(2)
    await made.value.stop()
    await gone(second!)
  })
})
