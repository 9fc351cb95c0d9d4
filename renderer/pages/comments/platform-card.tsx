// How a comment stands with its platform, and what may be done with it there. To open the page is to have looked at it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleAlert, ShieldCheck } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentDetail } from '#shared/comment.ts'
import type { PlatformFacts } from '#shared/moderation.ts'
import { api, client } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, PlainText, Time } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import { formatTime } from '../../format.ts'
import { Dated } from './dated.tsx'

/** The card; nothing for a comment that was not read in. */
export function PlatformCard({ comment: { id, state, decision } }: { comment: CommentDetail }) {
  const found = useQuery(api.moderation.find.queryOptions({ input: { id } }))
  const isUnread = found.data?.readAt === null
  useEffect(() => {
    // Whoever may not moderate looks without its being noted.
    if (isUnread) client.moderation.markRead({ id }).catch(() => undefined)
  }, [id, isUnread])
  if (found.isError) return <Refused error={found.error} again={() => void found.refetch()} />
  return found.data == null ? null : (
    <Platform facts={found.data} isGone={state === 'gone'} isToBeRemoved={decision?.outcome === 'remove'} />
  )
}

type State = { readonly isGone: boolean; readonly isToBeRemoved: boolean }

function Platform({ facts, isGone, isToBeRemoved }: { facts: PlatformFacts } & State) {
  const { t } = useTranslation()
  return (
    <section className="card stack" aria-labelledby="platform">
      <h2 id="platform">{t('watch.platform.title')}</h2>
      {facts.vanishedAt === null ? null : (
        <Alert
          tone="warn"
          icon={CircleAlert}
          // Where it was to be removed, whoever did it may only not have noted it yet.
          title={t(isToBeRemoved ? 'watch.platform.goneUnnoted' : 'watch.platform.vanished', {
            at: formatTime(facts.seenAt, 'minutes')
          })}
        />
      )}
      {facts.perhapsGoneAt === null ? null : (
        <Alert
          tone="warn"
          icon={CircleAlert}
          title={t('watch.platform.perhapsGone', { at: formatTime(facts.seenAt, 'minutes') })}
        />
      )}
      {isGone && facts.status === 'visible' ? (
        <Alert
          tone="warn"
          icon={CircleAlert}
          title={t('watch.platform.shown', { at: formatTime(facts.seenAt, 'minutes') })}
        />
      ) : null}
      <Actions facts={facts} />
      <Facts
        facts={[
          [t('watch.platform.status'), t(`watch.platform.statuses.${facts.status}`)],
          [t('watch.platform.seen'), <Time key="seen" at={facts.seenAt} />],
          [t('watch.platform.ip'), facts.authorIp],
          [t('watch.platform.userAgent'), facts.authorUserAgent],
          [t('watch.platform.nativeId'), facts.nativeId],
          [t('watch.platform.thread'), facts.threadId]
        ]}
      />
      {facts.proof === null ? null : <Proof id={facts.commentId} verifiedAt={facts.proof.verifiedAt} />}
      <Versions facts={facts} />
      <Done facts={facts} />
    </section>
  )
}

function Actions({ facts: { commentId, possible } }: { facts: PlatformFacts }) {
  const { t } = useTranslation()
  const act = useMutation(
    api.moderation.act.mutationOptions({ onSuccess: () => notify(t('watch.platform.acted')) })
  )
  if (possible.length === 0) return null
  return (
    <div className="stack-tight">
      <h3>{t('watch.platform.act')}</h3>
      <p className="muted">{t('watch.platform.actLead')}</p>
      {act.isPending ? <Progress label={t('watch.platform.acting')} /> : null}
      {act.isError ? <Refused error={act.error} /> : null}
      <div className="row">
        {possible.map(action => (
          <Button
            key={action}
            variant={action === 'delete' ? 'danger' : 'primary'}
            isPending={act.isPending && act.variables.action === action}
            isDisabled={act.isPending}
            onPress={() => act.mutate({ id: commentId, action })}
          >
            {t(`watch.platform.actions.${action}`)}
          </Button>
        ))}
      </div>
    </div>
  )
}

function Proof({ id, verifiedAt }: { id: CommentDetail['id']; verifiedAt: PlatformFacts['seenAt'] }) {
  const { t } = useTranslation()
  const check = useMutation(
    api.moderation.checkProof.mutationOptions({ onSuccess: () => notify(t('watch.platform.proofHolds')) })
  )
  return (
    <div className="stack-tight">
      <h3>{t('watch.platform.proof')}</h3>
      <p>{t('watch.platform.proofHas', { at: formatTime(verifiedAt, 'minutes') })}</p>
      {check.isError ? <Refused error={check.error} /> : null}
      <div>
        <Button
          icon={<ShieldCheck size={18} />}
          isPending={check.isPending}
          onPress={() => check.mutate({ id })}
        >
          {t('watch.platform.checkProof')}
        </Button>
      </div>
    </div>
  )
}

function Versions({ facts: { versions } }: { facts: PlatformFacts }) {
  const { t } = useTranslation()
  if (versions.length < 2) return null
  return (
    <div className="stack-tight">
      <h3>{t('watch.platform.versions')}</h3>
      {versions.map(({ seenAt, content }) => (
        <section
          key={`${seenAt} ${content.text}`}
          className="quote"
          aria-label={t('watch.platform.version', { at: formatTime(seenAt, 'minutes') })}
        >
          <p className="muted">{t('watch.platform.version', { at: formatTime(seenAt, 'minutes') })}</p>
          <Dated content={content} first={versions[0]?.content ?? null} />
          <PlainText>{content.text}</PlainText>
        </section>
      ))}
    </div>
  )
}

function Done({ facts: { actions } }: { facts: PlatformFacts }) {
  const { t } = useTranslation()
  if (actions.length === 0) return null
  return (
    <div className="stack-tight">
      <h3>{t('watch.platform.done')}</h3>
      <ul className="plain-list stack-tight">
        {actions.map(({ id, action, state, begunAt, begunBy }) => (
          <li key={id}>
            {t('watch.platform.doneLine', {
              action: t(`watch.platform.actions.${action}`),
              state: t(`watch.platform.states.${state}`),
              at: formatTime(begunAt, 'minutes'),
              by: begunBy
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
