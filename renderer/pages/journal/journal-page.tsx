// The journal, newest line first, whole or about one record.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { JournalRow } from '#shared/journal.ts'
import { api } from '../../api.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { Time } from '../../components/facts.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { VerifyArchive } from '../archive/verify-archive.tsx'
import { useActName } from './act-name.ts'
import { LineDialog } from './line-dialog.tsx'
import { useAllChannels, useToldOf } from './told-of.ts'

/** The journal; `about` is the id of a record, or the code of an act; null for all lines. */
export function JournalPage({ about }: { about: string | null }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [opened, setOpened] = useState<JournalRow | null>(null)
  const isAct = about !== null && /^[a-z-]+\.[a-z-]+$/.test(about)
  const filter = isAct ? { about: null, act: about } : { about }
  const list = useInfiniteQuery(
    api.journal.list.infiniteOptions({ ...PAGED, input: (after: string | null) => ({ ...filter, after }) })
  )
  const columns = useColumns(setOpened)
  return (
    <Page title={t('journal.title')} lead={t('journal.lead')}>
      <div className="columns">
        <section className="card stack">
          <p>{t('journal.fromPage', { button: t('common.journalOf') })}</p>
          <ChooseChannel about={about} />
          <Form
            isQuestion
            onFilled={filled => navigate(`/journal/${encodeURIComponent(filled.text('about'))}`)}
          >
            <TextInput
              key={about}
              name="about"
              label={t('journal.filter')}
              help={t('journal.filterHelp')}
              defaultValue={about ?? ''}
              isRequired
            />
            <div className="form-actions">
              <Button type="submit" icon={<Search size={18} />}>
                {t('journal.search')}
              </Button>
              {about === null ? null : (
                <ButtonLink variant="quiet" href="/journal">
                  {t('journal.showAll')}
                </ButtonLink>
              )}
            </div>
          </Form>
        </section>
        <VerifyArchive />
      </div>
      <Paged
        list={list}
        empty={
          about === null ? (
            <Empty title={t('journal.none')} />
          ) : (
            <Empty title={t('journal.noneAbout')}>{t('journal.noneAboutText')}</Empty>
          )
        }
      >
        {rows => (
          <Table
            label={t('journal.title')}
            columns={columns}
            rows={rows.map(row => ({ ...row, id: String(row.seq) }))}
          />
        )}
      </Paged>
      {opened === null ? null : <LineDialog line={opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}

/** A channel's lines, by its name. */
function ChooseChannel({ about }: { about: string | null }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const channels = useAllChannels()
  if (channels.length === 0) return null
  return (
    <Choice
      name="channel"
      label={t('search.channel')}
      value={channels.find(({ id }) => id === about)?.id ?? null}
      onChange={id => navigate(`/journal/${id}`)}
      options={channels.map(({ id, name }) => ({ id, label: name }))}
    />
  )
}

// Enough to tell records apart at a glance; the whole id is in the line's details.
const SHORT = 8

function useColumns(open: (line: JournalRow) => void): TableColumn<JournalRow & { id: string }>[] {
  const { t } = useTranslation()
  const actName = useActName()
  const toldOf = useToldOf()
  return [
    { id: 'seq', name: t('journal.number'), cell: row => <span className="number">{row.seq}</span> },
    { id: 'at', name: t('journal.at'), cell: row => <Time at={row.at} precision="seconds" /> },
    {
      id: 'act',
      name: t('journal.act'),
      isRowHeader: true,
      cell: row => <span className="table-main">{actName(row.act)}</span>
    },
    { id: 'actor', name: t('journal.actor'), cell: row => row.actor },
    {
      id: 'about',
      name: t('journal.about'),
      cell: row =>
        row.about === null ? (
          '–'
        ) : (
          <Link href={`/journal/${row.about}`}>
            {toldOf(row.act, row.about)} <span className="mono nowrap">{row.about.slice(0, SHORT)}…</span>
          </Link>
        )
    },
    {
      id: 'details',
      name: t('journal.details'),
      cell: ({ id: _, ...line }) => (
        <Button variant="small" onPress={() => open(line)}>
          {t('journal.open', { seq: line.seq })}
        </Button>
      )
    }
  ]
}
