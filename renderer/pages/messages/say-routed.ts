// Saying that a message is routed, and that an answer to it is still to be noted where one is.
import type { TFunction } from 'i18next'
import type { ThreadId } from '#shared/ids.ts'
import { api, queries } from '../../api.ts'
import { notify } from '../../components/notice.tsx'

/** Routing is one thing and answering another: what is routed waits until its answer is noted, too. */
export async function sayRouted(t: TFunction, id: ThreadId): Promise<void> {
  const asked = queries.fetchQuery({ ...api.inbox.find.queryOptions({ input: { id } }), staleTime: 0 })
  const thread = await asked.catch(() => null)
  if (thread === null || thread.dueAt === null) {
    notify(t('messages.route.saved'))
    return
  }
  notify(t('messages.route.savedUnanswered'))
  // Once the form of the route is gone from above it.
  requestAnimationFrame(() => document.getElementById('answers')?.scrollIntoView({ block: 'start' }))
}
