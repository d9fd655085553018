// The kinds of data files that can be attached.

/** By the ending of its name. */
export const dataFormats = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.parquet': 'parquet',
  '.arrow': 'arrow',
  '.arrows': 'arrow',
  '.feather': 'arrow',
} as const

export type DataFormat = (typeof dataFormats)[keyof typeof dataFormats]

/** How the help of a command names them. */
export const dataFiles = '.csv, .tsv, .json, .ndjson, .parquet or .arrow'
