// The validation report of a package: what was checked before it got its name, and what was found.
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CircleX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ExportId } from '#shared/ids.ts'
import type { ValidationCheck, ValidationRemark } from '#shared/validation.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'

type Row = ValidationCheck & { readonly id: string }

/** The report as a table; what was wrong is listed below it. */
export function Validation({ exportId }: { exportId: ExportId }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const found = useQuery(api.exports.report.queryOptions({ input: { id: exportId } }))
  const columns: TableColumn<Row>[] = [
    {
      id: 'check',
      name: t('exports.validation.check'),
      isRowHeader: true,
      cell: ({ check, source, names }) => (
        <>
          {t(`exports.validation.checks.${check}`)}
          {source === null ? null : <p className="help">{t(`exports.validation.sources.${source}`)}</p>}
          {check === 'schemas' ? <p className="help mono">{names.join(', ')}</p> : null}
        </>
      )
    },
    {
      id: 'subject',
      name: t('exports.validation.subject'),
      cell: ({ subject, files }) =>
        subject === null && files.length === 0 ? (
          t('exports.validation.whole')
        ) : (
          <Paths paths={subject === null ? files : [subject]} />
        )
    },
    {
      id: 'number',
      name: t('exports.validation.number'),
      cell: ({ number, outcome }) => (outcome === 'not-made' ? '–' : formatCount(number, language))
    },
    {
      id: 'outcome',
      name: t('exports.validation.outcome'),
      cell: ({ outcome, why }) => (
        <>
          <Badge {...APPEARANCES[outcome]}>{t(`exports.validation.outcomes.${outcome}`)}</Badge>
          {why === null ? null : <p className="help">{t(`exports.validation.whys.${why}`)}</p>}
        </>
      )
    }
  ]
  return (
    <section className="card stack" aria-labelledby="validation">
      <h2 id="validation">{t('exports.validation.title')}</h2>
      <Asked query={found}>
        {report =>
          report === null ? (
            <p>{t('exports.validation.none')}</p>
          ) : (
            <>
              <Table
                label={t('exports.validation.title')}
                columns={columns}
                rows={report.checks.map((each, index) => ({ ...each, id: String(index) }))}
              />
              <Findings checks={report.checks} />
              <Remarks remarks={report.remarks} />
            </>
          )
        }
      </Asked>
    </section>
  )
}

const APPEARANCES = {
  passed: { tone: 'good', icon: CircleCheck },
  failed: { tone: 'bad', icon: CircleX },
  'not-made': { tone: 'warn', icon: CircleAlert }
} as const

/** More than these stand in the report in the package. */
const MOST_PATHS = 10

function Paths({ paths }: { paths: readonly string[] }) {
  const { t } = useTranslation()
  const more = paths.length - MOST_PATHS
  return (
    <>
      {paths.slice(0, MOST_PATHS).map(path => (
        <div key={path} className="mono">
          {path}
        </div>
      ))}
      {more > 0 ? <p className="help">{t('exports.validation.more', { count: more })}</p> : null}
    </>
  )
}

/** What a receiver should know of the records. */
function Remarks({ remarks }: { remarks: readonly ValidationRemark[] }) {
  const { t } = useTranslation()
  if (remarks.length === 0) return null
  return (
    <>
      <h3>{t('exports.validation.remarks')}</h3>
      {remarks.map(({ remark, number, records }) => (
        <div key={remark}>
          <p>
            {t(`exports.validation.remarkWords.${remark}`)}: {number}
          </p>
          <Paths paths={records} />
        </div>
      ))}
    </>
  )
}

function Findings({ checks }: { checks: readonly ValidationCheck[] }) {
  const { t } = useTranslation()
  const findings = checks.flatMap(each => each.findings)
  if (findings.length === 0) return null
  return (
    <>
      <h3>{t('exports.validation.findings')}</h3>
      <ul>
        {findings.map(({ rule, what }) => (
          <li key={`${rule} ${what}`} className="mono">
            {rule}: {what}
          </li>
        ))}
      </ul>
    </>
  )
}
