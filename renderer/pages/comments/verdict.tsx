// Whether the comment may be removed, so that nobody can mistake it.
import { CircleAlert, CircleCheck, type LucideIcon, MessageSquare, OctagonX, ShieldCheck } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentDetail } from '#shared/comment.ts'
import type { CommentId } from '#shared/ids.ts'
import type { Tone } from '../../components/badge.tsx'
import { createStore } from '../../store.ts'

type Saying = 'goneBefore' | 'notYet' | 'mayRemove' | 'unconfirmed' | 'removed' | 'stays'
const APPEARANCES: Record<Saying, readonly [Tone, LucideIcon]> = {
  goneBefore: ['warn', CircleAlert],
  notYet: ['bad', OctagonX],
  mayRemove: ['good', ShieldCheck],
  unconfirmed: ['warn', CircleAlert],
  removed: ['calm', CircleCheck],
  stays: ['calm', MessageSquare]
}

/** The comment that has just been saved: whoever saved it is shown first whether it may be removed. */
export const justSaved = createStore<CommentId | null>(null)

/** The verdict. Only a decision to remove what the core has read back and found right gives leave. */
export function Verdict({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const [saying, why] = verdictOf(comment)
  const [tone, Icon] = APPEARANCES[saying]
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (justSaved.get() !== comment.id) return
    justSaved.set(null)
    place.current?.focus()
  }, [comment.id])
  return (
    <div className={`verdict tone-${tone}`} role="status" ref={place} tabIndex={-1}>
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
    case 'saved':
      return ['notYet', 'saved'] as const
    case 'verified':
      return ['notYet', 'verified'] as const
    case 'decided':
      if (decision?.outcome === 'gone-before-saved') return ['goneBefore', 'goneBeforeText'] as const
      return decision?.outcome === 'remove'
        ? (['mayRemove', 'decided'] as const)
        : (['stays', 'staysText'] as const)
    case 'removed':
      return ['unconfirmed', 'unconfirmedText'] as const
    case 'gone':
      return ['removed', 'removedText'] as const
  }
}
