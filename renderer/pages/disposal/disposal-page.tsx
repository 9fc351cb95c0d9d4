// One disposal: who proposed and confirmed it, by which decisions, its frozen list, and what is to be done with it.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { DisposalDetail, DisposalItem } from '#shared/disposal.ts'
import type { DisposalId, Instant } from '#shared/ids.ts'
import type { DisposableKind } from '#shared/retention.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { Toggles } from '../../components/choices.tsx'
import { type Fact, Facts, Time } from '../../components/facts.tsx'
import { JournalLink } from '../../components/journal-link.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { SaveDocument } from '../../components/save-document.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { formatTime } from '../../format.ts'
import { NextStep } from './next-step.tsx'
import { Kept, RuleDecision, RuleFor } from './rule-words.tsx'

/** The page. */
export function DisposalPage({ id }: { id: DisposalId }) {
  const { t } = useTranslation()
  const found = useQuery(api.disposal.find.queryOptions({ input: { id } }))
  return (
    <Page
      title={t('disposal.one')}
      back={{ href: '/disposal', label: t('disposal.title') }}
      lead={
        found.data === undefined ? undefined : (
          <StateBadge state={found.data.state}>{t(`disposal.states.${found.data.state}`)}</StateBadge>
        )
      }
      actions={<JournalLink id={id} />}
    >
      <Asked query={found}>
        {detail => (
          <>
            <About detail={detail} />
            <Decisions detail={detail} />
            <Items detail={detail} />
            <NextStep detail={detail} />
          </>
        )}
      </Asked>
    </Page>
  )
}

function About({ detail }: { detail: DisposalDetail }) {
  const { t } = useTranslation()
  const { state, blocks, certificate } = detail
  const by = (at: Instant, name: string | null) => t('disposal.by', { time: formatTime(at), name })
  const facts: Fact[] = [[t('disposal.proposedAt'), by(detail.proposedAt, detail.proposedBy)]]
  if (detail.confirmedAt !== null)
    facts.push([t('disposal.confirmedAt'), by(detail.confirmedAt, detail.confirmedBy)])
  if (detail.begunAt !== null) facts.push([t('disposal.begunAt'), by(detail.begunAt, detail.begunBy)])
  if (state === 'withdrawn' && detail.endedAt !== null)
    facts.push(
      [t('disposal.endedAt'), by(detail.endedAt, detail.endedBy)],
      [t('disposal.because'), detail.because]
    )
  facts.push([t('disposal.going'), String(detail.going)], [t('disposal.stopped'), String(detail.stopped)])
  for (const { block, count } of blocks) facts.push([`– ${t(`disposal.blocks.${block}`)}`, String(count)])
  if (certificate !== null)
    facts.push([
      t('disposal.certificate'),
      <ul key="certificate" className="plain-list stack-tight">
        <li>
          <SaveDocument document={certificate.pdf} />
        </li>
        <li>
          <SaveDocument document={certificate.json} />
        </li>
      </ul>
    ])
  return (
    <section className="card stack" aria-labelledby="about">
      <h2 id="about">{t('disposal.state')}</h2>
      <Facts facts={facts} />
    </section>
  )
}

type RuleRow = DisposalDetail['rules'][number] & { readonly id: string }

function Decisions({ detail }: { detail: DisposalDetail }) {
  const { t } = useTranslation()
  const columns: TableColumn<RuleRow>[] = [
    {
      id: 'decision',
      name: t('disposal.rules.decision'),
      isRowHeader: true,
      cell: ({ rule }) => <RuleDecision rule={rule} />
    },
    { id: 'what', name: t('disposal.what'), cell: ({ rule }) => <RuleFor rule={rule} /> },
    { id: 'kept', name: t('disposal.rules.kept'), cell: ({ rule }) => <Kept rule={rule} /> },
    {
      id: 'transfer',
      name: t('disposal.rules.transfer'),
      cell: ({ rule }) => t(`disposal.rules.transfers.${rule.transfer}`)
    },
    { id: 'count', name: t('disposal.count'), cell: row => <span className="number">{row.count}</span> }
  ]
  return (
    <section className="stack" aria-labelledby="decisions">
      <h2 id="decisions">{t('disposal.decisions')}</h2>
      <Table
        label={t('disposal.decisions')}
        columns={columns}
        rows={detail.rules.map(each => ({ ...each, id: each.rule.id }))}
      />
    </section>
  )
}

// What is in the archive still can be looked at before anyone confirms that it goes.
const RECORDS = {
  capture: 'captures',
  comment: 'comments',
  message: 'messages',
  disclosure: 'disclosures',
  'checklist-answer': 'channels/checklists'
} as const satisfies Record<DisposableKind, string>

function Items({ detail: { id, state, going, stopped } }: { detail: DisposalDetail }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<'going' | 'stopped'>('going')
  const list = useInfiniteQuery(
    api.disposal.items.infiniteOptions({
      input: after => ({ id, stopped: shown === 'stopped', limit: 50, after }),
      ...PAGED
    })
  )
  const columns: TableColumn<DisposalItem>[] = [
    { id: 'kind', name: t('disposal.kind'), cell: row => t(`disposal.kinds.${row.kind}`) },
    {
      id: 'id',
      name: t('disposal.id'),
      isRowHeader: true,
      cell: row =>
        row.block === null && (state === 'erasing' || state === 'done') ? (
          <span className="mono wrap">{row.id}</span>
        ) : (
          <Link
            className="mono wrap"
            href={`/${RECORDS[row.kind]}/${row.kind === 'checklist-answer' ? row.channelId : row.id}`}
          >
            {row.id}
          </Link>
        )
    },
    { id: 'channel', name: t('disposal.channel'), cell: row => row.channelName ?? '–' },
    { id: 'date', name: t('disposal.date'), cell: row => <Time at={row.recordedAt} /> },
    {
      id: 'due',
      name: t(shown === 'going' ? 'disposal.dueOn' : 'disposal.because'),
      cell: row =>
        row.block === null ? <span className="nowrap">{row.dueOn}</span> : t(`disposal.blocks.${row.block}`)
    }
  ]
  return (
    <section className="stack" aria-labelledby="items">
      <h2 id="items">{t('disposal.items')}</h2>
      <Toggles
        label={t('disposal.show')}
        value={shown}
        onChange={setShown}
        options={[
          { id: 'going', label: `${t('disposal.going')} (${going})` },
          { id: 'stopped', label: `${t('disposal.stopped')} (${stopped})` }
        ]}
      />
      <Paged list={list} empty={<Empty title={t('disposal.noItems')} />}>
        {rows => <Table label={t('disposal.items')} columns={columns} rows={rows} />}
      </Paged>
    </section>
  )
}
