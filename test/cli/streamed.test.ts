// The same items from a daemon and from a tree in this process as in the whole answer.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { laneUrl } from '../../src/cli/service.js'
import { type Streamed, streamFrom, streamWithin } from '../../src/cli/streamed.js'
import { connectFromNode } from '../../src/client/node.js'
import { type Config, type Constellation, readConfig, startConstellation } from '../../src/daemon/index.js'
import { jointTrajectory } from '../../src/domains/kinematics/contract.js'
import type { Fault, Json, Result } from '../../src/fabric/index.js'

let tree: Constellation
let config: Config
const request = { start: [0, 1], end: [1, -1], Tf: { value: 2, unit: 's' }, N: 1_000, method: 'quintic' }

beforeAll(async () => {
  const read = readConfig({ env: { CONSTELLATION_LOG_LEVEL: 'silent', CONSTELLATION_LISTEN_PORT: '0' } })
  if (!read.ok) throw new Error(read.error[0]?.message)
  const started = await startConstellation(read.value, { door: true, language: false, ephemeral: true })
  if (!started.ok) throw new Error(started.error.message)
  tree = started.value
  config = { ...read.value, listen: { ...read.value.listen, port: Number(new URL(tree.url).port) } }
})

afterAll(() => tree.stop())

async function taken(opened: ReturnType<typeof streamWithin>) {
  if (!opened.ok) throw new Error(opened.error.message)
  const items: Json[] = []
  for await (const item of (opened.value as Streamed).items) items.push(item)
  return { items, rest: await opened.value.rest }
}

describe('a streamed answer', () => {
  it('has the elements of the whole one', async () => {
    const whole = await tree.answerJson(jointTrajectory.name, request)
    const { rows } = (whole.ok ? whole.value.response : {}) as { rows: readonly Json[] }
    expect(rows).toHaveLength(1_000)
    expect(await taken(streamWithin(tree.desk, jointTrajectory, request, 10_000))).toEqual({
      items: rows,
      rest: { ok: true, value: { rows: [] } },
    })
    const client = await connectFromNode(laneUrl(config))
    if (!client.ok) throw new Error(client.error.message)
    expect((await taken(streamFrom(client.value, jointTrajectory, request))).items).toEqual(rows)
    client.value.close()
  })

  it('is refused for a request that does not read, and ends with what the model says', async () => {
    const unread: Result<Streamed, Fault | object> = streamWithin(
      tree.desk,
      jointTrajectory,
      { ...request, N: -1 },
      10_000,
    )
    expect(unread).toMatchObject({ ok: false, error: { code: expect.any(String) } })
    const uneven = { ...request, end: [1] }
    expect(await taken(streamWithin(tree.desk, jointTrajectory, uneven, 10_000))).toMatchObject({
      items: [],
      rest: { ok: false, error: { reason: 'domain' } },
    })
  })
})
