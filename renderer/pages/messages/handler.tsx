// Who handles a conversation, and a choice of somebody else.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { UserId } from '#shared/ids.ts'
import type { ThreadRow } from '#shared/inbox.ts'
import { api } from '../../api.ts'
import { Choice } from '../../components/fields.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

const NOBODY = 'nobody'

/** The card. A choice holds at once. */
export function Handler({ thread }: { thread: ThreadRow }) {
  const { t } = useTranslation()
  const users = useQuery(api.users.list.queryOptions())
  const assign = useMutation(
    api.inbox.assign.mutationOptions({ onSuccess: () => notify(t('messages.inbox.assigned')) })
  )
  const able = (users.data ?? []).filter(
    ({ id, roles }) =>
      id === thread.handler?.id || roles.includes('moderator') || roles.includes('records-officer')
  )
  return (
    <section className="card stack" aria-labelledby="handler">
      <h2 id="handler">{t('messages.inbox.handlerTitle')}</h2>
      <Choice
        name="handler"
        label={t('messages.inbox.handler')}
        isRequired
        value={thread.handler?.id ?? NOBODY}
        onChange={id => assign.mutate({ id: thread.id, userId: id === NOBODY ? null : UserId.parse(id) })}
        options={[
          { id: NOBODY, label: t('messages.inbox.nobody') },
          ...able.map(({ id, name }) => ({ id, label: name }))
        ]}
      />
      {assign.isError ? <Refused error={assign.error} /> : null}
    </section>
  )
}
