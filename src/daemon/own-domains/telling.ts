/** What the thread that loads a domain says of it: a description, still to be checked, or why there is none. */
export type Telling = { readonly domain: unknown } | { readonly failed: string }
