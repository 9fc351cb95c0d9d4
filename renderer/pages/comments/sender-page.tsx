// Everything about one sender in one list: what is known of them, and each comment and message, latest first.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Filter } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { PersonFound, PersonRecord } from '#shared/actor.ts'
import type { ActorId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { SecrecyCard } from '../../components/secrecy-card.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useRemembered } from '../../remembered.ts'
import { type Filters, KeptFilters, NO_FILTERS, REMEMBERED, SHOWN, Shown } from './comment-filters.tsx'

/** The page. */
export function SenderPage({ id }: { id: ActorId }) {
  const { t } = useTranslation()
  const person = useQuery(api.comments.person.queryOptions({ input: { id } }))
  const { displayName, handle } = person.data ?? {}
  return (
    <Page
      title={displayName ?? handle ?? t('senders.unnamed')}
      back={{ href: '/comments/senders', label: t('senders.title') }}
      actions={
        person.data === undefined ? null : (
          <ListButton sender={{ id, name: displayName ?? handle ?? t('senders.unnamed') }} />
        )
      }
    >
      <Asked query={person}>{found => <Known person={found} />}</Asked>
      <SecrecyCard record={{ kind: 'sender', id }} />
      <Records id={id} />
    </Page>
  )
}

/** To the list of comments, narrowed to this sender; there it can be narrowed further. */
function ListButton({ sender }: { sender: NonNullable<Filters['sender']> }) {
  const { t } = useTranslation()
  const [, goTo] = useLocation()
  const [, setFilters] = useRemembered<Filters>(REMEMBERED, NO_FILTERS, KeptFilters)
  const [, setShown] = useRemembered<Shown>(SHOWN, 'waiting', Shown)
  return (
    <Button
      icon={<Filter size={18} />}
      onPress={() => {
        setFilters({ ...NO_FILTERS, sender })
        setShown('all')
        goTo('/comments')
      }}
    >
      {t('senders.inList')}
    </Button>
  )
}

function Known({ person }: { person: PersonFound }) {
  const { t } = useTranslation()
  const { platform, identityBasis, displayName, handle, profileUrl, email, nativeId, ip, userAgent } = person
  return (
    <section className="card stack" aria-labelledby="known">
      <h2 id="known">{t('senders.facts')}</h2>
      <Facts
        facts={[
          [t('senders.platform'), t(`channels.platforms.${platform}`)],
          [t('senders.basis'), t(`comments.identity.${identityBasis}`)],
          [t('senders.name'), displayName],
          [t('senders.handle'), handle],
          [t('senders.profile'), profileUrl],
          [t('senders.email'), email],
          [t('senders.nativeId'), nativeId],
          [t('senders.ip'), ip],
          [t('senders.userAgent'), userAgent],
          [t('senders.comments'), String(person.comments)],
          [t('senders.messages'), String(person.messages)]
        ]}
      />
    </section>
  )
}

function Records({ id }: { id: ActorId }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(
    api.comments.ofPerson.infiniteOptions({ ...PAGED, input: (after: string | null) => ({ id, after }) })
  )
  const columns: TableColumn<PersonRecord>[] = [
    {
      id: 'text',
      name: t('senders.text'),
      isRowHeader: true,
      cell: row => <Foreign className="excerpt" text={row.text ?? t('senders.noText')} />
    },
    { id: 'kind', name: t('senders.kind'), cell: row => t(`senders.kinds.${row.kind}`) },
    { id: 'channel', name: t('senders.channel'), cell: row => row.channelName },
    { id: 'at', name: t('senders.at'), cell: row => <Time at={row.at} /> }
  ]
  return (
    <section className="stack" aria-labelledby="records">
      <h2 id="records">{t('senders.records')}</h2>
      <Paged list={list} empty={<Empty title={t('senders.noRecords')} />}>
        {rows => (
          <Table
            label={t('senders.records')}
            columns={columns}
            rows={rows}
            href={row => `/${row.kind}s/${row.id}`}
          />
        )}
      </Paged>
    </section>
  )
}
