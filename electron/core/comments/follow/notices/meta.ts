// What Meta tells an address that a Page or an Instagram account has been subscribed with: which comment has changed, and how it has is
// asked for at the platform. As its documentation describes it: Webhooks, the field `feed` of Pages, and `comments` of Instagram.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Notice } from './notice.ts'

const MOST = 1_000
const Change = z.object({
  field: z.string(),
  value: z
    .object({ item: z.string().nullish(), comment_id: z.string().nullish(), id: z.string().nullish() })
    .catch({})
})
const Told = z.object({
  object: z.enum(['page', 'instagram']),
  entry: z.array(z.object({ id: z.string(), changes: z.array(Change).default([]) })).max(MOST)
})

/** Whether the body is signed with the app's secret, as `x-hub-signature-256` says. */
export function isMetas(body: Buffer, signature: string | undefined, secret: string): boolean {
  const said = Buffer.from(/^sha256=([0-9a-f]{64})$/.exec(signature ?? '')?.[1] ?? '', 'hex')
  const own = createHmac('sha256', secret).update(body).digest()
  return said.length === own.length && timingSafeEqual(said, own)
}

/** The comments that it is about; null of what is not understood. */
export function readMeta(body: Buffer): Notice[] | null {
  let given: unknown
  try {
    given = JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
  const { data: told } = Told.safeParse(given)
  if (told === undefined) return null
  const isPage = told.object === 'page'
  const notices = told.entry.flatMap(({ id: user, changes }) =>
    changes.flatMap(({ field, value }): Notice[] => {
      const isComment = isPage ? field === 'feed' && value.item === 'comment' : field === 'comments'
      const id = isPage ? value.comment_id : value.id
      if (!isComment || id == null) return []
      return [{ kind: isPage ? 'facebook' : 'instagram', user, is: 'comment', id }]
    })
  )
  return notices.slice(0, MOST)
}
