// The first frame of a domain's thread names its contracts by their whole identities, so that the short form in
// later frames can be trusted.

import {
  type Contract,
  ContractRegistry,
  checkIdentities,
  eachMessage,
  encodeHello,
  err,
  type Fault,
  type Frame,
  type FrameView,
  frameBytesMax,
  type HelloContract,
  noSchema,
  ok,
  plainHeader,
  type Result,
  readHello,
} from '../../fabric/index.js'

export const helloContracts = (contracts: readonly Contract[]): readonly HelloContract[] =>
  new ContractRegistry(contracts).operations
    .flatMap(eachMessage)
    .map((message) => ({ name: message.name, identity: message.digest }))

export const helloFrame = (contracts: readonly Contract[]): Frame => ({
  ...plainHeader('hello', noSchema, 0),
  payload: encodeHello({ frameBytesMax, token: '', contracts: helloContracts(contracts) }),
})

/** Whether a hello names just what is expected of this domain. */
export function acceptHello(frame: FrameView, contracts: readonly Contract[]): Result<void, Fault> {
  if (frame.kind !== 'hello') return err({ code: 'FAULT_FRAME', offset: 9, message: 'the first frame must be a hello' })
  const hello = readHello(frame.payload)
  if (!hello.ok) return hello
  const faults = checkIdentities(helloContracts(contracts), hello.value.contracts)
  return faults.length === 0 ? ok(undefined) : err(faults[0]!)
}
