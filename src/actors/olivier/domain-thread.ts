// The thread of one domain. It does nothing but answer frames, so it may block between them.

import { pathToFileURL } from 'node:url'
import { workerData } from 'node:worker_threads'
import type { Domain } from '../../domains/index.js'
import { RingLane } from '../../fabric/index.js'
import { helloFrame } from './handshake.js'
import { serveDomain } from './serve-domain.js'
import type { DomainThreadData } from './thread-data.js'

// Written by host.ts, which is typed by the same interface.
const { ends, modulePath } = workerData as DomainThreadData
const { domain } = (await import(pathToFileURL(modulePath).href)) as { domain: Domain }
const lane = new RingLane('prospero', ends)
const serve = serveDomain(domain, { wall: Date.now, monotonic: () => performance.now() })
lane.sendBlocking(helloFrame(domain.operations.map(({ contract }) => contract)))
lane.serveBlocking((frame) => {
  if (frame.kind !== 'request') return
  for (const answer of serve(frame)) lane.sendBlocking(answer)
})
