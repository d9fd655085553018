// Addresses of lanes as they may be shown in faults, logs and status: without what is secret in them.

/** The address without user, password, token and query. What does not read is not shown: the secret could be anywhere in it. */
export const shownAddress = (address: string): string => address.split(',').map(shownPart).join(',')

function shownPart(text: string): string {
  const scheme = text.slice(0, text.indexOf(':') + 1)
  if (scheme === 'unix:') return text
  if (!URL.canParse(text)) return `${scheme}..`
  const { protocol, host, pathname } = new URL(text)
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`
}
