// Signs with the key of a data folder, whichever that is at the time.

import { CompactSign } from 'jose'
import type { Clock } from '../../actors/kernel/index.js'
import { type Claims, certificateAlgorithm, certificateType } from '../../client/certificate/index.js'
import { type Fault, ok, type Result } from '../../fabric/index.js'
import type { SigningKey } from './key-file.js'
import type { KeyFolder } from './key-folder.js'

/** A certificate, or why there is none. */
export type Seal = { readonly certificate: string } | { readonly uncertified: string }

/** What is left for a signer to say. */
export type Unsigned = Omit<Claims, 'iss' | 'iat'>

/** A rotated key is noticed so soon. */
const lookMs = 1_000

export class Signer {
  readonly #folder: KeyFolder
  readonly #clock: Clock
  #key: SigningKey | undefined
  #refusal: string | undefined
  #stamp: string | undefined
  #lookedAt: number
  #looking: Promise<void> | undefined

  private constructor(folder: KeyFolder, clock: Clock, key: SigningKey | undefined, stamp: string) {
    this.#folder = folder
    this.#clock = clock
    this.#key = key
    this.#stamp = stamp
    this.#lookedAt = clock.now()
  }

  /**
   * @param make whether a key is made where there is none; without, answers are then told without a certificate
   * @returns FAULT_SIGNING where there is a key that can't be trusted, or none can be made
   */
  static async open(folder: KeyFolder, clock: Clock, make: boolean): Promise<Result<Signer, Fault>> {
    const stamp = await folder.stamp()
    const key = make ? await folder.currentOrNew(clock.wall()) : await folder.current()
    return key.ok ? ok(new Signer(folder, clock, key.value, stamp)) : key
  }

  /** Never rejects. */
  async seal(claims: Unsigned): Promise<Seal> {
    if (this.#clock.now() - this.#lookedAt >= lookMs) await this.#look()
    const key = this.#key
    if (key === undefined) return { uncertified: this.#refusal ?? this.#none }
    const told: Claims = { iss: key.kid, iat: this.#clock.wall() / 1_000, ...claims }
    const payload = new TextEncoder().encode(JSON.stringify(told))
    const header = { alg: certificateAlgorithm, typ: certificateType, kid: key.kid }
    return { certificate: await new CompactSign(payload).setProtectedHeader(header).sign(key.privateKey) }
  }

  get #none(): string {
    return `There is no signing key in ${this.#folder.directory}; 'constellation serve' makes one, and so does 'constellation keys rotate'.`
  }

  #look(): Promise<void> {
    this.#looking ??= this.#reload().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  /** A key that can't be trusted any more signs nothing. */
  async #reload(): Promise<void> {
    this.#lookedAt = this.#clock.now()
    const stamp = await this.#folder.stamp()
    if (stamp === this.#stamp) return
    const key = await this.#folder.current()
    // What went wrong is looked at again, whether its file has changed or not.
    this.#stamp = key.ok ? stamp : undefined
    this.#key = key.ok ? key.value : undefined
    this.#refusal = key.ok ? undefined : key.error.message
  }
}
