// Type annotations as text: `float<m>`, `float`, a bare unit `m / s`, `string`, `bool`, `float<m> list`.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { type DeclaredMeasures, readMeasure } from './measure.js'
import { float, listOf, type Type } from './type.js'

const listsMax = 8

/** Reads a type. A measure variable `'u` in it stays as it is named. */
export function readType(text: string, declared: DeclaredMeasures): Result<Type, Fault> {
  let element = text.trim()
  let lists = 0
  while (/\slist$/.test(element) && lists < listsMax) {
    element = element.slice(0, -' list'.length).trimEnd()
    lists++
  }
  const read = readElement(element, declared)
  if (!read.ok) return read
  let type = read.value
  for (let depth = 0; depth < lists; depth++) type = listOf(type)
  return ok(type)
}

function readElement(text: string, declared: DeclaredMeasures): Result<Type, Fault> {
  if (text === 'string' || text === 'bool') return ok({ kind: text })
  if (text === '') return err({ code: 'FAULT_SYNTAX', message: 'a type is missing' })
  const unit = text === 'float' ? '1' : (/^float\s*<([^<>]*)>$/.exec(text)?.[1] ?? text)
  const measure = readMeasure(unit, declared)
  return measure.ok ? ok(float(measure.value)) : measure
}
