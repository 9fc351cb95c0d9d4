// What readers have reported of a record, and a way to enter one more report.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Time } from '../../components/facts.tsx'
import { type About, ReportForm } from './report-form.tsx'

/** The card. */
export function ReportsAbout({ about }: { about: About }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const reports = useQuery(api.reports.about.queryOptions({ input: about.record }))
  return (
    <section className="card stack" aria-labelledby="reports">
      <h2 id="reports">{t('reports.title')}</h2>
      <Asked query={reports}>
        {rows =>
          rows.length === 0 ? (
            <p className="muted">{t('reports.none')}</p>
          ) : (
            <ul className="plain-list stack-tight">
              {rows.map(({ id, matter, receivedAt, decision }) => (
                <li key={id} className="row">
                  <Link href={`/messages/${id}`}>{t(`reports.matters.${matter}`)}</Link>
                  <Time at={receivedAt} />
                  <span className="muted">
                    {decision === null ? t('reports.undecided') : t(`reports.outcomes.${decision.outcome}`)}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      <div>
        <Button onPress={() => setOpen(true)}>{t('reports.take')}</Button>
      </div>
      {isOpen ? (
        <Dialog title={t('reports.take')} onClose={() => setOpen(false)}>
          <ReportForm about={about} channels={[]} onTaken={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </section>
  )
}
