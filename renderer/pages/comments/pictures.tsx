// The pictures of a comment, with what was searched for pointed out in them.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CommentDetail, PicturePlaces } from '#shared/comment.ts'
import { api } from '../../api.ts'
import { ObjectPicture } from '../../components/object-picture.tsx'

const PICTURES = [
  ['comment', 'picture'],
  ['context', 'context'],
  ['confirmation', 'confirmation']
] as const

/** The section; none when there is no picture. */
export function Pictures({ comment, words }: { comment: CommentDetail; words: string }) {
  const { t } = useTranslation()
  const query = words.slice(0, 200)
  const found = useQuery({
    ...api.comments.places.queryOptions({ input: { id: comment.id, query: query === '' ? '–' : query } }),
    enabled: query !== ''
  })
  const shown = PICTURES.flatMap(([role, name]) => {
    const file = comment.files.find(each => each.role === role && each.mediaType.startsWith('image/'))
    return file === undefined ? [] : [{ name, sha256: file.sha256 }]
  })
  if (shown.length === 0) return null
  return (
    <section className="stack" aria-labelledby="pictures">
      <h2 id="pictures">{t('comments.detail.pictures')}</h2>
      <div className="columns">
        {shown.map(({ name, sha256 }) => (
          <figure key={name} className="stack-tight">
            <figcaption>{t(`comments.detail.${name}`)}</figcaption>
            <section
              className="picture-frame"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by key
              tabIndex={0}
              aria-label={t(`comments.detail.${name}`)}
            >
              <div className="marked-picture">
                <ObjectPicture sha256={sha256} alt={t(`comments.detail.${name}`)} />
                <Marks of={found.data?.find(each => each.sha256 === sha256)} />
              </div>
            </section>
          </figure>
        ))}
      </div>
    </section>
  )
}

/** Frames around the places, as shares of the picture, which is shown as large as there is room for. */
function Marks({ of }: { of: PicturePlaces | undefined }) {
  if (of === undefined) return null
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`
  return of.places.map(({ x, y, width, height }) => (
    <span
      key={`${x} ${y}`}
      className="viewer-mark"
      style={{
        left: share(x, of.width),
        top: share(y, of.height),
        width: share(width, of.width),
        height: share(height, of.height)
      }}
    />
  ))
}
