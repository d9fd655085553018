// Installs what the engine is measured against and no dependency brings, some 150 MB in .peers/engine: jax-js and tfjs for products
// and gradients, node-llama-cpp for decoding. Of the last one only the prebuilt engine for this machine, and no script of any
// package runs. Without them those tests and claims are skipped and say so.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePeerFolder, npmOptions } from './peer-folder.js'

const llama = '3.22.1'
/** The prebuilt engine's name among node-llama-cpp's packages. */
const machine = { linux: `linux-${process.arch}`, darwin: `mac-${process.arch}`, win32: `win-${process.arch}` }
const engine = `@node-llama-cpp/${machine[process.platform] ?? `${process.platform}-${process.arch}`}`

const wanted = {
  '@jax-js/jax': '0.1.25',
  '@tensorflow/tfjs-core': '4.22.0',
  '@tensorflow/tfjs-backend-wasm': '4.22.0',
  'node-llama-cpp': llama,
  [engine]: llama,
}

makePeerFolder({
  name: 'engine',
  what: Object.keys(wanted).join(', '),
  stepMax: 110_000,
  isThere: (folder) => Object.keys(wanted).every((name) => existsSync(join(folder, 'node_modules', name))),
  make(run, half) {
    const dependencies = wanted
    writeFileSync(join(half, 'engine', 'package.json'), JSON.stringify({ private: true, dependencies }))
    run('npm', [
      'install',
      '--prefix',
      'engine',
      '--omit=optional',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      ...npmOptions,
    ])
  },
})
