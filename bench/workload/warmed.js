// Work that an engine has compiled before it is measured: on a busy machine that takes longer than the rounds that are not counted.

const milliseconds = 2_000

/** @param {readonly (() => unknown)[]} works each is run in turn until all have had their time */
export function warm(...works) {
  const began = performance.now()
  while (performance.now() - began < milliseconds) {
    for (const work of works) work()
  }
}
