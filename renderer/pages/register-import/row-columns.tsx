// A row of the trial as a list shows it: what would become of it, what is wrong with it, and what it would change.
import { CircleAlert, CircleCheck, CircleX, type LucideIcon, Pencil, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { findingSentence, isStopping } from '#shared/import-findings.ts'
import { Platform } from '#shared/register.ts'
import type { ImportRow, RowOutcome } from '#shared/register-import.ts'
import { valueInWords } from '#shared/register-words.ts'
import { Badge, type Tone } from '../../components/badge.tsx'
import type { TableColumn } from '../../components/table.tsx'
import { useLanguage } from '../../settings.ts'
import { type OnAnswer, Question } from './question.tsx'

const APPEARANCES: Record<RowOutcome, readonly [Tone, LucideIcon]> = {
  created: ['good', Plus],
  changed: ['accent', Pencil],
  unchanged: ['calm', CircleCheck],
  refused: ['bad', CircleX]
}

/** The columns of the trial. */
export function useRowColumns(onAnswer: OnAnswer): TableColumn<ImportRow & { id: string }>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'row',
      name: t('registerImport.row'),
      cell: ({ row }) => <span className="number">{row}</span>
    },
    {
      id: 'name',
      name: t('channels.name'),
      isRowHeader: true,
      cell: ({ name }) => <div className="table-main wrap">{name || '–'}</div>
    },
    {
      id: 'outcome',
      name: t('registerImport.outcome'),
      cell: ({ outcome }) => {
        const [tone, icon] = APPEARANCES[outcome]
        return (
          <Badge tone={tone} icon={icon}>
            {t(`registerImport.outcomes.${outcome}`)}
          </Badge>
        )
      }
    },
    { id: 'what', name: t('registerImport.what'), cell: row => <What row={row} onAnswer={onAnswer} /> }
  ]
}

function What({ row: { outcome, findings, changes }, onAnswer }: { row: ImportRow; onAnswer: OnAnswer }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="stack-tight">
      {findings.length === 0 ? null : (
        <ul className="plain-list">
          {findings.map(finding => (
            <li
              key={`${finding.cell} ${finding.code}`}
              className={`finding ${isStopping(finding) ? 'tone-bad' : 'tone-warn'}`}
            >
              {isStopping(finding) ? <CircleX size={16} /> : <CircleAlert size={16} />}
              <span className="wrap">
                {findingSentence(finding, language)}
                {finding.asks === undefined ? null : <Question asks={finding.asks} onAnswer={onAnswer} />}
              </span>
            </li>
          ))}
        </ul>
      )}
      {changes.length === 0 ? null : (
        <ul className="plain-list muted">
          {changes.map(({ field, before, after }) => (
            <li key={field} className="wrap">
              <Change
                name={t(`registerImport.fields.${field}`)}
                before={outcome === 'created' ? null : <Value field={field} text={before} />}
                after={<Value field={field} text={after} />}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Change(props: { name: string; before: ReactNode; after: ReactNode }) {
  const { t } = useTranslation()
  const { name, before, after } = props
  return (
    <>
      {name}: {after}
      {before === null ? null : (
        <>
          {' '}
          ({t('registerImport.before')} {before})
        </>
      )}
    </>
  )
}

function Value({ field, text }: { field: string; text: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const platform = field === 'platform' ? Platform.safeParse(text) : null
  if (platform?.success) return t(`channels.platforms.${platform.data}`)
  if (field === 'websiteRole' && text !== '') return valueInWords('role', text, language)
  if ((field === 'dialogue' || field === 'hasLogo') && text !== '')
    return t(`registerImport.${text === 'yes' ? 'yes' : 'no'}`)
  return text === '' ? '–' : text
}
