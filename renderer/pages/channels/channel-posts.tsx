// The posts of a channel, one by one: how it went when they were gone through last, going through them now, and all that are known.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Newspaper, Square } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { isAllowed, RULES } from '#shared/rules.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { Progress } from '../../components/progress.tsx'
import { SplitButton } from '../../components/split-button.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { pileProgress } from '../../live.ts'
import { refusalOf } from '../../refusal.ts'
import { useLanguage } from '../../settings.ts'
import { LastVisit } from './last-visit.tsx'
import { PostList } from './post-list.tsx'
import { PostsDialog } from './posts-dialog.tsx'

/** The section, for whoever may see it. */
export function ChannelPosts({ channel }: { channel: ChannelRow }) {
  const me = useQuery(api.users.me.queryOptions())
  const roles = me.data?.roles ?? []
  if (!isAllowed(RULES.posts.list, roles)) return null
  return (
    <Posts channel={channel} maySave={channel.retiredAt === null && isAllowed(RULES.posts.save, roles)} />
  )
}

function Posts({ channel, maySave }: { channel: ChannelRow; maySave: boolean }) {
  const { t } = useTranslation()
  const channelId = channel.id
  const [isChoosing, setChoosing] = useState(false)
  const visit = useQuery(api.posts.lastVisit.queryOptions({ input: { channelId } }))
  const save = useMutation(
    api.posts.save.mutationOptions({
      onSuccess: () => notify(t('posts.done', { channel: channel.name }))
    })
  )
  // One that somebody else has begun is shown here too.
  const isBegun = visit.data?.state === 'running'
  const isGoing = save.isPending || isBegun
  const isStopped = save.error !== null && refusalOf(save.error).code === 'stopped'
  return (
    <section className="card stack" aria-labelledby="posts">
      <div className="page-head">
        <div className="page-head-words">
          <h2 id="posts">{t('posts.title')}</h2>
          <p className="muted">{t('posts.lead')}</p>
          <Limits platform={channel.platform} />
        </div>
        {maySave ? (
          <SplitButton
            icon={<Newspaper size={18} />}
            isPending={save.isPending}
            // One that was pressed keeps the focus.
            isDisabled={isBegun && !save.isPending}
            isMenuDisabled={isGoing}
            onPress={() => save.mutate({ channelId })}
            menu={t('posts.choices')}
            ways={[{ label: t('posts.withChoices'), onChoose: () => setChoosing(true) }]}
          >
            {t('posts.now')}
          </SplitButton>
        ) : null}
      </div>
      {isGoing ? <GoingOn channelId={channelId} mayStop={maySave && isBegun} /> : null}
      {save.isError && !isStopped ? <Refused error={save.error} /> : null}
      <Asked query={visit}>
        {last =>
          last === null ? (
            <Empty title={t('posts.never')}>{t('posts.neverText')}</Empty>
          ) : (
            <>
              {last.state === 'running' ? null : <LastVisit visit={last} />}
              <PostList channelId={channelId} visit={last} />
            </>
          )
        }
      </Asked>
      {isChoosing ? (
        <PostsDialog
          onClose={() => setChoosing(false)}
          onChosen={chosen => {
            setChoosing(false)
            save.mutate({ channelId, ...chosen })
          }}
        />
      ) : null}
    </section>
  )
}

/** How far it has come, and stopping it. */
function GoingOn({ channelId, mayStop }: { channelId: ChannelId; mayStop: boolean }) {
  const { t } = useTranslation()
  const progress = pileProgress.use()
  const stop = useMutation(api.posts.stop.mutationOptions())
  return (
    <div className="stack-tight">
      {progress?.channelId === channelId ? (
        <Progress
          label={t('posts.saving')}
          done={progress.done}
          total={progress.total}
          value={t('posts.progress', progress)}
        />
      ) : (
        <Progress label={t('posts.reading')} />
      )}
      {mayStop ? (
        <div className="row">
          <Button
            icon={<Square size={16} />}
            isPending={stop.isPending}
            onPress={() => stop.mutate({ channelId })}
          >
            {t('posts.stop')}
          </Button>
          <span className="muted">{t('posts.stopHelp')}</span>
        </div>
      ) : null}
      {stop.isError ? <Refused error={stop.error} /> : null}
    </div>
  )
}

/** What is known not to be had of the platform. */
function Limits({ platform }: { platform: string }) {
  const language = useLanguage()
  const platforms = useQuery(api.posts.platforms.queryOptions())
  const limits = platforms.data?.find(({ name }) => name === platform)?.limits ?? null
  return limits === null ? null : <p className="muted">{limits[language]}</p>
}
