// Where an option stands in the configuration: the sections there are flat, and lists are texts.

/** Groups of options whose members are settings by their own names. */
const flat = new Set(['patience', 'retry', 'limits'])
/** Groups whose settings have the group's name before their own. */
const prefixing = new Set(['cloudflare', 'cache'])

/**
 * The setting that an option was made from: `gateway.cloudflareCacheTtlSeconds` for cloudflare, cacheTtlSeconds; `local.lora[0]` for lora, 0, scale.
 *
 * @param section of the configuration
 * @param path of the option
 */
export function settingName(section: string, path: readonly PropertyKey[]): string {
  const [first, second] = path
  if (first === undefined) return section
  const group = String(first)
  if (second === undefined) return `${section}.${group}`
  if (typeof second === 'number') return `${section}.${group}[${second}]`
  const member = String(second)
  if (flat.has(group)) return `${section}.${member}`
  return prefixing.has(group)
    ? `${section}.${group}${member.charAt(0).toUpperCase()}${member.slice(1)}`
    : `${section}.${group}`
}
