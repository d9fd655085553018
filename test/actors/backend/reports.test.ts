// What a backend's thread tells besides its answers: metrics, lines, and why it failed. None of it may hold up an answer.

import { afterEach, describe, expect, it } from 'vitest'
import type { BackendReport } from '../../../src/actors/backend/index.js'
import { ReportLane } from '../../../src/actors/backend/report-lane.js'
import { metricMessage } from '../../../src/actors/backend/report-message.js'
import type { ModelMetric } from '../../../src/backends/index.js'
import { err, ok } from '../../../src/fabric/index.js'
import { type HostedBackend, hosted, propose } from './hosting.js'

const modulePath = new URL('./reporting-backend.mjs', import.meta.url).pathname

let backend: HostedBackend | undefined
afterEach(async () => {
  await backend?.stop()
  backend = undefined
})

async function reporting() {
  const reports: BackendReport[] = []
  const made = await hosted({}, { modulePath, onReport: (report) => reports.push(report) })
  if (!made.ok) throw new Error(made.error.message)
  backend = made.value
  const metrics = () => reports.flatMap((report) => (report.kind === 'metric' ? [report.metric] : []))
  return { ref: made.value.current(), reports, metrics }
}

const refusal = { ok: true, value: { text: { ok: true, value: 'refuse outOfScope' } } }

describe('a thread', () => {
  it('tells a line of its start, in one line, cut', async () => {
    const { reports } = await reporting()
    expect(reports).toEqual([
      { kind: 'log', level: 'warn', lost: 0, line: expect.stringMatching(/^it ignores grammars x+$/) },
    ])
    expect(reports[0]?.kind === 'log' && reports[0].line.length).toBeLessThan(1_024)
  })

  it('tells a metric of each request, with names cut, without what is of one goal', async () => {
    const { ref, metrics } = await reporting()
    expect(await propose(ref, 'tell 2')).toMatchObject(refusal)
    expect(metrics()).toHaveLength(2)
    const [first] = metrics()
    expect(first).toEqual({
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'any',
        'gen_ai.request.model': 'm',
        'gen_ai.response.model': expect.stringMatching(/^m-y{40,}$/),
        'server.address': 'models.example',
        'server.port': 443,
      },
      'gen_ai.client.operation.duration': 1.5,
      'gen_ai.client.operation.time_to_first_chunk': 0.5,
      // What a server says that no number holds counts as nothing.
      'gen_ai.client.token.usage': { input: 0, output: 7 },
      'constellation.cache': 'none',
      'constellation.sent': 2,
    })
  })

  it('answers all the same where it reports without a pause, and none of it is lost uncounted', async () => {
    const { ref, reports, metrics } = await reporting()
    expect(await propose(ref, 'tell 20000')).toMatchObject(refusal)
    expect(await propose(ref, 'tell 1')).toMatchObject(refusal)
    const lost = reports.reduce((sum, report) => sum + report.lost, 0)
    expect(metrics().length + lost).toBe(20_001)
  })

  it('is not believed: what is no metric is left out, and the next one counts', async () => {
    const { ref, metrics } = await reporting()
    expect(await propose(ref, 'nonsense 0')).toMatchObject(refusal)
    expect(await propose(ref, 'tell 1')).toMatchObject(refusal)
    expect(metrics()).toHaveLength(1)
  })

  it('says why it failed', async () => {
    const { ref } = await reporting()
    expect(await propose(ref, 'unreachable')).toMatchObject({
      ok: true,
      value: { text: { ok: false, error: { code: 'FAULT_BACKEND' } }, reason: 'unreachable' },
    })
  })

  it('that has said nothing by the instant asked for is given up as late; one that has spoken is not', async () => {
    const { ref } = await reporting()
    let accepted = 0
    const about = { firstBy: 0, onAccepted: () => accepted++ }
    expect(await propose(ref, 'wait 0', { about })).toMatchObject({
      ok: true,
      value: { reason: 'late', text: { ok: false } },
    })
    expect(accepted).toBe(0)
    const patient = { firstBy: Number.MAX_SAFE_INTEGER, onAccepted: () => accepted++ }
    expect(await propose(ref, 'tell 0', { about: patient })).toMatchObject(refusal)
    expect(accepted).toBe(1)
  })
})

describe('a report that finds no room', () => {
  it('is counted, and told with the next that does', () => {
    const sent: number[] = []
    let room = false
    const lane = new ReportLane((_, payload) => {
      if (!room) return err({ code: 'FAULT_BUSY', message: 'full' })
      const read = metricMessage.codec.decode(payload)
      sent.push(read.ok ? read.value.lost : -1)
      return ok(undefined)
    })
    const metric: ModelMetric = {
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'any',
        'gen_ai.request.model': 'm',
        'server.address': 'a',
        'server.port': 1,
      },
      'gen_ai.client.operation.duration': 0,
      'constellation.cache': 'own',
      'constellation.sent': 0,
    }
    lane.metrics(metric)
    lane.log('info', 'lost too')
    room = true
    lane.metrics(metric)
    lane.metrics(metric)
    expect(sent).toEqual([2, 0])
  })
})
