import { chartOf } from '../charts/chart-of.js'
import { jsonDocuments } from '../json-documents.js'
import { keptCalls } from '../kept-calls.js'
import { requireFree, writeAll } from '../out/target.js'
import { orFail } from '../output.js'
import { readText } from '../read-text.js'

interface ChartOptions {
  readonly output?: string
  readonly title?: string
  readonly force?: true
}

export async function chart(file: string, { output, title, force }: ChartOptions): Promise<void> {
  if (output !== undefined) requireFree(output, force === true)
  const calls = jsonDocuments(await readText(file)).flatMap((answer) => keptCalls(orFail(answer)))
  const chart = chartOf(calls)
  const { drawSvg } = await import('../charts/draw.js') // slow to load
  const svg = drawSvg(title === undefined ? chart : { ...chart, title })
  await writeAll(output === undefined ? {} : { path: output, force: force === true }, [`${svg}\n`])
}
