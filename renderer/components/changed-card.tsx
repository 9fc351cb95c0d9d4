// What a form that stays open says when it was refused: where somebody else has changed the same meanwhile, it can begin with what stands now.
import { notifyManager, useQueryClient } from '@tanstack/react-query'
import { Fragment, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '../refusal.ts'
import { Button } from './button.tsx'
import { Refused } from './states.tsx'

/** The form, made anew each time it begins anew. */
export function Renewed({ children }: { children: (startOver: () => void) => ReactNode }) {
  const [round, setRound] = useState(0)
  return <Fragment key={round}>{children(() => setRound(round + 1))}</Fragment>
}

/** In milliseconds; one of all that is read anew may not be answered. */
const PATIENCE = 2_000

/** The refusal, with the way to begin anew. */
export function RefusedOrChanged({ error, onStartOver }: { error: unknown; onStartOver: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  // What stands there now may not have been read since it was changed.
  const startOver = async () => {
    const late = new Promise(done => setTimeout(done, PATIENCE))
    await Promise.race([queries.refetchQueries({ type: 'active' }), late])
    // Behind the telling of it to the form, which begins with what it has been told.
    notifyManager.schedule(onStartOver)
  }
  const isChanged = refusalOf(error).code === 'changed-meanwhile'
  return (
    <>
      <Refused error={error} />
      {isChanged ? (
        <div className="row">
          <Button onPress={() => void startOver()}>{t('common.showNow')}</Button>
        </div>
      ) : null}
    </>
  )
}
