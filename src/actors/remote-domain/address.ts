// Where a remote domain is, and how far that is.

import { isIP } from 'node:net'
import { postureOfAddress } from '../../backends/http/index.js'
import { err, type Fault, further, ok, type Posture, type Result } from '../../fabric/index.js'
import { shownAddress } from '../../fabric/lanes/address.js'
import { isLaneAddress, laneAddresses } from '../../fabric/lanes/dial/index.js'
import { isLoopback } from '../../fabric/lanes/loopback.js'

export interface Address {
  /** As `dialLane` takes it. */
  readonly text: string
  /**
   * `on-host` where only this machine can be behind it; `third-party` for an address that the world has. A name is the operator's: what is
   * meant is a daemon of theirs, in their network.
   */
  readonly posture: Posture
}

/** FAULT_CONFIG for text that is no address of a lane. */
export function readAddress(text: string): Result<Address, Fault> {
  if (!isLaneAddress(text)) {
    const message = `'${shownAddress(text)}' is no address of a lane: ${laneAddresses}`
    return err({ code: 'FAULT_CONFIG', message })
  }
  return ok({ text, posture: postureOf(text) })
}

function postureOf(text: string): Posture {
  if (text.startsWith('unix:')) return 'on-host'
  return text.split(',').map(ofPart).reduce(further)
}

function ofPart(text: string): Posture {
  const { protocol, hostname } = new URL(text)
  const host = hostname.replace(/^\[|\]$/g, '')
  // What a NATS server on this machine passes on may be answered anywhere.
  if (isLoopback(host)) return /^wss?:$/.test(protocol) ? 'on-host' : 'in-network'
  return isIP(host) === 0 ? 'in-network' : further('in-network', postureOfAddress(host))
}
