import { err, type Fault, type Json, ok, type Result } from '../fabric/index.js'

/** One document, however many lines it takes, or a document a line. */
export function jsonDocuments(text: string): readonly Result<Json, Fault>[] {
  const whole = jsonOf(text)
  if (whole.ok) return [whole]
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [jsonOf(line)]))
}

/** FAULT_SYNTAX also where a record has a name twice: of two values readers take the one or the other. */
export function jsonOf(text: string): Result<Json, Fault> {
  try {
    const json = JSON.parse(text) as Json // JSON.parse makes nothing else
    const twice = repeatedName(text)
    return twice === undefined ? ok(json) : err(fault(`a record has two fields called ${twice}`))
  } catch (error) {
    return err(fault((error as SyntaxError).message))
  }
}

const fault = (message: string): Fault => ({ code: 'FAULT_SYNTAX', message })

/** A name that one record has twice, as it is spelt there, in text that is JSON. */
function repeatedName(text: string): string | undefined {
  const open: Set<string>[] = []
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]
    if (mark === '{' || mark === '[') open.push(new Set())
    else if (mark === '}' || mark === ']') open.pop()
    else if (mark === '"') {
      const start = at
      at = endOfString(text, start)
      if (!isBeforeColon(text, at)) continue
      const spelt = text.slice(start, at + 1)
      const name = JSON.parse(spelt) as string // a string of JSON, escapes and all
      const names = open.at(-1)
      if (names?.has(name)) return spelt
      names?.add(name)
    }
  }
  return undefined
}

/** Index of the closing quote. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

const colon = /[ \t\r\n]*:/y

function isBeforeColon(text: string, end: number): boolean {
  colon.lastIndex = end + 1
  return colon.test(text)
}
