// Commands that run a tree of their own end it also when they are interrupted: what is attached must not stay behind in a
// temporary folder.

/** As shells report a death by signal. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const

export function endOnSignal(stop: () => Promise<unknown>): { forget(): void } {
  const signals = Object.keys(exitCodes) as (keyof typeof exitCodes)[] // the keys of the record above
  const listeners = signals.map((signal) => {
    const listener = (): void => {
      void stop().finally(() => process.exit(exitCodes[signal]))
    }
    process.once(signal, listener)
    return { signal, listener }
  })
  return {
    forget() {
      for (const { signal, listener } of listeners) process.off(signal, listener)
    },
  }
}
