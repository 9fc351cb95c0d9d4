// The files that came with a message: pictures are shown, the others named with what became of them.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MessageId } from '#shared/ids.ts'
import { PICTURE_TYPES } from '#shared/picture-type.ts'
import { api } from '../../api.ts'
import { Foreign } from '../../components/foreign.tsx'
import { ObjectPicture } from '../../components/object-picture.tsx'
import { TextInPictures } from '../../components/text-in-pictures.tsx'

/** The card, or nothing where there are none. */
export function Attachments({ messageId }: { messageId: MessageId }) {
  const { t } = useTranslation()
  const { data = [] } = useQuery(api.messages.attachments.queryOptions({ input: { id: messageId } }))
  if (data.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="attachments">
      <h2 id="attachments">{t('messages.attachments.title')}</h2>
      <ul className="plain-list stack" aria-labelledby="attachments">
        {data.map(({ position, uri, state, sha256, mediaType }) => (
          <li key={position} className="stack-tight">
            <span className="row">
              <Foreign text={uri === '' ? t('messages.attachments.nameless') : uri} />
              <span className="muted">{t(`messages.attachments.states.${state}`)}</span>
            </span>
            {sha256 !== null && PICTURE_TYPES.has(mediaType ?? '') ? (
              <ObjectPicture sha256={sha256} alt={uri === '' ? t('messages.attachments.nameless') : uri} />
            ) : null}
          </li>
        ))}
      </ul>
      {data.some(({ mediaType }) => PICTURE_TYPES.has(mediaType ?? '')) ? (
        <TextInPictures record={{ kind: 'message', id: messageId }} />
      ) : null}
    </section>
  )
}
