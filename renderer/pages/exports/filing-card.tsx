// How the records of each department are filed in the diary: a case for each, or one case a year (samlingsärende).
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Filing, type FilingOverview } from '#shared/diary-system.ts'
import type { DepartmentId } from '#shared/ids.ts'
import { api, client } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { type Filled, Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { swedishToday } from '../../format.ts'

/** A department, or all that have nothing of their own (`departmentId` null). */
type Filed = {
  readonly id: string
  readonly departmentId: DepartmentId | null
  readonly name: string
  readonly filing: Filing | null
  readonly cases: FilingOverview['departments'][number]['cases']
}

/** The card. */
export function FilingCard() {
  const { t } = useTranslation()
  const filings = useQuery(api.diarySystem.filings.queryOptions())
  return (
    <section className="card stack" aria-labelledby="filings">
      <h2 id="filings">{t('exports.filing.title')}</h2>
      <p className="muted">{t('exports.filing.lead')}</p>
      <Asked query={filings}>{found => <Filings filings={found} />}</Asked>
    </section>
  )
}

function Filings({ filings: { standard, departments } }: { filings: FilingOverview }) {
  const { t } = useTranslation()
  const [changed, setChanged] = useState<Filed | null>(null)
  const rows: Filed[] = [
    { id: 'all', departmentId: null, name: t('exports.filing.all'), filing: standard, cases: [] },
    ...departments.map(each => ({ ...each, departmentId: each.id }))
  ]
  const columns: TableColumn<Filed>[] = [
    { id: 'name', name: t('exports.filing.department'), isRowHeader: true, cell: row => row.name },
    { id: 'filing', name: t('exports.filing.how'), cell: row => t(`exports.filing.hows.${howOf(row)}`) },
    {
      id: 'cases',
      name: t('exports.filing.cases'),
      cell: ({ cases }) => cases.map(({ year, number }) => `${year}: ${number}`).join(', ') || '–'
    },
    {
      id: 'change',
      name: t('exports.diarySystem.change'),
      cell: row => (
        <Button
          variant="small"
          label={t('exports.filing.changeNamed', { name: row.name })}
          onPress={() => setChanged(row)}
        >
          {t('exports.diarySystem.change')}
        </Button>
      )
    }
  ]
  return (
    <>
      <Table label={t('exports.filing.title')} columns={columns} rows={rows} />
      {changed === null ? null : <Change filed={changed} onClose={() => setChanged(null)} />}
    </>
  )
}

const howOf = ({ filing }: Filed) => filing ?? 'standard'

function Change({ filed, onClose }: { filed: Filed; onClose: () => void }) {
  const { t } = useTranslation()
  const { departmentId, name } = filed
  const save = useMutation({
    mutationFn: (filled: Filled) => saveFiling(filed, filled),
    onSuccess: () => {
      notify(t('exports.filing.saved'))
      onClose()
    }
  })
  return (
    <Dialog title={name} onClose={onClose}>
      <Form onFilled={filled => save.mutate(filled)}>
        <OneOf
          name="filing"
          label={t('exports.filing.how')}
          defaultValue={howOf(filed)}
          options={[...(departmentId === null ? [] : ['standard' as const]), ...Filing.options].map(id => ({
            id,
            label: t(`exports.filing.hows.${id}`)
          }))}
        />
        {departmentId === null ? null : (
          <>
            <p className="muted">{t('exports.filing.numberHelp')}</p>
            <TextInput
              name="year"
              label={t('exports.filing.year')}
              isRequired
              maxLength={4}
              defaultValue={String(swedishToday().year)}
            />
            <TextInput name="number" label={t('exports.diarySystem.case')} maxLength={100} />
          </>
        )}
        <FormActions of={save} onClose={onClose}>
          {t('exports.filing.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

async function saveFiling(before: Filed, filled: Filled): Promise<void> {
  const { departmentId } = before
  const filing = Filing.safeParse(filled.text('filing')).data ?? null
  if (filing !== before.filing)
    await client.diarySystem.setFiling({ departmentId, filing, seen: { filing: before.filing } })
  const number = departmentId === null ? null : filled.optional('number')
  if (departmentId !== null && number !== null)
    await client.diarySystem.noteYearlyCase({ departmentId, year: Number(filled.text('year')), number })
}
