// Sending a package's records to the diary system, what became of each, and settling what is in doubt.
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaseChoice, makesNoCases, type Sending } from '#shared/diary-system.ts'
import type { ExportId } from '#shared/ids.ts'
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
import { sendingProgress } from '../../live.ts'

/** The section of a package that is written for a diary. */
export function SendToDiarySystem({ exportId }: { exportId: ExportId }) {
  const { t } = useTranslation()
  const system = useQuery(api.diarySystem.settings.queryOptions())
  return (
    <section className="card stack" aria-labelledby="send-to-diary-system">
      <h2 id="send-to-diary-system">{t('exports.diarySystem.title')}</h2>
      {system.data == null ? (
        <p>{t('exports.diarySystem.setFirst')}</p>
      ) : (
        <>
          <SendForm exportId={exportId} hasNewCases={!makesNoCases(system.data)} />
          {system.data.program === 'watch-folder' ? <ReadReceipts /> : null}
        </>
      )}
      <Sendings exportId={exportId} />
    </section>
  )
}

function SendForm({ exportId, hasNewCases }: { exportId: ExportId; hasNewCases: boolean }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<CaseChoice['kind']>('case')
  const send = useMutation(
    api.diarySystem.send.mutationOptions({
      onSuccess: counts => notify(t('exports.diarySystem.outcome', counts))
    })
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
      <p className="muted">{t('exports.diarySystem.sendHelp')}</p>
      <OneOf
        name="filing"
        label={t('exports.diarySystem.filing')}
        value={kind}
        onChange={setKind}
        options={(['case', 'by-department', ...(hasNewCases ? (['new-case'] as const) : [])] as const).map(
          id => ({ id, label: t(`exports.diarySystem.filings.${id}`) })
        )}
      />
      {kind === 'case' ? (
        <TextInput name="case" label={t('exports.diarySystem.case')} isRequired maxLength={100} />
      ) : null}
      {send.isPending ? <HowFar /> : null}
      {send.isError ? <Refused error={send.error} /> : null}
      <div className="form-actions">
        <Button variant="primary" type="submit" icon={<Send size={20} />} isPending={send.isPending}>
          {t('exports.diarySystem.send')}
        </Button>
      </div>
    </Form>
  )
}

function ReadReceipts() {
  const { t } = useTranslation()
  const read = useMutation(
    api.diarySystem.readReceipts.mutationOptions({
      onSuccess: told =>
        notify(t('exports.diarySystem.receiptsRead', { ...told, unread: told.unread.length }))
    })
  )
  const unread = read.data?.unread ?? []
  return (
    <>
      <div className="row">
        <Button isPending={read.isPending} onPress={() => read.mutate(undefined)}>
          {t('exports.diarySystem.readReceipts')}
        </Button>
      </div>
      {read.isError ? <Refused error={read.error} /> : null}
      {unread.length === 0 ? null : (
        <ul>
          {unread.map(({ file, why }) => (
            <li key={file} className="wrap">
              {t('exports.diarySystem.receiptUnread', {
                file,
                why: t(`exports.diarySystem.receiptProblems.${why}`)
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function HowFar() {
  const { t } = useTranslation()
  const progress = sendingProgress.use()
  if (progress === null) return <Progress label={t('exports.diarySystem.sending')} />
  const { done, total } = progress
  return (
    <Progress
      label={t('exports.diarySystem.sending')}
      done={done}
      total={total}
      value={t('exports.progress', { done, total })}
    />
  )
}

/** What a person has to look for in the diary. */
const UNSETTLED: ReadonlySet<Sending['state']> = new Set(['uncertain', 'handed-over', 'mail-failed'])

function Sendings({ exportId }: { exportId: ExportId }) {
  const { t } = useTranslation()
  const [doubted, setDoubted] = useState<Sending | null>(null)
  const list = useInfiniteQuery(
    api.diarySystem.sendings.infiniteOptions({ input: after => ({ exportId, limit: 50, after }), ...PAGED })
  )
  const columns: TableColumn<Sending>[] = [
    {
      id: 'record',
      name: t('exports.diarySystem.record'),
      isRowHeader: true,
      cell: row => (
        <>
          {t(`exports.kindName.${row.kind}`)} <span className="mono">{row.itemId.slice(0, 8)}</span>
        </>
      )
    },
    {
      id: 'state',
      name: t('exports.diarySystem.state'),
      cell: row => <StateBadge state={row.state}>{t(`exports.diarySystem.states.${row.state}`)}</StateBadge>
    },
    { id: 'case', name: t('exports.diarySystem.case'), cell: row => row.caseNumber ?? '–' },
    { id: 'number', name: t('exports.diarySystem.number'), cell: row => row.number ?? '–' },
    { id: 'why', name: t('exports.diarySystem.why'), cell: row => <Why sending={row} /> },
    {
      id: 'settle',
      name: t('exports.diarySystem.settle'),
      cell: row =>
        UNSETTLED.has(row.state) ? (
          <Button
            variant="small"
            label={t('exports.diarySystem.settleNamed', { id: row.itemId.slice(0, 8) })}
            onPress={() => setDoubted(row)}
          >
            {t('exports.diarySystem.settle')}
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
        empty={<Empty title={t('exports.diarySystem.nothing')}>{t('exports.diarySystem.nothingText')}</Empty>}
      >
        {rows => <Table label={t('exports.diarySystem.title')} columns={columns} rows={rows} />}
      </Paged>
      {doubted === null ? null : <Settle sending={doubted} onClose={() => setDoubted(null)} />}
    </>
  )
}

function Why({ sending: { problem, reply, leftOut, mail } }: { sending: Sending }) {
  const { t } = useTranslation()
  const said = [
    problem === null ? null : t(`exports.diarySystem.problems.${problem}`),
    reply,
    mail === null ? null : t('exports.diarySystem.mailState', { state: t(`mail.states.${mail}`) }),
    leftOut.length === 0 ? null : t('exports.diarySystem.leftOut', { files: leftOut.join(', ') })
  ].filter(part => part !== null)
  return said.length === 0 ? '–' : <span className="wrap">{said.join(': ')}</span>
}

function Settle({ sending, onClose }: { sending: Sending; onClose: () => void }) {
  const { t } = useTranslation()
  const [found, setFound] = useState<'there' | 'absent' | null>(null)
  const resolve = useMutation(api.diarySystem.resolve.mutationOptions({ onSuccess: onClose }))
  return (
    <Dialog
      title={t('exports.diarySystem.settleNamed', { id: sending.itemId.slice(0, 8) })}
      onClose={onClose}
    >
      <Form
        onFilled={filled => {
          if (found === null) return
          const caseNumber = filled.optional('caseNumber')
          resolve.mutate({
            id: sending.id,
            finding:
              found === 'there' ? { found, number: filled.text('number'), caseNumber } : { found, caseNumber }
          })
        }}
      >
        <p>{t('exports.diarySystem.settleHelp', { id: sending.itemId })}</p>
        <OneOf
          name="found"
          label={t('exports.diarySystem.found')}
          isRequired
          value={found}
          onChange={setFound}
          options={(['there', 'absent'] as const).map(id => ({
            id,
            label: t(`exports.diarySystem.findings.${id}`)
          }))}
        />
        {found === 'there' ? (
          <TextInput name="number" label={t('exports.diarySystem.number')} isRequired maxLength={100} />
        ) : null}
        <TextInput
          name="caseNumber"
          label={t('exports.diarySystem.case')}
          help={t('exports.diarySystem.caseHelp')}
          maxLength={100}
        />
        <FormActions of={resolve} onClose={onClose}>
          {t('exports.diarySystem.note')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
