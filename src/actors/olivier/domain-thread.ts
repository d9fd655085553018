// The thread of one domain. It does nothing but answer frames, so it may block between them.

import { pathToFileURL } from 'node:url'
import { workerData } from 'node:worker_threads'
import type { Domain } from '../../domains/index.js'
import { RingLane } from '../../fabric/index.js'
import { helloFrame } from './handshake.js'
import { faultFrame, serveDomain } from './serve-domain.js'
import type { DomainThreadData } from './thread-data.js'

// Written by host.ts, which is typed by the same interface.
const { ends, modulePath } = workerData as DomainThreadData
const { domain } = (await import(pathToFileURL(modulePath).href)) as { domain: Domain }
const lane = new RingLane('prospero', ends)
const serve = serveDomain(domain, { wall: Date.now, monotonic: () => performance.now() })
lane.sendBlocking(helloFrame(domain.operations.map(({ contract }) => contract)))
lane.serveBlocking((frame) => {
  if (frame.kind !== 'request') return
  const { correlation } = frame
  const sent = lane.sendAllBlocking(serve(frame))
  // An answer that no frame can hold is a fault to its asker, not silence.
  if (!sent.ok && sent.error.code === 'FAULT_LIMIT') lane.sendBlocking(faultFrame(correlation, sent.error))
})
