// Whether the comment may be removed, so that nobody can mistake it.
import {
  CircleAlert,
  CircleCheck,
  ExternalLink,
  type LucideIcon,
  MessageSquare,
  OctagonX,
  ShieldCheck
} from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentDetail } from '#shared/comment.ts'
import type { CommentId } from '#shared/ids.ts'
import type { Tone } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
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

/**
 * The verdict, with the way to the comment in its channel. Only a decision to remove what the core has read back and found right gives
 * leave. It has the focus when the comment has just been saved, and when it changes and what had the focus went with the form before.
 */
export function Verdict({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const [saying, why] = verdictOf(comment)
  const [tone, Icon] = APPEARANCES[saying]
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(saying)
  useEffect(() => {
    const isSaved = justSaved.get() === comment.id
    const isChanged = before.current !== saying && document.activeElement === document.body
    before.current = saying
    if (isSaved) justSaved.set(null)
    if (isSaved || isChanged) place.current?.focus()
  }, [comment.id, saying])
  return (
    <div className={`verdict tone-${tone}`}>
      <Icon size={52} />
      <div className="stack-tight verdict-says" role="status" ref={place} tabIndex={-1}>
        <p className="verdict-title">{t(`comments.banner.${saying}`)}</p>
        <p className="verdict-words">{t(`comments.banner.${why}`)}</p>
      </div>
      <OpenInChannel comment={comment} />
    </div>
  )
}

/** The page in the person's own browser; of what is never to be opened there is no such button. */
function OpenInChannel({ comment: { address, content, method } }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  if (method === 'facts') return null
  return (
    <Button
      icon={<ExternalLink size={18} />}
      onPress={() => void window.shell.openExternal(content?.permalink ?? address)}
    >
      {t('inbox.openInChannel')}
    </Button>
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
