// Bounds on walks over types: some programs of few lines have types without end.

/** Parts of one type. A program can square them line by line: each of `let b = (a, a)` doubles. */
const partsMax = 10_000
/** How deep types may nest; what walks them recurses. */
const depthMax = 400
/** Keeps count for a whole program. */
interface Counter {
  count(steps: number): void
  tooLarge(): never
}

/** Recursion over types: throws Unreadable with CLEF_LIMIT when it goes too deep, or all of it takes too many steps. */
export class Nesting {
  private depth = 0

  constructor(private readonly counter: Counter) {}

  enter(): void {
    this.counter.count(1)
    if (++this.depth > depthMax) this.counter.tooLarge()
  }

  leave(): void {
    this.depth--
  }
}

/** One walk over a whole type, which must not be too large. */
export class Walk extends Nesting {
  private parts = 0

  constructor(private readonly walked: Counter) {
    super(walked)
  }

  override enter(): void {
    super.enter()
    if (++this.parts > partsMax) this.walked.tooLarge()
  }
}
