// A bundle, in memory, of a TypeScript file of test/ that runs the built files of dist, as they ship.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = new URL('../', import.meta.url)

/** What the bundled file imports of src is the built file of the same name. */
const built = {
  name: 'built',
  setup(bundle) {
    bundle.onResolve({ filter: /\/src\/.*\.js$/ }, ({ path }) => {
      const file = new URL(`dist/${path.split('/src/')[1]}`, root)
      return existsSync(file)
        ? { path: file.href, external: true }
        : { errors: [{ text: `${file.href} is not built` }] }
    })
  },
}

/**
 * @param {string} path of the file, from the root of the checkout
 * @returns {Promise<string>} a URL to import
 */
export async function bundleUrl(path) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(path, root))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    plugins: [built],
  })
  return `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
}
