import type { Dimension } from '../../dimension/index.js'
import { Reader } from '../codec/reader.js'

const nowhere = new DataView(new ArrayBuffer(0))

/** A reader whose fields are looked at any number of times, in any order. */
export class ViewReader extends Reader {
  override view: DataView

  constructor(payload: Uint8Array) {
    super(payload, false)
    this.view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  }

  /** The dimension of the carried quantity at `at`. */
  carriedDimension(at: number): Dimension {
    const dimension = this.dimensions[this.view.getUint32(at + 8, true)]
    if (dimension === undefined || this.view.getUint32(at + 12, true) !== 0) this.noQuantity(at)
    return dimension
  }

  /** Away from the cursors that call it, because what is short is compiled into its caller. */
  outside(index: number, count: number): never {
    throw new RangeError(`index ${index} of ${count}`)
  }

  /** That the bytes may still be looked at, for what does not go through `view`. */
  alive(): void {
    if (this.view === nowhere) throw new RangeError('this view has ended')
  }

  /** A field that is looked at after this is a RangeError. */
  end(): void {
    this.view = nowhere
  }
}
