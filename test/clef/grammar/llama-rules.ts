// Reads printed GBNF for what llama.cpp's parser would refuse in it, with its way of counting: a repetition is written out as rules, and
// a repeated group brings all the rules and names that first appear in it.

/** What llama.cpp would refuse, one line each. */
export function llamaRefusals(gbnf: string): readonly string[] {
  const refusals: string[] = []
  const known = new Set<string>()
  let made = 0
  const symbols = () => known.size + made
  for (const line of gbnf.trimEnd().split('\n')) {
    const [, name = '', body = ''] = /^([a-zA-Z0-9-]+) ::= (.*)$/.exec(line) ?? []
    if (name === '') refusals.push(`no rule: ${line.slice(0, 60)}`)
    known.add(name)
    const opened: number[] = []
    let item = 1
    const part = /"(?:[^"\\]|\\.)*"|\[(?:[^\]\\]|\\.)*\]|[a-zA-Z0-9-]+|\{(\d+)(,?)(\d*)\}|[()|*+?]|\s+|./gsy
    for (const [written, min, comma, max] of body.matchAll(part)) {
      if (/^["[]/.test(written)) {
        item = 1
        for (const [sign] of written.matchAll(/\\(?:u[0-9A-F]{4}|U[0-9A-F]{8}|.)/g)) {
          if (!/^\\(?:u.{4}|U.{8}|[nrt\\"[\]])$/.test(sign)) refusals.push(`${name}: ${sign}`)
        }
      } else if (/^[a-zA-Z0-9-]/.test(written)) {
        known.add(written)
        item = 1
      } else if (written === '(') {
        opened.push(symbols())
        made++
      } else if (written === ')') item = Math.max(1, symbols() - (opened.pop() ?? Number.NaN))
      else if (/^[*+?{]/.test(written)) {
        const least = min === undefined ? (written === '+' ? 1 : 0) : Number(min)
        const most =
          written === '?' ? 1 : min === undefined ? null : comma === '' ? least : max === '' ? null : Number(max)
        const times = most ?? Math.max(1, least)
        if (item * times >= 2_000) refusals.push(`${name}: ${item} rules, ${times} times`)
        made += most === null ? 1 : most - least
        item *= times
      } else if (!/^[|\s]/.test(written)) refusals.push(`${name}: ${written}`)
    }
    if (opened.length > 0) refusals.push(`${name}: a group is never closed`)
  }
  return refusals
}
