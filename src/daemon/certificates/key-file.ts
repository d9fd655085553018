// One signing key in its file: a private JWK that nobody but its owner may read.

import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { certificateAlgorithm, type Revoked } from '../../client/certificate/index.js'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'

/** An Ed25519 key with its id, its RFC 7638 thumbprint. */
export interface SigningKey {
  readonly kid: string
  /** When it was made, ISO 8601. */
  readonly created: string
  readonly privateKey: CryptoKey
  /** Without the private part. */
  readonly publicJwk: PublicJwk
}

export interface PublicJwk extends JWK {
  readonly kid: string
  readonly created: string
  /** Set once it was withdrawn. */
  readonly revoked?: Revoked
}

export const signingFault = (path: string, message: string): Fault => ({ code: 'FAULT_SIGNING', path, message })

/** Rights of others, in a file's mode. Windows has none of them. */
const othersMask = process.platform === 'win32' ? 0 : 0o077

const octal = (mode: number): string => (mode & 0o777).toString(8).padStart(4, '0')

/** FAULT_SIGNING where others than its owner have rights on what lies there. */
export function ownersAlone(path: string, mode: number, wanted: string): Result<void, Fault> {
  if ((mode & othersMask) === 0) return ok(undefined)
  const message = `${path} gives rights to others (mode ${octal(mode)}), so its key may be known to them. If it is not, \
chmod ${wanted} '${path}'; if it may be, do that and then make a new key with 'constellation keys rotate'.`
  return err(signingFault(path, message))
}

/** A new private JWK, as it is written. */
export async function mintKey(now: number): Promise<Record<string, unknown>> {
  const { privateKey } = await generateKeyPair(certificateAlgorithm, { extractable: true })
  const jwk = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(jwk)
  return { ...jwk, alg: certificateAlgorithm, use: 'sig', kid, created: new Date(now).toISOString() }
}

/** Reads a key. Undefined where there is no file; FAULT_SIGNING where it has wider rights, or is none of ours. */
export async function readKey(folder: string, path: string): Promise<Result<SigningKey | undefined, Fault>> {
  let text: string
  try {
    // Not through a link: what is checked is what is read.
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    try {
      const closed = ownersAlone(path, (await file.stat()).mode, '600')
      if (!closed.ok) return closed
      const folderClosed = ownersAlone(folder, (await stat(folder)).mode, '700')
      if (!folderClosed.ok) return folderClosed
      text = await file.readFile('utf8')
    } finally {
      await file.close()
    }
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException // fs throws nothing else
    if (code === 'ENOENT' || code === 'ENOTDIR') return ok(undefined)
    return err(signingFault(path, `The signing key ${path} can't be read: ${message}.`))
  }
  return readJwk(path, text)
}

async function readJwk(path: string, text: string): Promise<Result<SigningKey, Fault>> {
  try {
    const jwk = JSON.parse(text) as JWK & { readonly created?: unknown } // what is used of it is checked
    const { kty, crv, x, d, kid, created } = jwk
    const known = kty === 'OKP' && crv === 'Ed25519' && typeof d === 'string' && typeof x === 'string'
    if (!known || typeof kid !== 'string' || typeof created !== 'string') return damaged(path)
    if ((await calculateJwkThumbprint(jwk)) !== kid) return damaged(path)
    const privateKey = (await importJWK(jwk, certificateAlgorithm)) as CryptoKey // no secret of bytes: it is of kind OKP
    const publicJwk = { kty, crv, x, alg: certificateAlgorithm, use: 'sig', kid, created }
    return ok({ kid, created, privateKey, publicJwk })
  } catch {
    return damaged(path)
  }
}

const damaged = (path: string): Result<never, Fault> =>
  err(
    signingFault(
      path,
      `${path} holds no signing key of ours. Restore it from a backup, or move it away and a new key is made at the next start.`,
    ),
  )
