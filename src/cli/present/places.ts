/** Tells `line:column` of a place in a text, both from 1; columns count UTF-16 units. */
export function placesIn(text: string): (at: number) => string {
  const starts = [0]
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) starts.push(next + 1)
  return (at) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (starts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return `${low + 1}:${at - starts[low]! + 1}`
  }
}
