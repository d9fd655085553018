export const enginePeersMissing: string | null
export function enginePeer(path: string): string
