// float32 products of 256 x 256 matrices: our kernel against OpenBLAS on one thread, native and tuned for this processor.

import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { gigaflops, left, productClaim, requireRight, right, side } from '../workload/square-product.js'

const timesPerRound = 24
const script = fileURLToPath(new URL('../peers/openblas.py', import.meta.url))
const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' }

export const claim = productClaim('gemm.vs-openblas', 'OpenBLAS', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'constellation-bench-'))
  const close = () => rmSync(folder, { recursive: true })
  const [a, b, c] = ['a', 'b', 'c'].map((name) => join(folder, name))
  writeFileSync(a, left)
  writeFileSync(b, right)
  const args = [script, String(side), a, b, c]
  try {
    execFileSync('python3', args, { env, input: '', stdio: 'pipe' })
  } catch (error) {
    close()
    const reason = String(error.stderr ?? error.message).trim()
    return { skipped: `there is no numpy with OpenBLAS here: ${reason.split('\n').at(-1)}` }
  }
  const child = spawn('python3', args, { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const products = async (times) => {
    child.stdin.write(`${times}\n`)
    const { value, done } = await lines.next()
    if (done) throw new Error('the OpenBLAS peer ended')
    return gigaflops(Number(value) * 1_000, times)
  }
  await products(1)
  requireRight('OpenBLAS', new Float32Array(new Uint8Array(readFileSync(c)).buffer))
  return {
    gigaflops: () => products(timesPerRound),
    close() {
      child.stdin.end()
      close()
    },
  }
})
