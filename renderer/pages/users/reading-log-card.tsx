// Whether it is noted who reads what others have written: chosen by an administrator, and told to everybody.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ReadingLog } from '#shared/user.ts'
import { READING_LOGS } from '#shared/words/values.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { useLanguage } from '../../settings.ts'

/** The card. */
export function ReadingLogCard({ mayChoose }: { mayChoose: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const log = useQuery(api.users.readingLog.queryOptions())
  const choose = useMutation(
    api.users.setReadingLog.mutationOptions({ onSuccess: () => notify(t('users.readingLog.saved')) })
  )
  return (
    <section className="card stack" aria-labelledby="reading-log">
      <h2 id="reading-log">{t('users.readingLog.title')}</h2>
      <p className="muted">{t('users.readingLog.lead')}</p>
      <Asked query={log}>
        {({ which }) =>
          mayChoose ? (
            <OneOf
              name="reading-log"
              label={t('users.readingLog.what')}
              value={which}
              onChange={chosen => choose.mutate({ which: chosen })}
              options={ReadingLog.options.map(id => ({ id, label: READING_LOGS[id][language] }))}
            />
          ) : (
            <p>{READING_LOGS[which][language]}</p>
          )
        }
      </Asked>
      {choose.isError ? <Refused error={choose.error} /> : null}
      <div>
        <ButtonLink href="/journal/record.read">{t('users.readingLog.show')}</ButtonLink>
      </div>
    </section>
  )
}
