// What looks like comments on a page, for a person to choose from.
import { Link2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CommentsFound } from '#shared/comment.ts'
import { Badge } from '../../components/badge.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Empty } from '../../components/states.tsx'

type CandidateListProps = {
  found: CommentsFound
  selected: string | null
  onSelect: (selector: string) => void
}

/** The candidates. */
export function CandidateList({ found: { candidates, left }, selected, onSelect }: CandidateListProps) {
  const { t } = useTranslation()
  if (candidates.length === 0) return <Empty title={t('comments.form.foundNone')} />
  return (
    <>
      <div className="pile">
        <OneOf
          name="candidate"
          label={t('comments.form.found', { count: candidates.length })}
          isBoxed
          isRequired
          value={selected}
          onChange={onSelect}
          options={candidates.map(candidate => ({
            id: candidate.selector,
            label: (
              <span className="stack-tight">
                <span className="row">
                  <Foreign className="table-main" text={candidate.authorName ?? t('comments.noAuthor')} />
                  {candidate.isLinked ? (
                    <Badge tone="accent" icon={Link2}>
                      {t('comments.form.linked')}
                    </Badge>
                  ) : null}
                </span>
                <Foreign text={candidate.excerpt} />
              </span>
            )
          }))}
        />
      </div>
      <NotRead left={left} />
    </>
  )
}

/** How many more there are on the page than are shown; nothing where all are. */
export function NotRead({ left }: { left: number }) {
  const { t } = useTranslation()
  return left === 0 ? null : <p role="status">{t('comments.form.left', { count: left })}</p>
}
