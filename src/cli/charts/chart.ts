// What a chart shows, whatever draws it.

/** `[x, y]`, finite both. */
export type Point = readonly [x: number, y: number]

export interface Line {
  /** For the legend, which a panel has where it has several lines. */
  readonly name: string
  readonly points: readonly Point[]
}

export interface Axis {
  readonly name: string
  /** As units print; '1' for a plain number. */
  readonly unit: string
}

export interface Panel {
  readonly x: Axis
  readonly y: Axis
  readonly lines: readonly Line[]
}

/** Panels stand below each other. */
export interface Chart {
  readonly title: string
  readonly panels: readonly Panel[]
}
