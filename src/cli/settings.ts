// The configuration a command runs under.

import type { Command } from 'commander'
import { type Config, readConfig } from '../daemon/config/index.js'
import type { Fault } from '../fabric/index.js'
import { CommandFailure, faultLine, note } from './output.js'

/** Reads file and environment; every problem is printed, and the first ends the command. */
export async function configFor(command: Command): Promise<Config> {
  const { config: file } = command.optsWithGlobals<{ config?: string }>()
  const read = await readConfig({ ...(file === undefined ? {} : { file }), env: process.env })
  if (read.ok) return read.value
  for (const fault of read.error.slice(1)) note(faultLine(fault))
  throw new CommandFailure(read.error[0] as Fault)
}
