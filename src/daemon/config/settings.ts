// The settings as a flat list, read off the schema once.

import { z } from 'zod'
import { configSchema } from './schema.js'

export type SettingType = 'integer' | 'boolean' | 'string' | 'array'

export interface Bounds {
  readonly minimum: number | undefined
  readonly maximum: number | undefined
}

export interface Setting {
  readonly section: string
  readonly key: string
  readonly type: SettingType
  /** JSON view; undefined where the default depends on the surroundings and the meaning tells it. */
  readonly initial: unknown
  /** Of an integer itself, of the length of a text, of the count of a list. */
  readonly bounds: Bounds
  /** Of the length of a list's texts; unbounded where it is no list. */
  readonly item: Bounds
  /** The only values allowed, if there are few. */
  readonly choices: readonly string[] | undefined
  readonly meaning: string
  /** The environment variable that overrides it. */
  readonly variable: string
}

export interface Section {
  readonly name: string
  readonly meaning: string
  readonly settings: readonly Setting[]
}

export const variablePrefix = 'CONSTELLATION_'

const upperSnake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

const settingTypes: readonly unknown[] = ['integer', 'boolean', 'string', 'array'] satisfies SettingType[]
const isSettingType = (type: unknown): type is SettingType => settingTypes.includes(type)

type JsonSchema = z.core.JSONSchema.BaseSchema

/** The properties of an object schema; JSON Schema lets one be a bare truth value, which zod never writes. */
const propertiesOf = (schema: JsonSchema): readonly (readonly [string, JsonSchema])[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    typeof property === 'boolean' ? [] : [[name, property] as const],
  )

const boundsOf = ({ minimum, minLength, minItems, maximum, maxLength, maxItems }: JsonSchema): Bounds => ({
  minimum: minimum ?? minLength ?? minItems,
  maximum: maximum ?? maxLength ?? maxItems,
})

/** What a list's items are; an empty schema where it is no list, or one of tuples, which we have none of. */
const itemOf = ({ items }: JsonSchema): JsonSchema => (typeof items === 'object' && !Array.isArray(items) ? items : {})

function settingOf(section: string, key: string, schema: JsonSchema): Setting {
  const { type, description } = schema
  if (!isSettingType(type) || description === undefined)
    throw new Error(`the setting ${section}.${key} has no plain type or no meaning`)
  return {
    section,
    key,
    type,
    initial: schema.default,
    bounds: boundsOf(schema),
    item: boundsOf(itemOf(schema)),
    choices: schema.enum?.map(String),
    meaning: description,
    variable: `${variablePrefix}${upperSnake(section)}_${upperSnake(key)}`,
  }
}

/** In the order of the schema. */
export const sections: readonly Section[] = propertiesOf(z.toJSONSchema(configSchema, { io: 'input' })).map(
  ([name, schema]) => ({
    name,
    meaning: schema.description ?? '',
    settings: propertiesOf(schema).map(([key, setting]) => settingOf(name, key, setting)),
  }),
)

export const settings: readonly Setting[] = sections.flatMap((section) => section.settings)
