import { expect, test } from 'vitest'
import { configReference } from '../../../src/daemon/config/index.js'

// To bring the page up to date after a change of the schema: npx vitest run test/daemon/config -u
test('docs/reference/config.md tells what the schema holds', async () => {
  await expect(configReference()).toMatchFileSnapshot('../../../docs/reference/config.md')
})
