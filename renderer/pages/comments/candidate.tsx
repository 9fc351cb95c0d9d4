// One of what looks like comments on a page: how it looks there, who wrote it and how it begins.
import { Building2, Link2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CommentCandidate } from '#shared/comment.ts'
import { Badge } from '../../components/badge.tsx'
import { Foreign } from '../../components/foreign.tsx'

/** So much room a picture has in the list, in pixels. */
const WIDEST = 220
const TALLEST = 96
/** Words that are drawn smaller are not read. */
const SMALLEST = 0.5

/** What stands beside its tick. `sheets`: the pictures of the page that it is in one of. */
export function Candidate({ of, sheets }: { of: CommentCandidate; sheets: readonly string[] }) {
  const { t } = useTranslation()
  const { authorName, excerpt, isLinked, byChannel } = of
  return (
    <span className="candidate">
      <CandidatePicture of={of} sheets={sheets} />
      <span className="candidate-words">
        <span className="row">
          {authorName === null ? null : <Foreign className="table-main" text={authorName} />}
          {isLinked ? (
            <Badge tone="accent" icon={Link2}>
              {t('comments.form.linked')}
            </Badge>
          ) : null}
          {byChannel ? (
            <Badge tone="calm" icon={Building2}>
              {t('comments.form.own')}
            </Badge>
          ) : null}
        </span>
        <Foreign className="candidate-excerpt" text={excerpt} />
      </span>
    </span>
  )
}

/** Its part of the picture of the page; the words beside say what it shows. Nothing where the page was not pictured. */
function CandidatePicture({ of: { picture }, sheets }: { of: CommentCandidate; sheets: readonly string[] }) {
  if (sheets.length === 0) return null
  const sheet = picture === null ? undefined : sheets[picture.sheet]
  if (picture === null || sheet === undefined) return <span className="candidate-picture" />
  const { x, y, width, height } = picture
  // Of a wide part its beginning is shown, large enough to be told from the others: there stand who wrote it and the first words.
  const scale = Math.min(1, Math.max(SMALLEST, WIDEST / width))
  const shown = { width: Math.min(width * scale, WIDEST), height: Math.min(height * scale, TALLEST) }
  return (
    <span className="candidate-picture">
      <span className="candidate-part" style={shown}>
        <img
          src={`data:image/jpeg;base64,${sheet}`}
          alt=""
          decoding="async"
          style={{ transform: `scale(${scale}) translate(${-x}px, ${-y}px)` }}
        />
      </span>
    </span>
  )
}

/** Whether it holds these words, wherever in it. */
export const holds = ({ authorName, excerpt }: CommentCandidate, words: string): boolean =>
  `${authorName ?? ''} ${excerpt}`.toLowerCase().includes(words.trim().toLowerCase())
