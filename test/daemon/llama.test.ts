// A daemon on llama.cpp, and goals judged on it, with a model of ours that has learnt a few goals.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineModule, hasEngine } from '../backends/llama/engine-peer.js'
import { learntTwin } from '../backends/llama/learnt-twin.js'
import { closeAll, fileOf, ggufOf } from '../backends/llama/opened.js'
import { run } from '../cli/run-command.js'
import { stopping } from '../conformance/goals.js'
import { type Served, served } from './served.js'

let env: Readonly<Record<string, string>>
beforeAll(async () => {
  env = { CONSTELLATION_LLAMA_MODEL: fileOf(ggufOf(await learntTwin())), CONSTELLATION_LLAMA_MODULE: engineModule }
})
afterAll(closeAll)

async function asked({ url }: Served) {
  const answer = await fetch(`${url}/v1/goals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: stopping.text }),
  })
  return answer.json()
}

/** Processes that the daemon's threads have started. */
function enginesOf(pid: number): readonly number[] {
  return readdirSync(`/proc/${pid}/task`)
    .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' '))
    .filter((child) => child !== '')
    .map(Number)
}

describe.skipIf(!hasEngine)('the rung llama', () => {
  it('answers a goal that goes no further than the daemon, also when its process is lost', async () => {
    const daemon = await served({ ...env, CONSTELLATION_BACKEND_NAME: 'llama' })
    try {
      const outcome = { outcome: 'ok', rung: 'local', posture: 'in-process', bytesLeft: 0 }
      expect(await asked(daemon)).toMatchObject(outcome)
      if (!existsSync(`/proc/${daemon.pid}/task`)) return
      const engines = enginesOf(daemon.pid)
      expect(engines).toHaveLength(1)
      process.kill(engines[0]!, 'SIGSEGV')
      expect(await asked(daemon)).toMatchObject(outcome)
    } finally {
      await daemon.terminate()
    }
  })

  it('is judged by eval', async () => {
    const calls = [{ op: 'kinematics.stoppingDistance' }]
    const cases = fileOf(
      JSON.stringify({
        cases: [
          { id: 'stop', text: stopping.text, expect: { outcome: 'ok', calls } },
          { id: 'poem', text: 'write me a poem about the sea', expect: { outcome: 'refuse' } },
        ],
      }),
      'cases.json',
    )
    Object.assign(process.env, env)
    const { code, stderr, lines } = await run(['eval', cases, '--backend', 'llama', '--json'])
    for (const name of Object.keys(env)) delete process.env[name]
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(lines().at(-1)).toMatchObject({ summary: { cases: 2, exact: { count: 2, of: 2 } } })
  })

  it('tells what to set where it is given no model', async () => {
    const { code, stderr, stdout } = await run(['satisfy', stopping.text, '--backend', 'llama'])
    expect(code).not.toBe(0)
    expect(stderr + stdout).toContain('llama.model')
  })
})
