import { fileURLToPath } from 'node:url'

/**
 * The built file beside a module: a worker's entry or a wasm binary. Worker threads and WebAssembly load
 * from `dist/`, also when the importing module itself runs from `src/` under a test runner that
 * compiles TypeScript on the fly.
 *
 * @param importMetaUrl `import.meta.url` of the calling module
 * @param relative path relative to that module, with its built extension (`./worker.js`, `./kernels.wasm`)
 */
export function builtFile(importMetaUrl: string, relative: string): string {
  const path = fileURLToPath(new URL(relative, importMetaUrl))
  return importMetaUrl.endsWith('.ts') ? path.replace(/([\\/])src([\\/])(?!.*[\\/]src[\\/])/, '$1dist$2') : path
}
