// Times as platforms write them, with what they rest on.
import { Instant } from '#shared/ids.ts'

export type PlatformTime = {
  readonly at: Instant | null
  readonly raw: string | null
  readonly basis: 'utc' | 'offset' | 'none'
}

/** A time with `Z` or an offset; anything else has its words kept and no moment made of them. */
export function platformTime(raw: string | null): PlatformTime {
  const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:?\d\d)$/.exec(raw?.trim() ?? '')
  const zone = form?.[2]?.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2') ?? ''
  const at = Date.parse(`${form?.[1] ?? ''}${zone}`)
  if (raw === null || Number.isNaN(at)) return { at: null, raw, basis: 'none' }
  const isUtc = zone === 'Z' || /^[+-]00:00$/.test(zone)
  return { at: Instant.parse(new Date(at).toISOString()), raw, basis: isUtc ? 'utc' : 'offset' }
}
