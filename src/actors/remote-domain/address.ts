// Where a remote domain is, and how far that is.

import { err, type Fault, ok, type Posture, type Result } from '../../fabric/index.js'
import { shownAddress } from '../../fabric/lanes/address.js'
import { isLaneAddress, laneAddresses } from '../../fabric/lanes/dial/index.js'
import { isLoopback } from '../../fabric/lanes/loopback.js'

export interface Address {
  /** As `dialLane` takes it. */
  readonly text: string
  /** `on-host` where only this machine can be behind it. */
  readonly posture: Extract<Posture, 'on-host' | 'in-network'>
}

/** FAULT_CONFIG for text that is no address of a lane. */
export function readAddress(text: string): Result<Address, Fault> {
  if (!isLaneAddress(text)) {
    const message = `'${shownAddress(text)}' is no address of a lane: ${laneAddresses}`
    return err({ code: 'FAULT_CONFIG', message })
  }
  return ok({ text, posture: isOnHost(text) ? 'on-host' : 'in-network' })
}

/** What a NATS server on this machine passes on may be answered anywhere. */
const isOnHost = (text: string): boolean =>
  text.startsWith('unix:') || (/^wss?:/.test(text) && isLoopback(new URL(text).hostname.replace(/^\[|\]$/g, '')))
