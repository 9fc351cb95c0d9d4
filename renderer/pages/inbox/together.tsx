// Several records dealt with by one decision: each by itself, one after the other, and those that were refused stay chosen.
import { useMutation } from '@tanstack/react-query'
import { CircleX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { announce, type NoticeAct, notify } from '../../components/notice.tsx'
import { Progress } from '../../components/progress.tsx'
import { bringForward } from '../../components/states.tsx'
import { refusalSentence } from '../../refusal.ts'
import { useLanguage } from '../../settings.ts'

type Failed<Row> = { readonly row: Row; readonly error: unknown }

/** Does the work for each; `onDone` is told which are left. */
export function useTogether<Row extends { readonly id: string }, Came = unknown>(
  onDone: (left: ReadonlySet<string>) => void,
  /** What takes back what came of it. */
  takeBack: (came: readonly Came[]) => NoticeAct | null = () => null
) {
  const { t } = useTranslation()
  const [done, setDone] = useState(0)
  const [failed, setFailed] = useState<readonly Failed<Row>[]>([])
  const run = useMutation({
    mutationFn: async ({ rows, work }: { rows: readonly Row[]; work: (row: Row) => Promise<Came> }) => {
      setDone(0)
      const [came, refused]: [Came[], Failed<Row>[]] = [[], []]
      for (const row of rows) {
        await work(row).then(
          each => came.push(each),
          (error: unknown) => refused.push({ row, error })
        )
        setDone(before => before + 1)
      }
      return { came, refused }
    },
    onSuccess: ({ came, refused }) => {
      setFailed(refused)
      const said = t('inbox.together.done', { done: came.length, asked: came.length + refused.length })
      if (refused.length === 0) notify(said, takeBack(came))
      else announce(said)
      onDone(new Set(refused.map(({ row }) => row.id)))
    }
  })
  return { run, done, failed }
}

type TogetherProps<Row> = {
  count: number
  of: {
    readonly run: { readonly isPending: boolean }
    readonly done: number
    readonly failed: readonly Failed<Row>[]
  }
  nameOf: (row: Row) => string
}

/** The head of what is done with several: how many, a way to let go of them, how far it has come, and what was refused. */
export function Together<Row extends { readonly id: string }>(
  props: TogetherProps<Row> & { onClear: () => void }
) {
  const { count, onClear } = props
  const { t } = useTranslation()
  return (
    <section className="stack-tight" aria-labelledby="together">
      <div className="page-head">
        <h1 id="together">{t('inbox.together.title', { count })}</h1>
        <Button onPress={onClear}>{t('inbox.together.clear')}</Button>
      </div>
      <HowFar {...props} />
    </section>
  )
}

/** How far it has come, and what was refused. */
export function HowFar<Row extends { readonly id: string }>({ count, of, nameOf }: TogetherProps<Row>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const place = useRef<HTMLDivElement>(null)
  const { failed } = of
  useEffect(() => {
    if (failed.length > 0) bringForward(place.current)
  }, [failed])
  return (
    <>
      {of.run.isPending ? (
        <Progress
          label={t('inbox.together.progress', { done: of.done, total: count })}
          done={of.done}
          total={count}
        />
      ) : null}
      {failed.length === 0 ? null : (
        <Alert
          tone="bad"
          icon={CircleX}
          title={t('inbox.together.failed', { count: failed.length })}
          isUrgent
          place={place}
        >
          <ul>
            {failed.map(({ row, error }) => (
              <li key={row.id}>
                {nameOf(row)}: {refusalSentence(error, language)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  )
}
