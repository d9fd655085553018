// The public part of a key in its file.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { calculateJwkThumbprint } from 'jose'
import type { PublicKey } from '../../client/certificate/index.js'

/** The key of this id; undefined where there is no file, or one that does not verify what this key signs. */
export async function publicKeyIn(folder: string, kid: string): Promise<PublicKey | undefined> {
  try {
    const jwk = JSON.parse(await readFile(join(folder, `${kid}.jwk`), 'utf8')) as PublicKey // what is used of it is checked
    return jwk.kid === kid && (await calculateJwkThumbprint(jwk)) === kid ? jwk : undefined
  } catch {
    return undefined
  }
}
