// The chart of an answer that was kept.

import { scenario } from '../../domains/finance/contract.js'
import { jointTrajectory, projectile, sCurve, trapezoid } from '../../domains/kinematics/contract.js'
import {
  type Contract,
  type Fault,
  fromJson,
  type Infer,
  type RecordSchema,
  type Result,
  type Schema,
} from '../../fabric/index.js'
import type { KeptCall } from '../kept-calls.js'
import { CommandFailure, orFail } from '../output.js'
import type { Chart } from './chart.js'
import { type Chartable, chartable } from './chartable.js'
import { ladderChart } from './ladder.js'
import { sCurveChart, trapezoidChart } from './motion.js'
import { jointChart, projectileChart } from './paths.js'

interface Valued<Request, Response> {
  readonly request: Request
  readonly response: Response
}

type Draw = (calls: readonly KeptCall[]) => Chart

/** Every answer of it in one chart. */
function together<Request extends RecordSchema, Response extends Schema>(
  contract: Contract<Request, Response>,
  draw: (answers: readonly Valued<Infer<Request>, Infer<Response>>[]) => Chart,
): Draw {
  const read = ({ request, response }: KeptCall) => ({
    request: valueIn(contract.request, request, 'request'),
    response: valueIn(contract.response, response, 'response'),
  })
  return (calls) => draw(calls.map(read))
}

/** One answer a chart. */
const alone = <Request extends RecordSchema, Response extends Schema>(
  contract: Contract<Request, Response>,
  draw: (request: Infer<Request>, response: Infer<Response>) => Chart,
): Draw =>
  together(contract, (answers) => {
    const [answer, ...others] = answers
    if (answer === undefined || others.length > 0) throw new CommandFailure(several(contract.name, answers.length))
    return draw(answer.request, answer.response)
  })

const charts: Readonly<Record<Chartable, Draw>> = {
  'finance.scenario': together(scenario, ladderChart),
  'kinematics.sCurve': alone(sCurve, (_, response) => sCurveChart(response)),
  'kinematics.trapezoid': alone(trapezoid, (_, response) => trapezoidChart(response)),
  'kinematics.jointTrajectory': alone(jointTrajectory, jointChart),
  'kinematics.projectile': alone(projectile, projectileChart),
}

const isChartable = (operation: string): operation is Chartable => Object.hasOwn(charts, operation)

/** Ends the command where there is nothing to draw, or unlike things. */
export function chartOf(calls: readonly KeptCall[]): Chart {
  const drawn = calls.filter(({ operation }) => isChartable(operation))
  const [operation, ...others] = [...new Set((drawn.length > 0 ? drawn : calls).map((call) => call.operation))]
  const draw = operation !== undefined && isChartable(operation) ? charts[operation] : undefined
  if (draw === undefined || others.length > 0)
    throw new CommandFailure(undrawable([operation, ...others].filter((name) => name !== undefined)))
  return draw(drawn)
}

function valueIn<S extends Schema>(schema: S, json: unknown, path: string): Infer<S> {
  const read: Result<{ readonly value: Infer<S> }, Fault> = fromJson(schema, json)
  if (read.ok) return read.value.value
  return orFail({
    ok: false,
    error: { ...read.error, message: `the ${path} of this answer does not read: ${read.error.message}` },
  })
}

const undrawable = (names: readonly string[]): Fault => ({
  code: 'FAULT_SHAPE',
  path: 'operation',
  expected: chartable.join(', '),
  actual: names.join(', ') || 'no answer',
  message: `what can be drawn are answers of one of ${chartable.join(', ')}; this is ${names.join(' and ') || 'no answer'}`,
})

const several = (operation: string, actual: number): Fault => ({
  code: 'FAULT_LIMIT',
  limit: 1,
  actual,
  message: `one answer of ${operation} is drawn at a time, these are ${actual}`,
})
