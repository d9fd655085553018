// The work of a command, loaded when it is asked for: help and the other commands do not wait for it.

type Act<Args extends readonly unknown[]> = (...args: Args) => Promise<void>

export const whenAsked =
  <Args extends readonly unknown[]>(load: () => Promise<Act<Args>>): Act<Args> =>
  async (...args) =>
    (await load())(...args)
