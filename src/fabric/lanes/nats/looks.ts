// The daemons that work for us and are looked for from time to time. Nobody answers a look; NATS says to its reply subject when
// nobody is there any more.

/** A daemon hears of each request on a subject below its own. */
export const daemonOf = (taker: string): string => taker.slice(0, taker.lastIndexOf('.'))

export class Looks {
  /** By the last part of the reply subject that a look for it has, the same as long as it works for us. */
  #daemons = new Map<string, string>()
  #count = 0

  /** The token of a daemon. */
  tokenOf(daemon: string): string {
    const known = [...this.#daemons].find(([, looked]) => looked === daemon)?.[0]
    const token = known ?? `look${++this.#count}`
    this.#daemons.set(token, daemon)
    return token
  }

  /** The daemon of a token, which has gone and is not looked for any more. */
  gone(token: string): string | undefined {
    const daemon = this.#daemons.get(token)
    this.#daemons.delete(token)
    return daemon
  }

  /** Looks for these from now on, and for no others. @returns each with its token */
  keep(daemons: ReadonlySet<string>): ReadonlyMap<string, string> {
    this.#daemons = new Map([...daemons].map((daemon) => [this.tokenOf(daemon), daemon]))
    return this.#daemons
  }
}
