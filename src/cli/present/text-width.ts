// How wide text is in a terminal, so that a pointer stands under what it points at.

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** First and last code points of the blocks that terminals show two columns wide. */
const wide: readonly (readonly [number, number])[] = [
  [0x11_00, 0x11_5f],
  [0x2e_80, 0x30_3e],
  [0x30_41, 0xa4_cf],
  [0xac_00, 0xd7_a3],
  [0xf9_00, 0xfa_ff],
  [0xfe_30, 0xfe_6f],
  [0xff_00, 0xff_60],
  [0xff_e0, 0xff_e6],
  [0x2_00_00, 0x3_ff_fd],
]

function graphemeWidth(grapheme: string): number {
  if (/^[\p{Mark}\p{Format}]/u.test(grapheme)) return 0
  if (/\p{Emoji_Presentation}|\uFE0F/u.test(grapheme)) return 2
  const code = grapheme.codePointAt(0) ?? 0
  return wide.some(([first, last]) => first <= code && code <= last) ? 2 : 1
}

/** Columns that a text without tabs takes. */
export const widthOf = (text: string): number =>
  [...graphemes.segment(text)].reduce((width, { segment }) => width + graphemeWidth(segment), 0)

const tabStop = 4

/** A line as it is shown: tabs as spaces, and no control character that a terminal would obey. */
export function shownLine(line: string): string {
  let shown = ''
  for (const piece of line.split(/(\t)/)) {
    if (piece === '\t') shown += ' '.repeat(tabStop - (widthOf(shown) % tabStop))
    else shown += piece.replace(/\p{Cc}/gu, '\u{fffd}')
  }
  return shown
}
