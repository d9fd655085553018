// Names that lie near another one, for suggestions.

/** Rows of the table of distances, used again by each call: names are short, and there are many to compare with. */
let [above, row] = [new Uint16Array(64), new Uint16Array(64)]

/** Levenshtein distance, abandoned as soon as it must exceed `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (b.length >= row.length) [above, row] = [new Uint16Array(b.length * 2), new Uint16Array(b.length * 2)]
  for (let column = 0; column <= b.length; column++) above[column] = column
  for (let line = 1; line <= a.length; line++) {
    const letter = a.charCodeAt(line - 1)
    let [least, left] = [line, line]
    row[0] = line
    for (let column = 1; column <= b.length; column++) {
      const substitution = above[column - 1]! + (letter === b.charCodeAt(column - 1) ? 0 : 1)
      left = Math.min(substitution, above[column]! + 1, left + 1)
      row[column] = left
      if (left < least) least = left
    }
    if (least > limit) return limit + 1
    const spare = above
    above = row
    row = spare
  }
  return above[b.length]!
}

/** Up to three names nearest to `name`, letter case counting half; none when all are far off. */
export function nearest(name: string, names: Iterable<string>): readonly string[] {
  const limit = Math.max(1, Math.floor(name.length / 3))
  const folded = name.toLowerCase()
  const scored: { name: string; distance: number }[] = []
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) > limit) continue
    const distance = editDistance(folded, candidate.toLowerCase(), limit)
    if (distance <= limit) scored.push({ name: candidate, distance })
  }
  scored.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
  return scored.slice(0, 3).map((entry) => entry.name)
}
