import { configDefaults, defineConfig } from 'vitest/config'

/**
 * Tests of what neither serves nor keeps threads: files take turns in processes that stay, so that a module is loaded once and not
 * for each file anew. Those of their folders that do are left out by name.
 */
const together = [
  'test/{clef,domains,backends}/**/!(rebuild|price-split|split-grid).test.ts',
  'test/fabric/{exchange,frame,peer,schema,stream}/**/*.test.ts',
]

export default defineConfig({
  test: {
    pool: 'forks',
    // Two cores are the design point, and several suites start worker threads of their own.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // In the order of their names. The longest files are all apart, so that none is left for one core at the end.
    projects: [
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...together],
        },
      },
      { extends: true, test: { name: 'together', include: together, isolate: false } },
    ],
  },
})
