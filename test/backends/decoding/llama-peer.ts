// llama.cpp's vocabularies, where scripts/fetch-peers.js has put them. Where it has not, their tests are skipped, loudly.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../.peers/llama.cpp/', import.meta.url))

export const hasLlama = existsSync(folder)

if (!hasLlama) process.stderr.write('SKIPPED: no vocabularies of llama.cpp here (node scripts/fetch-peers.js)\n')

/** @param path as in llama.cpp's repository */
export const readLlama = (path: string): Buffer => readFileSync(folder + path)
