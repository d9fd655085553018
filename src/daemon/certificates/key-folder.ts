// The keys of a data folder: the one that signs, and the public part of every one that ever did.
//
//   keys/signing.jwk        private JWK, 0600: replaced whole by a rotation
//   keys/public/KID.jwk     public JWK of each key, never changed but for the mark of a revoked one
//
// A key signs nothing before its public part is on disk, so whatever was signed can be verified.

import { link, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Revoked } from '../../client/certificate/index.js'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { mintKey, type PublicJwk, readKey, type SigningKey, signingFault } from './key-file.js'
import { placed, synced, written } from './key-writing.js'
import { publicKeyIn } from './public-key.js'

const folderMode = 0o700
const privateMode = 0o600

export class KeyFolder {
  readonly directory: string
  readonly #signing: string
  readonly #public: string

  /** @param dataDirectory `data.directory`; its folder `keys` need not exist yet */
  constructor(dataDirectory: string) {
    this.directory = join(dataDirectory, 'keys')
    this.#signing = join(this.directory, 'signing.jwk')
    this.#public = join(this.directory, 'public')
  }

  /** The key that signs. Undefined where none has been made yet; FAULT_SIGNING where it can't be trusted. */
  async current(): Promise<Result<SigningKey | undefined, Fault>> {
    const key = await this.#kept()
    if (!key.ok || key.value === undefined) return key
    const { kid } = key.value
    const known = await publicKeyIn(this.#public, kid)
    if (known?.revoked === undefined) return key
    const message = `The key ${kid} was revoked and signs nothing. Make a new one with 'constellation keys rotate'.`
    return err(signingFault(this.#signing, message))
  }

  /** The key that is there, revoked or not, its public part on disk. */
  async #kept(): Promise<Result<SigningKey | undefined, Fault>> {
    const key = await readKey(this.directory, this.#signing)
    if (!key.ok || key.value === undefined) return key
    const kept = await this.#keepPublic(key.value.publicJwk)
    return kept.ok ? key : kept
  }

  /** The same, made where there is none. Of several that make one at once all get the same. */
  async currentOrNew(now: number): Promise<Result<SigningKey, Fault>> {
    for (;;) {
      const known = await this.current()
      if (!known.ok) return known
      if (known.value !== undefined) return ok(known.value)
      // Made under another name and linked to its own: it is there whole or not at all, and the first one stays.
      const made = await this.#writing(async () => {
        const draft = await this.#draft(now)
        try {
          await link(draft, this.#signing)
        } catch (thrown) {
          if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown // fs throws nothing else
        } finally {
          await rm(draft, { force: true })
        }
        await synced(this.directory)
      })
      if (!made.ok) return made
    }
  }

  /** Makes a new key that signs from now on; the public part of the one before stays. */
  async rotate(now: number): Promise<Result<SigningKey, Fault>> {
    const before = await this.#kept()
    if (!before.ok) return before
    const made = await this.#writing(async () => {
      await placed(await this.#draft(now), this.#signing)
    })
    if (!made.ok) return made
    const key = await this.current()
    if (!key.ok) return key
    return key.value === undefined ? err(signingFault(this.#signing, `${this.#signing} went away.`)) : ok(key.value)
  }

  /**
   * Marks a key that somebody else may have: it verifies nothing any more, or nothing from a time on. A later mark takes the place of the one
   * before.
   *
   * @returns the marked key; FAULT_SIGNING for one that signs still, or that is not known here
   */
  async revoke(kid: string, revoked: Revoked): Promise<Result<PublicJwk, Fault>> {
    const signing = await this.#kept()
    if (!signing.ok) return signing
    const keys = await this.publicKeys()
    if (!keys.ok) return keys
    const key = keys.value.find((one) => one.kid === kid)
    if (key === undefined) return err(signingFault(this.#public, `There is no key ${kid} in ${this.#public}.`))
    if (signing.value?.kid === kid) {
      const message = `The key ${kid} signs. Make a new one with 'constellation keys rotate' first, then revoke it.`
      return err(signingFault(this.#signing, message))
    }
    const marked = { ...key, revoked }
    const kept = await this.#writePublic(marked)
    return kept.ok ? ok(marked) : kept
  }

  /** Public keys, oldest first; none where there is no folder. */
  async publicKeys(): Promise<Result<readonly PublicJwk[], Fault>> {
    try {
      const names = await readdir(this.#public).catch((thrown: NodeJS.ErrnoException) => {
        if (thrown.code === 'ENOENT') return []
        throw thrown
      })
      const keys: PublicJwk[] = []
      for (const name of names.filter((one) => one.endsWith('.jwk'))) {
        keys.push(JSON.parse(await readFile(join(this.#public, name), 'utf8')) as PublicJwk) // verifying looks at it
      }
      return ok(keys.sort((one, other) => (one.created < other.created ? -1 : 1)))
    } catch (thrown) {
      const { message } = thrown as Error // fs and JSON throw Errors
      return err(signingFault(this.#public, `The public keys in ${this.#public} can't be read: ${message}.`))
    }
  }

  /** Tells one state of the signing key's file and its folder from another: of a rotation, and of rights that were given. */
  async stamp(): Promise<string> {
    try {
      const { ino, mtimeNs, ctimeNs } = await stat(this.#signing, { bigint: true })
      return `${ino} ${mtimeNs} ${ctimeNs} ${(await stat(this.directory)).mode}`
    } catch {
      return ''
    }
  }

  /** A new key, whole and on disk under a name of its own. */
  async #draft(now: number): Promise<string> {
    await mkdir(this.directory, { recursive: true, mode: folderMode })
    return written(this.directory, JSON.stringify(await mintKey(now)), privateMode)
  }

  /** A file that is there and holds another key is put right: what is signed now has to be verified by it. */
  async #keepPublic(jwk: PublicJwk): Promise<Result<void, Fault>> {
    const known = await publicKeyIn(this.#public, jwk.kid)
    return known === undefined ? this.#writePublic(jwk) : ok(undefined)
  }

  #writePublic(jwk: PublicJwk): Promise<Result<void, Fault>> {
    return this.#writing(async () => {
      await mkdir(this.#public, { recursive: true, mode: folderMode })
      await placed(await written(this.#public, JSON.stringify(jwk), 0o644), join(this.#public, `${jwk.kid}.jwk`))
    })
  }

  async #writing(act: () => Promise<void>): Promise<Result<void, Fault>> {
    try {
      await act()
      return ok(undefined)
    } catch (thrown) {
      const { message } = thrown as Error // fs throws Errors
      const { directory } = this
      return err(signingFault(directory, `A signing key can't be kept in ${directory}: ${message}.`))
    }
  }
}
