// How a message was routed, and its mail to save when it was copied to the mailbox.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Save } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { MessageId } from '#shared/ids.ts'
import type { MessageRow } from '#shared/message.ts'
import { api, client } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { type Fact, Facts, PlainText, Time } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

export type RoutedProps = { message: MessageRow; route: NonNullable<MessageRow['route']> }

/** The route that holds. */
export function Routed({ message, route, onCorrect }: RoutedProps & { onCorrect: () => void }) {
  const { t } = useTranslation()
  const saveMail = useMutation({
    mutationFn: async () => {
      const { name, eml } = await client.messages.mail({ id: message.id })
      return window.shell.saveText({ name, text: eml })
    },
    onSuccess: path => {
      if (path !== null) notify(t('messages.route.mailSaved'))
    }
  })
  return (
    <section className="card stack" aria-labelledby="routed">
      <h2 id="routed">{t('messages.route.done')}</h2>
      <p>{t(`messages.route.${route.kind}`)}</p>
      <RouteFacts route={route} />
      {route.kind === 'registered' ? <Entry messageId={message.id} /> : null}
      <div>
        <Button onPress={onCorrect}>{t('messages.route.correct')}</Button>
      </div>
      {route.mail === null ? null : (
        <div>
          <Button
            icon={<Save size={18} />}
            isPending={saveMail.isPending}
            onPress={() => saveMail.mutate(undefined)}
          >
            {t('messages.route.saveMail')}
          </Button>
        </div>
      )}
      {saveMail.isError ? <Refused error={saveMail.error} /> : null}
    </section>
  )
}

function RouteFacts({ route }: Pick<RoutedProps, 'route'>) {
  const { t } = useTranslation()
  const known: readonly (readonly [string, Fact[1]])[] = [
    [t('messages.route.diaryNumber'), route.diaryNumber],
    [t('messages.route.mailbox'), route.mailbox],
    [t('messages.route.replyText'), route.replyText && <PlainText key="reply">{route.replyText}</PlainText>],
    [t('messages.route.because'), route.minorBecause]
  ]
  return (
    <Facts
      facts={[
        ...known.filter(([, value]) => value !== null),
        [t('messages.route.by'), route.decidedBy],
        [t('messages.route.at'), <Time key="at" at={route.decidedAt} />]
      ]}
    />
  )
}

/** The routes that no longer hold, oldest first, each with why it was corrected; nothing where none was. */
export function EarlierRoutes({ messageId }: { messageId: MessageId }) {
  const { t } = useTranslation()
  const { data = [] } = useQuery(api.messages.routes.queryOptions({ input: { id: messageId } }))
  if (data.length < 2) return null
  return (
    <section className="card stack" aria-labelledby="earlier-routes">
      <h2 id="earlier-routes">{t('messages.route.earlier')}</h2>
      {data.slice(0, -1).map((route, at) => (
        <div key={route.decidedAt} className="stack-tight">
          <p>{t(`messages.route.${route.kind}`)}</p>
          <RouteFacts route={route} />
          <p>{t('messages.route.wasCorrected', { because: data[at + 1]?.correctedBecause })}</p>
        </div>
      ))}
    </section>
  )
}

/** What the diary holds; who may not see it sees nothing. */
function Entry({ messageId }: { messageId: MessageId }) {
  const { t } = useTranslation()
  const { data } = useQuery(api.messages.entry.queryOptions({ input: { id: messageId } }))
  if (data === undefined || data === null) return null
  return (
    <>
      <h3>{t('messages.entry.title')}</h3>
      <Facts
        facts={[
          [t('messages.entry.receivedOn'), data.receivedOn],
          [t('messages.entry.publicParty'), data.publicParty],
          [t('messages.entry.publicConcerns'), data.publicConcerns],
          [t('messages.entry.protectedParty'), data.protectedParty],
          [t('messages.entry.protectedConcerns'), data.protectedConcerns]
        ]}
      />
    </>
  )
}
