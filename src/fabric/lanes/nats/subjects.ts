// Where requests go on NATS. One subject for each message that can be asked, so that operators can route, weigh and permit by name.

/** Subjects begin so: the version is that of this scheme, not of any contract. */
export const subjectRoot = 'fabric.v1'

/** Daemons that serve the same work share a queue group: each request reaches one of them. */
export const queueGroupDefault = 'constellation'

/** Where a dialler says hello; every daemon answers. */
export const helloSubject = `${subjectRoot}.constellation.hello`

const requestSuffix = ' request'
const ownPrefix = 'constellation '

/**
 * The subject on which a request of this name is asked: `finance.sum request` on `fabric.v1.finance.sum`, `constellation goal` on
 * `fabric.v1.constellation.goal`; undefined for messages that nobody asks with, such as responses.
 */
export function subjectOf(messageName: string): string | undefined {
  if (messageName.endsWith(requestSuffix)) return `${subjectRoot}.${messageName.slice(0, -requestSuffix.length)}`
  if (messageName.startsWith(ownPrefix)) return `${subjectRoot}.constellation.${messageName.slice(ownPrefix.length)}`
  return undefined
}

/** The subject of an operation, `finance.sum`. */
export const operationSubject = (operation: string): string => `${subjectRoot}.${operation}`
