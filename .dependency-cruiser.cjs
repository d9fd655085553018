// The floors of the house: arrows run down, never up or across. test/tidy shows that each rule bites.
const below = {
  fabric: '^src/fabric/',
  clef: '^src/(fabric|clef)/',
  domains: '^src/(fabric|domains)/',
  backends: '^src/(fabric|clef|backends)/',
  actors: '^src/(fabric|clef|domains|backends|actors)/',
  client: '^src/(fabric|client)/',
}

const floors = Object.entries(below).map(([floor, allowed]) => ({
  name: `${floor}-looks-down`,
  severity: 'error',
  comment: `src/${floor} may import only ${allowed}`,
  from: { path: `^src/${floor}/` },
  to: { path: '^src/', pathNot: allowed },
}))

module.exports = {
  forbidden: [
    ...floors,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-the-daemon-wires',
      severity: 'error',
      comment: 'src/daemon is imported by the command line alone',
      from: { path: '^src/', pathNot: '^src/(daemon|cli)/' },
      to: { path: '^src/daemon/' },
    },
    {
      name: 'client-runs-in-a-browser',
      severity: 'error',
      from: { path: '^src/(client|fabric/(dimension|schema|frame|peer|stream|exchange))/' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^src/(backends/engine|domains/finance/kernel)/assembly/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node'],
    },
  },
}
