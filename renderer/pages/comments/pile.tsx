// Many comments under one post, saved in one go: which, how far it has come, and what became of each.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CommentCandidate, CommentPile, CommentsFound } from '#shared/comment.ts'
import { isErrorCode } from '#shared/errors.ts'
import type { ChannelId } from '#shared/ids.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { SomeOf } from '../../components/choices.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Progress } from '../../components/progress.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { pileProgress } from '../../live.ts'
import { useLanguage } from '../../settings.ts'
import { NotRead } from './candidate-list.tsx'

type PileProps = {
  found: CommentsFound
  /** Null until one is chosen. */
  channelId: ChannelId | null
  address: string
}

/** What was found on the page, none of it chosen to begin with. */
export function Pile({ found: { candidates, left }, channelId, address }: PileProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const progress = pileProgress.use()
  const save = useMutation(api.comments.saveTogether.mutationOptions())
  if (candidates.length === 0) return <Empty title={t('comments.form.foundNone')} />
  if (save.isSuccess) return <Outcomes pile={save.data} address={address} />
  const shown = candidates.filter(candidate => holds(candidate, words))
  const all = [...new Set([...chosen, ...shown.map(({ selector }) => selector)])]
  return (
    <>
      <TextInput
        name="filter"
        label={t('inbox.pile.filter')}
        value={words}
        onChange={setWords}
        maxLength={200}
      />
      <div className="row">
        <Button variant="small" onPress={() => setChosen(all)}>
          {t('inbox.pile.all', { count: shown.length })}
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
          options={shown.map(({ selector, authorName, excerpt }) => ({
            id: selector,
            label: (
              <span className="stack-tight">
                <Foreign className="table-main" text={authorName ?? t('comments.noAuthor')} />
                <Foreign text={excerpt} />
              </span>
            )
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

const holds = ({ authorName, excerpt }: CommentCandidate, words: string) =>
  `${authorName ?? ''} ${excerpt}`.toLowerCase().includes(words.trim().toLowerCase())

function Outcomes({ pile, address }: { pile: CommentPile; address: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const saved = pile.outcomes.filter(({ problem }) => problem === null).length
  return (
    <section className="stack" aria-labelledby="outcomes">
      <h2 id="outcomes">{t('taken.pileDone', { saved, asked: pile.outcomes.length })}</h2>
      <p role="status">
        {pile.shown === null
          ? t('taken.shownUnknown', { found: pile.found })
          : t('taken.shown', { shown: pile.shown, found: pile.found })}
      </p>
      <NotRead left={pile.left} />
      <ul>
        {pile.outcomes.map(({ selector, id, authorName, isKnown, problem }) => (
          <li key={selector}>
            <Link href={`/comments/${id}`}>{authorName ?? t('comments.noAuthor')}</Link>
            {': '}
            {problem === null
              ? t(isKnown ? 'taken.pileKnown' : 'comments.states.verified')
              : refusalSentence(
                  isErrorCode(problem) ? problem : 'internal',
                  { address, id, reason: '' },
                  language
                )}
          </li>
        ))}
      </ul>
    </section>
  )
}
