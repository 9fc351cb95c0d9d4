// Sending a package's records to the registry's own program, what became of each, and settling what is in doubt.
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportId } from '#shared/ids.ts'
import type { RegistryPlace, RegistrySending } from '#shared/registry.ts'
import { api } from '../../api.ts'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Progress } from '../../components/progress.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { registryProgress } from '../../live.ts'

/** The section of a package that is written for a registry. */
export function RegistrySend({ exportId }: { exportId: ExportId }) {
  const { t } = useTranslation()
  const system = useQuery(api.registry.system.queryOptions())
  return (
    <section className="card stack" aria-labelledby="registry-send">
      <h2 id="registry-send">{t('exports.registry.title')}</h2>
      {system.data == null ? (
        <p>{t('exports.registry.setFirst')}</p>
      ) : (
        <SendForm exportId={exportId} hasNewCases={system.data.newCase !== null} />
      )}
      <Sendings exportId={exportId} />
    </section>
  )
}

function SendForm({ exportId, hasNewCases }: { exportId: ExportId; hasNewCases: boolean }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<RegistryPlace['kind']>('case')
  const send = useMutation(
    api.registry.send.mutationOptions({ onSuccess: counts => notify(t('exports.registry.outcome', counts)) })
  )
  return (
    <Form
      onFilled={filled =>
        send.mutate({
          exportId,
          records: null,
          filing: kind === 'case' ? { kind, number: filled.text('case') } : { kind }
        })
      }
    >
      <p className="muted">{t('exports.registry.sendHelp')}</p>
      <OneOf
        name="filing"
        label={t('exports.registry.filing')}
        value={kind}
        onChange={setKind}
        options={(['case', 'by-department', ...(hasNewCases ? (['new-case'] as const) : [])] as const).map(
          id => ({ id, label: t(`exports.registry.filings.${id}`) })
        )}
      />
      {kind === 'case' ? (
        <TextInput name="case" label={t('exports.registry.case')} isRequired maxLength={100} />
      ) : null}
      {send.isPending ? <Sending /> : null}
      {send.isError ? <Refused error={send.error} /> : null}
      <div className="form-actions">
        <Button look="primary" type="submit" icon={<Send size={20} />} isPending={send.isPending}>
          {t('exports.registry.send')}
        </Button>
      </div>
    </Form>
  )
}

function Sending() {
  const { t } = useTranslation()
  const progress = registryProgress.use()
  if (progress === null) return <Progress label={t('exports.registry.sending')} />
  const { done, total } = progress
  return (
    <Progress
      label={t('exports.registry.sending')}
      done={done}
      total={total}
      value={t('exports.progress', { done, total })}
    />
  )
}

function Sendings({ exportId }: { exportId: ExportId }) {
  const { t } = useTranslation()
  const [doubted, setDoubted] = useState<RegistrySending | null>(null)
  const list = useInfiniteQuery(
    api.registry.sendings.infiniteOptions({ input: after => ({ exportId, limit: 50, after }), ...PAGED })
  )
  const columns: TableColumn<RegistrySending>[] = [
    {
      id: 'record',
      name: t('exports.registry.record'),
      isRowHeader: true,
      cell: row => (
        <>
          {t(`exports.kindName.${row.kind}`)} <span className="mono">{row.itemId.slice(0, 8)}</span>
        </>
      )
    },
    {
      id: 'state',
      name: t('exports.registry.state'),
      cell: row => <StateBadge state={row.state}>{t(`exports.registry.states.${row.state}`)}</StateBadge>
    },
    { id: 'case', name: t('exports.registry.case'), cell: row => row.caseNumber ?? '–' },
    { id: 'number', name: t('exports.registry.number'), cell: row => row.number ?? '–' },
    { id: 'why', name: t('exports.registry.why'), cell: row => <Why sending={row} /> },
    {
      id: 'settle',
      name: t('exports.registry.settle'),
      cell: row =>
        row.state === 'uncertain' ? (
          <Button
            look="small"
            label={t('exports.registry.settleNamed', { id: row.itemId.slice(0, 8) })}
            onPress={() => setDoubted(row)}
          >
            {t('exports.registry.settle')}
          </Button>
        ) : (
          '–'
        )
    }
  ]
  return (
    <>
      <Paged
        list={list}
        empty={<Empty title={t('exports.registry.nothing')}>{t('exports.registry.nothingText')}</Empty>}
      >
        {rows => <Table label={t('exports.registry.title')} columns={columns} rows={rows} />}
      </Paged>
      {doubted === null ? null : <Settle sending={doubted} onClose={() => setDoubted(null)} />}
    </>
  )
}

function Why({ sending: { problem, reply, leftOut } }: { sending: RegistrySending }) {
  const { t } = useTranslation()
  const said = [
    problem === null ? null : t(`exports.registry.problems.${problem}`),
    reply,
    leftOut.length === 0 ? null : t('exports.registry.leftOut', { files: leftOut.join(', ') })
  ].filter(part => part !== null)
  return said.length === 0 ? '–' : <span className="wrap">{said.join(': ')}</span>
}

function Settle({ sending, onClose }: { sending: RegistrySending; onClose: () => void }) {
  const { t } = useTranslation()
  const [found, setFound] = useState<'there' | 'absent'>('there')
  const resolve = useMutation(api.registry.resolve.mutationOptions({ onSuccess: onClose }))
  return (
    <Dialog title={t('exports.registry.settleNamed', { id: sending.itemId.slice(0, 8) })} onClose={onClose}>
      <Form
        onFilled={filled => {
          const caseNumber = filled.optional('caseNumber')
          resolve.mutate({
            id: sending.id,
            finding:
              found === 'there' ? { found, number: filled.text('number'), caseNumber } : { found, caseNumber }
          })
        }}
      >
        <p>{t('exports.registry.settleHelp', { id: sending.itemId })}</p>
        <OneOf
          name="found"
          label={t('exports.registry.found')}
          value={found}
          onChange={setFound}
          options={(['there', 'absent'] as const).map(id => ({
            id,
            label: t(`exports.registry.findings.${id}`)
          }))}
        />
        {found === 'there' ? (
          <TextInput name="number" label={t('exports.registry.number')} isRequired maxLength={100} />
        ) : null}
        <TextInput
          name="caseNumber"
          label={t('exports.registry.case')}
          help={t('exports.registry.caseHelp')}
          maxLength={100}
        />
        <FormActions of={resolve} onClose={onClose}>
          {t('exports.registry.note')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
