// What to do where there is no node-llama-cpp.

import type { Fault } from '../../../fabric/index.js'

/** That this was tried with. */
const version = '3.22.1'
const systems: Readonly<Partial<Record<NodeJS.Platform, string>>> = { linux: 'linux', darwin: 'mac', win32: 'win' }

/**
 * By its defaults the package brings engines for every machine and device, 725 MB, and builds one where none fits. A folder of its
 * own keeps `--omit=optional` off the other packages.
 */
export function installCommand(): string {
  const engine = `@node-llama-cpp/${systems[process.platform] ?? process.platform}-${process.arch}`
  const packages = `node-llama-cpp@${version} ${engine}@${version}`
  return `npm install --prefix llama --omit=optional --ignore-scripts ${packages}`
}

export const notInstalled = (): Fault => ({
  code: 'FAULT_CONFIG',
  path: 'llama.module',
  message: `there is no node-llama-cpp here. Run \`${installCommand()}\`, and set llama.module = "llama/node_modules/node-llama-cpp"`,
})
