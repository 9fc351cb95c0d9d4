// Whether the comment may be removed, so that nobody can mistake it.
import { CircleCheck, type LucideIcon, OctagonX, ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CommentDetail } from '#shared/comment.ts'
import type { Tone } from '../../components/badge.tsx'

type Saying = 'notYet' | 'mayRemove' | 'removed'
const LOOKS: Record<Saying, readonly [Tone, LucideIcon]> = {
  notYet: ['bad', OctagonX],
  mayRemove: ['good', ShieldCheck],
  removed: ['calm', CircleCheck]
}

/** The verdict. Only `cleared`, which the core says after reading the copy back, gives leave. */
export function Verdict({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const [saying, why] = verdictOf(comment)
  const [tone, Icon] = LOOKS[saying]
  return (
    <div className={`verdict tone-${tone}`} role="status">
      <Icon size={52} />
      <div className="stack-tight">
        <p className="verdict-title">{t(`comments.banner.${saying}`)}</p>
        <p className="verdict-words">{t(`comments.banner.${why}`)}</p>
      </div>
    </div>
  )
}

function verdictOf({ state, decision }: CommentDetail) {
  switch (state) {
    case 'noticed':
      return ['notYet', 'noticed'] as const
    case 'preserved':
      return ['notYet', decision === null ? 'preserved' : 'decided'] as const
    case 'cleared':
      return ['mayRemove', 'cleared'] as const
    case 'removed':
      return ['removed', 'removedText'] as const
  }
}
