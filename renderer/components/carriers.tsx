// What holds the words or files of something marked as secret: listed, and decided about one by one or all at once (P5).
import { useMutation } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CarrierRef, CarrierRow } from '#shared/secrecy.ts'
import { api } from '../api.ts'
import { dropDraftsAbout } from '../drafts.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Time } from './facts.tsx'
import { TextInput } from './fields.tsx'
import { Form, FormActions } from './form.tsx'
import { RECORD_PLACES } from './record-places.ts'
import { Refused } from './states.tsx'
import { Table, type TableColumn } from './table.tsx'

type Asked = readonly CarrierRef[] | null

/** The table, with what can be decided about each, and about all that nobody has decided about. */
export function CarrierTable({ rows }: { rows: readonly CarrierRow[] }) {
  const { t } = useTranslation()
  const [letGo, setLetGo] = useState<Asked>(null)
  const decide = useMutation(
    api.secrecy.decideCarriers.mutationOptions({
      onSuccess: (_rows, { records, decision }) => {
        if (decision.outcome === 'secret') dropDraftsAbout(records.map(({ id }) => id))
        setLetGo(null)
      }
    })
  )
  const keep = (refs: readonly CarrierRef[]) =>
    decide.mutate({ records: [...refs], decision: { outcome: 'secret' } })
  const open = rows.filter(({ outcome }) => outcome === null)
  const columns = useColumns(keep, setLetGo)
  const asked = new Set(letGo?.map(({ id }) => id))
  const staying = [...new Set(rows.flatMap(({ id, stays }) => (asked.has(id) ? stays : [])))]
  return (
    <>
      {open.length < 2 ? null : (
        <div className="row">
          <Button isPending={decide.isPending} onPress={() => keep(open.map(refOf))}>
            {t('secrecy.carriers.keepAll', { count: open.length })}
          </Button>
          <Button onPress={() => setLetGo(open.map(refOf))}>
            {t('secrecy.carriers.letGoAll', { count: open.length })}
          </Button>
        </div>
      )}
      {decide.isError && letGo === null ? <Refused error={decide.error} /> : null}
      <Table
        label={t('secrecy.carriers.title')}
        columns={columns}
        rows={rows.map(row => ({ ...row, id: `${row.mark} ${row.kind} ${row.id}`, recordId: row.id }))}
      />
      {letGo === null ? null : (
        <Dialog title={t('secrecy.carriers.letGo')} onClose={() => setLetGo(null)}>
          <Form
            onFilled={filled =>
              decide.mutate({
                records: [...letGo],
                decision: { outcome: 'not-secret', because: filled.text('because') }
              })
            }
          >
            <p className="muted">{t('secrecy.carriers.letGoLead', { count: letGo.length })}</p>
            {staying.length === 0 ? null : (
              <p>{t('secrecy.carriers.letGoStays', { files: placesIn(t, staying) })}</p>
            )}
            <TextInput
              name="because"
              label={t('secrecy.carriers.because')}
              lines={2}
              isRequired
              maxLength={500}
            />
            <FormActions of={decide} onClose={() => setLetGo(null)}>
              {t('secrecy.carriers.letGo')}
            </FormActions>
          </Form>
        </Dialog>
      )}
    </>
  )
}

const refOf = ({ kind, id }: CarrierRef): CarrierRef => ({ kind, id })

/** Files by what they are, and those that hang on a message by their names. */
function placesIn(t: TFunction, places: readonly string[]): string {
  const words = t('secrecy.carriers.places', { returnObjects: true })
  return places.map(place => new Map(Object.entries(words)).get(place) ?? place).join(', ')
}

type Shown = Omit<CarrierRow, 'id'> & { readonly id: string; readonly recordId: string }

function useColumns(
  keep: (refs: readonly CarrierRef[]) => void,
  letGo: (refs: readonly CarrierRef[]) => void
): TableColumn<Shown>[] {
  const { t } = useTranslation()
  const shown = ({ kind, recordId }: Shown) => [{ kind, id: recordId }] as const
  return [
    {
      id: 'record',
      name: t('secrecy.list.record'),
      isRowHeader: true,
      cell: row => (
        <>
          <div className="table-main">
            <Link href={RECORD_PLACES[row.kind](row.recordId, '')}>{row.name}</Link>
          </div>
          <div className="table-second">{t(`secrecy.list.kinds.${row.kind}`)}</div>
        </>
      )
    },
    {
      id: 'of',
      name: t('secrecy.carriers.of'),
      cell: row => (
        <>
          <div>
            <Link href={RECORD_PLACES[row.of.kind](row.of.id, row.ofWithin ?? '')}>{row.ofName}</Link>
          </div>
          <div className="table-second">
            {t(`secrecy.carriers.how.${row.how}`)} · {row.paragraph}
          </div>
          {row.foundIn.length === 0 ? null : (
            <div className="table-second">
              {t('secrecy.carriers.foundIn', { files: placesIn(t, row.foundIn) })}
            </div>
          )}
          {row.stays.length === 0 || row.outcome === 'secret' ? null : (
            <div className="table-second">
              {t('secrecy.carriers.stays', { files: placesIn(t, row.stays) })}
            </div>
          )}
        </>
      )
    },
    {
      id: 'outcome',
      name: t('secrecy.carriers.outcome'),
      cell: row => (
        <>
          <div>{t(`secrecy.carriers.outcomes.${row.outcome ?? 'open'}`)}</div>
          <div className="table-second">
            {row.decidedBy === null ? <Time at={row.foundAt} /> : row.decidedBy}
            {row.because === null ? null : `: ${row.because}`}
          </div>
          {row.earlier.map(before => (
            <div className="table-second" key={before.decidedAt}>
              {t('secrecy.carriers.earlier', { outcome: t(`secrecy.carriers.outcomes.${before.outcome}`) })}{' '}
              {before.decidedBy}, <Time at={before.decidedAt} />
              {before.because === null ? null : `: ${before.because}`}
            </div>
          ))}
        </>
      )
    },
    {
      id: 'decide',
      name: t('secrecy.carriers.decide'),
      cell: row => (
        <div className="row">
          {row.outcome === 'secret' ? null : (
            <Button
              variant="small"
              label={t('secrecy.carriers.keepNamed', { name: row.name })}
              onPress={() => keep(shown(row))}
            >
              {t('secrecy.carriers.keep')}
            </Button>
          )}
          {row.outcome === 'not-secret' ? null : (
            <Button
              variant="small"
              label={t('secrecy.carriers.letGoNamed', { name: row.name })}
              onPress={() => letGo(shown(row))}
            >
              {t('secrecy.carriers.letGo')}
            </Button>
          )}
        </div>
      )
    }
  ]
}
