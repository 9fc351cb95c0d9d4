// What Facebook's and Instagram's Graph API have in common: its key, its errors, its limits, its pages.
import { z } from 'zod'
import type { PlatformAction } from '#shared/account.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { type Answer, type Http, httpTo } from './http.ts'
import type { ClientOptions } from './platform.ts'

const PER_PAGE = 100
const Paging = z.object({
  cursors: z.object({ after: z.string().nullish() }).nullish(),
  next: z.string().nullish()
})

export type GraphPlatform = 'Facebook' | 'Instagram'

/** The Graph API at an address, asked with a key. */
export function graphTo(platform: GraphPlatform, options: ClientOptions): Http {
  const base = options.address.endsWith('/') ? options.address : `${options.address}/`
  return httpTo({
    platform,
    base,
    signal: options.signal,
    patience: options.patience,
    // In a header and not in the address, so that it is not in addresses that are kept.
    headers: () => ({ authorization: `Bearer ${options.secret}` }),
    secrets: () => [options.secret],
    trouble: answer => troubleOf(platform, answer),
    pause
  })
}

/** Every page of an edge. The addresses of next pages carry the key and lead anywhere; only their mark is used. */
export async function* edge<Item extends z.ZodType>(
  http: Http,
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
  item: Item
): AsyncGenerator<{ answer: Answer; items: z.infer<Item>[]; total: number | null }> {
  const Page = z.object({
    data: z.array(item),
    paging: Paging.nullish(),
    summary: z.object({ total_count: z.int().nullish() }).nullish()
  })
  for (let after: string | undefined; ; ) {
    const answer = await http.get(path, { ...query, limit: PER_PAGE, after })
    // The schema is made of `item`, which zod cannot see through a type parameter.
    const page = http.read(answer, Page) as {
      data: z.infer<Item>[]
      paging?: z.infer<typeof Paging> | null
      summary?: { total_count?: number | null } | null
    }
    yield { answer, items: page.data, total: page.summary?.total_count ?? null }
    const next = page.paging?.next == null ? undefined : (page.paging.cursors?.after ?? undefined)
    if (next === undefined || next === after) return
    after = next
  }
}

/**
 * The answer about one comment, and whether it is gone or may not be seen: the platform makes no difference. A refusal is asked about once more, so that what is wrong is said by the
 * one who knows it.
 * @throws ArchiveError platform-bad-answer, and what the platform refuses
 */
export async function answerAbout(
  http: Http,
  platform: GraphPlatform,
  { id, fields }: { id: string; fields: string }
): Promise<{ answer: Answer; isGone: boolean }> {
  const answer = await http.get(id, { fields }, { allow: [400, 404] })
  if (answer.status < 400) return { answer, isGone: false }
  if (isGone(answer)) return { answer, isGone: true }
  await http.get(id, { fields: 'id' })
  throw new ArchiveError('platform-bad-answer', { platform, status: answer.status })
}

/** Hides, shows or deletes a comment; `hiding` is the field that the platform hides by. */
export function actThrough(
  http: Http,
  platform: GraphPlatform,
  { id, action, hiding }: { id: string; action: PlatformAction; hiding: string }
): Promise<Answer> {
  if (action === 'delete') return http.send('DELETE', id)
  if (action === 'hide' || action === 'unhide')
    return http.send('POST', id, { form: { [hiding]: String(action === 'hide') } })
  throw new ArchiveError('platform-cannot', { platform, action })
}

/** Whether the answer says that the object is not there, or not for this account to see. */
function isGone(answer: Answer): boolean {
  const error = errorOf(answer)
  return error?.code === 100 && (error.error_subcode === 33 || /does not exist/i.test(error.message ?? ''))
}

const GraphError = z.object({
  error: z.object({ code: z.int(), error_subcode: z.int().nullish(), message: z.string().nullish() })
})
const errorOf = (answer: Answer) => GraphError.safeParse(answer.json).data?.error

const LIMITS = new Set([4, 17, 32, 613, 80001, 80002, 80005, 80006])

function troubleOf(platform: string, answer: Answer): ArchiveError | null {
  const error = errorOf(answer)
  if (error === undefined) return null
  if (error.code === 190 || error.code === 102) return new ArchiveError('platform-expired', { platform })
  if (error.code === 10 || (error.code >= 200 && error.code < 300) || error.code === 3)
    return new ArchiveError('platform-forbidden', { platform })
  if (isGone(answer)) return new ArchiveError('platform-not-found', { platform })
  return null
}

const Usage = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.number().nullish() }))
)

/** Too many requests come as an error code, and how long to wait, in minutes, in a header of its own. */
function pause(answer: Answer): number | null {
  const code = errorOf(answer)?.code
  if (code === undefined || !LIMITS.has(code)) return null
  return regainMinutes(answer.headers.get('x-business-use-case-usage')) * 60_000
}

function regainMinutes(header: string | null): number {
  try {
    const usage = Usage.parse(JSON.parse(header ?? '{}'))
    const minutes = Object.values(usage)
      .flat()
      .map(each => each.estimated_time_to_regain_access ?? 0)
    return Math.max(0, ...minutes) || 60
  } catch {
    return 60
  }
}
