// The rungs that a configuration names, in the order in which they are asked. Wrong names are faults before anything starts.

import { err, type Fault, ok, type Result } from '../fabric/index.js'
import type { Config } from './config/index.js'
import { type RungModule, rungNames, rungOf } from './rungs.js'
import { unknownName } from './unknown-name.js'

export interface NamedRung extends RungModule {
  readonly name: string
}

export function rungChainOf(config: Config): Result<readonly NamedRung[], Fault> {
  const { name: first, fallback } = config.backend
  const named: NamedRung[] = []
  for (const [index, name] of [first, ...fallback].entries()) {
    const path = index === 0 ? 'backend.name' : `backend.fallback[${index - 1}]`
    const rung = rungOf(config, name)
    if (rung === undefined) return err(unknownName(path, name, rungNames()))
    if (named.some((one) => one.name === name)) {
      const message = `${path}: ${name} is in the chain already`
      return err({ code: 'FAULT_CONFIG', path, message })
    }
    named.push({ name, ...rung })
  }
  return ok(named)
}
