// What a comment was seen in, in the order it was seen; what a source says otherwise is how the comment was edited.
import { useTranslation } from 'react-i18next'
import type { CommentDetail } from '#shared/comment.ts'
import { PlainText, Time } from '../../components/facts.tsx'
import { Dated } from './dated.tsx'

/** The sightings, when there are any. */
export function Sightings({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  if (comment.sightings.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="sightings">
      <h2 id="sightings">{t('taken.sightings')}</h2>
      <ol className="plain-list stack">
        {comment.sightings.map(({ id, method, name, fromUrl, seenAt, madeAt, content }) => (
          <li key={id} className="stack-tight">
            <span>
              {t(`taken.methods.${method}`)} <Time at={madeAt ?? seenAt} />
            </span>
            <span className="muted wrap">{fromUrl ?? name}</span>
            {content === null ? null : (
              <div className="quote">
                <p className="muted">{t('taken.edited')}</p>
                <Dated content={content} first={comment.content} />
                <PlainText>{content.text}</PlainText>
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
