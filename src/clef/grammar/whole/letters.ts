/** Requests that one goal may hold, and values that a program binds; each has a letter. */
export const requestsMax = 6

export const letters: readonly string[] = [...'abcdefghijklmnopqrstuvwxyz'].slice(0, requestsMax)
