// Watches a training: measures the model now and then, has the training saved, and ends it when it gets no better.

import { err, type Fault, ok, type Result } from '../../../fabric/index.js'
import { type Decoder, type Example, readCheckpoint, type TrainingState } from '../../engine/index.js'
import { openDecoder } from '../open-decoder.js'
import { bestOf, type CurvePoint, isExhausted } from './curve.js'
import { exactMatch } from './exact-match.js'
import { type TrainingIdentity, writeSavedTraining } from './saved-training.js'
import type { Trainable } from './trainable.js'

export interface WatchOptions {
  readonly onPoint: (point: CurvePoint) => void
  readonly onSave?: (bytes: Uint8Array) => Promise<void>
}

interface Measured {
  readonly step: number
  readonly weights: Float32Array
}

export class TrainingWatch {
  readonly curve: CurvePoint[]
  private readonly stop = new AbortController()
  private readonly losses: number[] = []
  private best: Measured | undefined
  private held: readonly Example[] | undefined
  private failure: Fault | undefined
  /** Measurings, one after the other. */
  private last: Promise<void> = Promise.resolve()

  constructor(
    private readonly identity: TrainingIdentity,
    private readonly model: Trainable,
    private readonly prepared: { heldOut(): readonly Example[] },
    curve: readonly CurvePoint[],
    private readonly options: WatchOptions,
  ) {
    this.curve = [...curve]
  }

  /** Aborted when the model has not got better for long. */
  get exhausted(): AbortSignal {
    return this.stop.signal
  }

  progressed(loss: number): void {
    this.losses.push(loss)
  }

  reached(state: TrainingState): void {
    const losses = this.losses.splice(0)
    const loss = losses.reduce((sum, one) => sum + one, 0) / Math.max(1, losses.length)
    this.last = this.last.then(() => this.measure(state, loss))
  }

  /** After the training: the best weights where it was ended here, undefined where it went to its last step or was cancelled. */
  async ended(): Promise<Result<Measured | undefined, Fault>> {
    await this.last
    if (this.failure !== undefined) return err(this.failure)
    return ok(this.stop.signal.aborted ? this.best : undefined)
  }

  private async measure(state: TrainingState, loss: number): Promise<void> {
    // What was reached after the end was called for would hang on how quick the threads were.
    if (this.stop.signal.aborted || this.failure !== undefined) return
    this.held ??= this.prepared.heldOut()
    const decoder = await this.opened(state.weights)
    if (!decoder.ok) {
      this.failure = decoder.error
      this.stop.abort()
      return
    }
    const point = { step: state.step, loss, exact: exactMatch(decoder.value, this.held) }
    this.curve.push(point)
    // After a resumption the weights of an earlier best are gone; the training then goes on to its end.
    if (bestOf(this.curve) === point) this.best = { step: state.step, weights: state.weights }
    this.options.onPoint(point)
    await this.options.onSave?.(writeSavedTraining(this.identity, { state, curve: this.curve }))
    if (isExhausted(this.curve) && this.best !== undefined) this.stop.abort()
  }

  /** As whoever loads the model will open it. */
  private async opened(weights: Float32Array): Promise<Result<Decoder, Fault>> {
    const checkpoint = readCheckpoint(this.model.checkpoint(weights, null))
    return checkpoint.ok ? openDecoder(checkpoint.value) : checkpoint
  }
}
