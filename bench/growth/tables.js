// `npm run bench -- growth [--json]`: how cost grows, as tables. No claims and no peers: each row against the one above it.

import Table from 'cli-table3'
import * as certificates from './certificates.js'
import * as inFlight from './in-flight.js'
import * as positions from './positions.js'

/** @param {{json: boolean, progress: (message: string) => void}} options */
export async function printGrowth({ json, progress }) {
  for (const { title, head, rows } of [positions, inFlight, certificates]) {
    progress(title)
    const table = new Table({ head, style: { head: [], border: [] } })
    for await (const row of rows()) {
      if (json) console.log(JSON.stringify({ title, ...Object.fromEntries(head.map((name, i) => [name, row[i]])) }))
      else table.push(row.map((cell, i) => (i === 0 ? cell : Number(cell.toPrecision(3)).toLocaleString('en'))))
    }
    if (!json) console.log(`${title}\n${table}`)
  }
}
