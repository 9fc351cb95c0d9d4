// What is done with several conversations at once: each is routed, or noted as needing no answer, by itself.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ThreadRow } from '#shared/inbox.ts'
import { client } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { Together, useTogether } from '../inbox/together.tsx'
import { RouteForm } from './route-form.tsx'
import { whoOf } from './who-of.ts'

/** The forms; `onLeft` is told which of them are still chosen. */
export function RouteTogether({
  rows,
  onLeft
}: {
  rows: readonly ThreadRow[]
  onLeft: (left: ReadonlySet<string>) => void
}) {
  const { t } = useTranslation()
  const together = useTogether<ThreadRow>(onLeft)
  const { run } = together
  // As many as each held when it was chosen; those that come since are read first.
  const [held] = useState(() => new Map(rows.map(({ id, messages }) => [id, messages])))
  const asRead = ({ id, messages }: ThreadRow) => ({ id, messages: held.get(id) ?? messages })
  const undecided = rows.filter(row => row.undecided > 0)
  const unanswered = rows.filter(({ dueAt }) => dueAt !== null)
  const [first] = undecided
  return (
    <div className="page">
      <Together
        count={rows.length}
        of={together}
        nameOf={row => whoOf(row, t)}
        onClear={() => onLeft(new Set())}
      />
      {unanswered.length === 0 ? null : (
        <section className="card stack" aria-labelledby="needless">
          <h2 id="needless">{t('inbox.together.needless', { count: unanswered.length })}</h2>
          <Form
            onFilled={filled => {
              const because = filled.text('needless')
              run.mutate({
                rows: unanswered,
                work: row => client.inbox.answer({ ...asRead(row), answer: { kind: 'no-answer', because } })
              })
            }}
          >
            <TextInput name="needless" label={t('messages.answer.because')} isRequired maxLength={1000} />
            <div className="form-actions">
              <Button type="submit" isPending={run.isPending}>
                {t('messages.answer.button')}
              </Button>
            </div>
          </Form>
        </section>
      )}
      {first === undefined ? null : (
        <RouteForm
          channelId={first.channelId}
          receivedAt={null}
          count={undecided.reduce((sum, row) => sum + row.undecided, 0)}
          isPending={run.isPending}
          error={null}
          onRoute={route =>
            run.mutate({ rows: undecided, work: row => client.inbox.route({ ...asRead(row), route }) })
          }
        />
      )}
    </div>
  )
}
