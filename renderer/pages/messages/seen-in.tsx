// What a message was seen in, and adding a picture or file that a person sees to show it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MessageRow } from '#shared/message.ts'
import { api } from '../../api.ts'
import { PlainText, Time } from '../../components/facts.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The card. */
export function SeenIn({ message }: { message: MessageRow }) {
  const { t } = useTranslation()
  const { data = [] } = useQuery(api.messages.sightings.queryOptions({ input: { id: message.id } }))
  const add = useMutation(
    api.messages.takeFile.mutationOptions({ onSuccess: () => notify(t('messages.seenIn.added')) })
  )
  const { id: sameAs, channelId } = message
  return (
    <section className="card stack" aria-labelledby="seen-in">
      <h2 id="seen-in">{t('taken.sightings')}</h2>
      <ol className="stack">
        {data.map(({ method, name, seenAt, sha256, locator, text }) => (
          <li key={`${sha256} ${locator} ${seenAt}`} className="stack-tight">
            <span>
              {t(`taken.methods.${method}`)} <Time at={seenAt} />
            </span>
            <span className="muted wrap">{[name, locator].filter(part => part !== '').join(' · ')}</span>
            {text === null ? null : (
              <div className="quote">
                <p className="muted">{t('messages.seenIn.words')}</p>
                <PlainText>{text}</PlainText>
              </div>
            )}
          </li>
        ))}
      </ol>
      {message.direction === 'in' ? (
        <>
          <p className="muted">{t('messages.seenIn.help')}</p>
          <FileDrop
            label={t('messages.intake.drop')}
            button={t('messages.intake.chooseFiles')}
            onFiles={([path]) => {
              if (path === undefined || path === '') return
              add.mutate({ channelId, path, senderName: null, senderAddress: null, receivedAt: null, sameAs })
            }}
          />
          {add.isError ? <Refused error={add.error} /> : null}
        </>
      ) : null}
    </section>
  )
}
