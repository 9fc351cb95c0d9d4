// What looks like comments on a page, for a person to choose one of: none is chosen to begin with.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentsFound } from '#shared/comment.ts'
import { OneOf } from '../../components/choices.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Empty } from '../../components/states.tsx'
import { Candidate, holds } from './candidate.tsx'

type CandidateListProps = {
  found: CommentsFound
  selected: string | null
  onSelect: (selector: string) => void
}

/** The candidates. The one that is chosen stays in the list, whatever it is narrowed to. */
export function CandidateList({ found, selected, onSelect }: CandidateListProps) {
  const { candidates, left, sheets } = found
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  if (candidates.length === 0) return <Empty title={t('comments.form.foundNone')} />
  const shown = candidates.filter(each => each.selector === selected || holds(each, words))
  return (
    <>
      <CandidateFilter words={words} onChange={setWords} />
      <div className="pile">
        <OneOf
          name="candidate"
          label={t('comments.form.found', { count: candidates.length })}
          isBoxed
          isRequired
          value={selected}
          onChange={onSelect}
          options={shown.map(each => ({
            id: each.selector,
            label: <Candidate of={each} sheets={sheets} />
          }))}
        />
      </div>
      <NotRead left={left} />
    </>
  )
}

/** Narrows such a list to those that hold some words. It has the focus when the list comes, which is what was waited for. */
export function CandidateFilter(props: { words: string; onChange: (words: string) => void }) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'start' })
    place.current?.querySelector('input')?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={place} className="candidate-filter">
      <TextInput
        name="filter"
        label={t('inbox.pile.filter')}
        value={props.words}
        onChange={props.onChange}
        maxLength={200}
      />
    </div>
  )
}

/** How many more there are on the page than are shown; nothing where all are. */
export function NotRead({ left }: { left: number }) {
  const { t } = useTranslation()
  return left === 0 ? null : <p role="status">{t('comments.form.left', { count: left })}</p>
}
