// Many comments under one post, saved in one go: which, and how far it has come.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentPile, CommentsFound } from '#shared/comment.ts'
import type { ChannelId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { SomeOf } from '../../components/choices.tsx'
import { Progress } from '../../components/progress.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { pileProgress } from '../../live.ts'
import { Candidate, holds } from './candidate.tsx'
import { CandidateFilter, NotRead } from './candidate-list.tsx'

type PileProps = {
  found: CommentsFound
  /** Null until one is chosen. */
  channelId: ChannelId | null
  address: string
  onSaved: (pile: CommentPile) => void
}

/** What was found on the page, none of it chosen to begin with. */
export function Pile({ found: { candidates, left, sheets }, channelId, address, onSaved }: PileProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const progress = pileProgress.use()
  const save = useMutation(api.comments.saveTogether.mutationOptions({ onSuccess: onSaved }))
  if (candidates.length === 0) return <Empty title={t('comments.form.foundNone')} />
  const shown = candidates.filter(candidate => holds(candidate, words))
  // A reply of one's own is saved on purpose, and not with the others.
  const others = shown.filter(({ byChannel }) => !byChannel)
  const all = [...new Set([...chosen, ...others.map(({ selector }) => selector)])]
  return (
    <>
      <CandidateFilter words={words} onChange={setWords} />
      <div className="row">
        <Button variant="small" onPress={() => setChosen(all)}>
          {t('inbox.pile.all', { count: others.length })}
        </Button>
        <Button variant="small" isDisabled={chosen.length === 0} onPress={() => setChosen([])}>
          {t('inbox.together.clear')}
        </Button>
      </div>
      <div className="pile">
        <SomeOf
          label={t('comments.form.found', { count: candidates.length })}
          isBoxed
          needed={t('common.form.required')}
          value={chosen}
          onChange={setChosen}
          options={shown.map(each => ({
            id: each.selector,
            label: <Candidate of={each} sheets={sheets} />
          }))}
        />
      </div>
      <NotRead left={left} />
      {save.isPending ? (
        <Progress
          label={t('taken.pileProgress', {
            done: progress?.done ?? 0,
            total: progress?.total ?? chosen.length
          })}
          done={progress?.done ?? 0}
          total={progress?.total ?? chosen.length}
        />
      ) : null}
      {save.isError ? <Refused error={save.error} /> : null}
      <div className="form-actions form-actions-kept">
        <Button
          variant="primary"
          isPending={save.isPending}
          isDisabled={channelId === null || chosen.length === 0}
          onPress={() => {
            if (channelId !== null) save.mutate({ channelId, address, selectors: [...chosen] })
          }}
        >
          {t('taken.pileSave', { count: chosen.length })}
        </Button>
      </div>
    </>
  )
}
