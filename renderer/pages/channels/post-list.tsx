// The posts of a channel that are known, latest first: what became of each the last time, its record, and the post on its platform.
import { useInfiniteQuery } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ChannelId } from '#shared/ids.ts'
import { capitalised } from '#shared/in-language.ts'
import { type ChannelPost, PostBecame, type PostVisit } from '#shared/posts.ts'
import { POST_BECAME } from '#shared/words/values.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Time } from '../../components/facts.tsx'
import { Choice } from '../../components/fields.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useLanguage } from '../../settings.ts'
import { problemInWords } from './last-visit.tsx'
import { PostBadge } from './post-badge.tsx'

/** So many come at a time. */
const AT_ONCE = 50

/** The list, with what is shown of it. */
export function PostList({ channelId, visit }: { channelId: ChannelId; visit: PostVisit }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [became, setBecame] = useState<PostBecame | null>(null)
  const list = useInfiniteQuery(
    api.posts.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ channelId, became, limit: AT_ONCE, after })
    })
  )
  const columns = useColumns(visit)
  return (
    <>
      <div className="post-filter">
        <Choice
          name="became"
          label={t('posts.filter')}
          isRequired
          value={became ?? 'all'}
          onChange={id => setBecame(PostBecame.safeParse(id).data ?? null)}
          options={[
            { id: 'all', label: t('common.all') },
            ...PostBecame.options.map(id => ({ id, label: capitalised(POST_BECAME[id][language]) }))
          ]}
        />
      </div>
      <Paged list={list} empty={<Empty title={t(became === null ? 'posts.none' : 'posts.noneOf')} />}>
        {rows => <Table label={t('posts.list')} columns={columns} rows={rows} />}
      </Paged>
    </>
  )
}

function useColumns(visit: PostVisit): readonly TableColumn<ChannelPost>[] {
  const { t } = useTranslation()
  return [
    { id: 'post', name: t('posts.post'), isRowHeader: true, share: 3, cell: post => <Words post={post} /> },
    { id: 'became', name: t('posts.became'), cell: post => <Became post={post} visit={visit} /> },
    { id: 'posted', name: t('posts.posted'), cell: post => <Posted post={post} /> },
    { id: 'comments', name: t('posts.comments'), cell: post => <Comments post={post} /> },
    {
      id: 'outside',
      name: t('posts.outside'),
      cell: ({ address }) => (
        <Button
          variant="small"
          icon={<ExternalLink size={14} />}
          label={t('channels.openAddress', { address })}
          onPress={() => void window.shell.openExternal(address)}
        />
      )
    }
  ]
}

/** How its text begins, which leads to the record of it; where nothing of it is saved, its address. */
function Words({ post: { commentId, excerpt, address } }: { post: ChannelPost }) {
  const { t } = useTranslation()
  const words = <Foreign className="excerpt" text={excerpt ?? address} />
  return commentId === null ? (
    <>
      {words}
      <div className="table-second">{t('posts.notSaved')}</div>
    </>
  ) : (
    <Link className="table-main" href={`/comments/${commentId}`}>
      {words}
    </Link>
  )
}

function Became({ post, visit }: { post: ChannelPost; visit: PostVisit }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id, became, problem, address, vanishedAt } = post
  const doubt = visit.posts.find(met => met.id === id)?.doubt ?? null
  const said = problem ?? doubt
  return (
    <>
      <PostBadge became={became} />
      {vanishedAt === null ? null : (
        <div className="table-second">
          {t('posts.missedAt')} <Time at={vanishedAt} />
        </div>
      )}
      {said === null ? null : (
        <div className="table-second">{problemInWords(said, { detail: null, address }, language)}</div>
      )}
    </>
  )
}

function Posted({ post: { postedAt, timeShown } }: { post: ChannelPost }) {
  const { t } = useTranslation()
  if (postedAt !== null) return <Time at={postedAt} />
  return <span className="muted">{timeShown ?? t('common.none')}</span>
}

/** How many are saved under it, and how many its own page counts, where that is another number. */
function Comments({ post: { commentId, comments, commentsShown } }: { post: ChannelPost }) {
  const { t } = useTranslation()
  if (commentId === null) return null
  return (
    <span className="number">
      {commentsShown === null || commentsShown === comments
        ? comments
        : t('posts.commentsOf', { comments, shown: commentsShown })}
    </span>
  )
}
