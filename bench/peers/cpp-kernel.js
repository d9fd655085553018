// The plain C++ loop of garman-kohlhagen.cpp, compiled here by g++ -O3 and kept running.

import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const inputs = ['type', 'notional', 'spot', 'strike', 'domesticYield', 'foreignYield', 'vol', 'expiry']

/**
 * @param {import('../../dist/domains/finance/kernel/index.js').BookColumns} columns
 * @returns {{price(times: number): Promise<{nanoseconds: number, sum: number}>, close(): void} | {skipped: string}}
 */
export function cppKernel(columns) {
  const folder = mkdtempSync(join(tmpdir(), 'constellation-bench-'))
  const program = join(folder, 'price')
  try {
    const source = fileURLToPath(new URL('./garman-kohlhagen.cpp', import.meta.url))
    execFileSync('g++', ['-O3', '-o', program, source], { stdio: ['ignore', 'ignore', 'pipe'] })
  } catch (error) {
    rmSync(folder, { recursive: true })
    return { skipped: `g++ -O3 does not compile the peer here: ${error.message.split('\n')[0]}` }
  }
  const data = join(folder, 'columns')
  writeFileSync(data, Buffer.concat(inputs.map((name) => Buffer.from(Float64Array.from(columns[name]).buffer))))
  const child = spawn(program, [data], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async price(times) {
      child.stdin.write(`${times}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error('the C++ peer ended')
      const [nanoseconds, sum] = value.split(' ').map(Number)
      return { nanoseconds, sum }
    },
    close() {
      child.stdin.end()
      rmSync(folder, { recursive: true })
    },
  }
}
