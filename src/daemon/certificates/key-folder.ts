// The keys of a data folder: the one that signs, and the public part of every one that ever did.
//
//   keys/signing.jwk        private JWK, 0600: replaced whole by a rotation
//   keys/public/KID.jwk     public JWK of each key, never changed
//
// A key signs nothing before its public part is on disk, so whatever was signed can be verified.

import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { mintKey, type PublicJwk, readKey, type SigningKey, signingFault } from './key-file.js'

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
    const before = await this.current()
    if (!before.ok) return before
    const made = await this.#writing(async () => {
      await rename(await this.#draft(now), this.#signing)
      await synced(this.directory)
    })
    if (!made.ok) return made
    const key = await this.current()
    if (!key.ok) return key
    return key.value === undefined ? err(signingFault(this.#signing, `${this.#signing} went away.`)) : ok(key.value)
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

  async #keepPublic(jwk: PublicJwk): Promise<Result<void, Fault>> {
    const path = join(this.#public, `${jwk.kid}.jwk`)
    if (await exists(path)) return ok(undefined)
    return this.#writing(async () => {
      await mkdir(this.#public, { recursive: true, mode: folderMode })
      await rename(await written(this.#public, JSON.stringify(jwk), 0o644), path)
      await synced(this.#public)
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

/** Writes a file under a name that nobody looks for, and waits until it is on disk. */
async function written(folder: string, text: string, mode: number): Promise<string> {
  const path = join(folder, `.draft-${randomBytes(8).toString('hex')}`)
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(text)
    // Whatever the umask took from it.
    await file.chmod(mode)
    await file.sync()
  } finally {
    await file.close()
  }
  return path
}

/** A name is on disk when its folder is; Windows opens no folders. */
async function synced(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
