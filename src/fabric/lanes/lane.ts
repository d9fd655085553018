import type { Fault } from '../fault.js'
import type { FrameView } from '../frame/view.js'
import type { Frame } from '../frame/write.js'
import { err, type Result } from '../result.js'

/**
 * A two-way path for frames between two parties. Frames arrive whole, in order, at most once; a lane that can't keep
 * that ends. Nothing is queued without bound: a full lane refuses at the send site.
 */
export interface Lane {
  /** Who is at the other end, for faults and logs. */
  readonly name: string

  /**
   * Takes the frame or says why not; what was taken needs no memory of the caller's any more.
   *
   * @returns FAULT_BUSY when the lane is full; FAULT_LIMIT for a frame it can never carry; FAULT_ACTOR_DOWN once it has ended
   */
  send(frame: Frame): Result<void, Fault>

  /**
   * Sets the one listener and starts delivery. The frame it gets is good until it returns (see `FrameView`).
   * A listener that throws ends the lane with FAULT_DEFECT.
   */
  onFrame(listener: FrameListener): void

  /**
   * Ends the lane. The other side still gets every frame that was taken before.
   *
   * @param because what `closed` then tells as the end's fault; nothing for a plain close
   */
  close(because?: Fault): void

  /** Settles once, when no frame will be delivered or taken any more. Never rejects. */
  readonly closed: Promise<LaneEnd>
}

export type FrameListener = (frame: FrameView) => void

/** A lane over a socket, which may take frames faster than they leave. */
export interface SocketLane extends Lane {
  /** Bytes of frames that were taken and have not left this process. */
  readonly unsentBytes: number
  /** What `unsentBytes` may come to before frames are refused with FAULT_BUSY. */
  readonly sendBufferBytesMax: number
  /** Sets the one listener that is called whenever some of them have left. Sockets of a browser never tell. */
  onSent(listener: () => void): void
}

/**
 * The frame that tells the peer why a lane ends, sent ahead of the close when the fault that ended it was found on this
 * side; undefined to say nothing. It is sent beyond every bound, so it should be small.
 */
export type Farewell = (end: LaneEnd) => Frame | undefined

/** Who ended a lane; with a fault when it was not a plain close. */
export interface LaneEnd {
  readonly by: 'us' | 'peer'
  readonly fault?: Fault
}

/** What `send` answers on a lane that has ended. */
export const laneDown = (name: string): Result<never, Fault> =>
  err({ code: 'FAULT_ACTOR_DOWN', actor: name, message: `The lane to ${name} has ended.` })

/** The peer went without closing. */
export const peerLost = (name: string, how: string): LaneEnd => ({
  by: 'peer',
  fault: { code: 'FAULT_ACTOR_DOWN', actor: name, message: `${name} went without closing its lane: ${how}.` },
})

export const laneBusy = (name: string): Result<never, Fault> =>
  err({ code: 'FAULT_BUSY', message: `The lane to ${name} is full; send again when it has drained.` })

export const frameTooLarge = (limit: number, actual: number): Result<never, Fault> =>
  err({ code: 'FAULT_LIMIT', limit, actual, message: `This lane carries frames of up to ${limit} bytes.` })

/** An end of our own doing: plain, or for a reason. */
export const ourEnd = (because: Fault | undefined): LaneEnd =>
  because === undefined ? { by: 'us' } : { by: 'us', fault: because }

/** Our own listener threw. The lane ends, because the frame it was given is neither handled nor refused. */
export const listenerDefect = (thrown: unknown): LaneEnd => ({
  by: 'us',
  fault: {
    code: 'FAULT_DEFECT',
    message: `A frame listener threw: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
  },
})
