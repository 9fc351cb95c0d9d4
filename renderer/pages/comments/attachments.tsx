// What hangs on a comment, with whether it could be had; a picture is shown when somebody asks for it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment, CommentDetail } from '#shared/comment.ts'
import { Button } from '../../components/button.tsx'
import { ObjectPicture } from '../../components/object-picture.tsx'

/** The attachments, when there are any. */
export function Attachments({ comment: { attachments, files } }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  if (attachments === null || attachments.length === 0) return null
  const isPicture = ({ sha256 }: Attachment) =>
    files.some(file => file.sha256 === sha256 && file.mediaType.startsWith('image/'))
  return (
    <section className="card stack" aria-labelledby="attachments">
      <h2 id="attachments">{t('taken.attachments')}</h2>
      <ul className="stack">
        {attachments.map(attachment => (
          <li key={`${attachment.kind} ${attachment.url}`} className="stack-tight">
            <span>
              {t(`taken.attached.${attachment.kind}`)}: {t(`taken.attachedStates.${attachment.state}`)}
            </span>
            {attachment.description === null ? null : <span>{attachment.description}</span>}
            <span className="muted wrap">{attachment.url}</span>
            {isPicture(attachment) ? <Picture attachment={attachment} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Picture({ attachment: { sha256, description } }: { attachment: Attachment }) {
  const { t } = useTranslation()
  const [isShown, setShown] = useState(false)
  if (sha256 === null) return null
  if (isShown) return <ObjectPicture sha256={sha256} alt={description ?? t('taken.attached.picture')} />
  return (
    <div>
      <Button onPress={() => setShown(true)}>{t('taken.showAttachment')}</Button>
    </div>
  )
}
