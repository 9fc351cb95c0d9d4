// One message: where it came from, what came with it, and how it was routed or is to be.
import { useMutation, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { messageCameIn } from '#shared/came-in.ts'
import { ThreadId } from '#shared/ids.ts'
import type { MessageRow } from '#shared/message.ts'
import { PICTURE_TYPES } from '#shared/picture-type.ts'
import { api } from '../../api.ts'
import { Disclose } from '../../components/disclose.tsx'
import { Drafted, draftSent } from '../../components/drafted.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { JournalLink } from '../../components/journal-link.tsx'
import { notify } from '../../components/notice.tsx'
import { ObjectPicture } from '../../components/object-picture.tsx'
import { SecrecyCard } from '../../components/secrecy-card.tsx'
import { Transfers } from '../../components/transfers.tsx'
import { useSecrecy } from '../../components/use-secrecy.ts'
import { formatTime } from '../../format.ts'
import { Delivery } from '../mail/delivery.tsx'
import { Attachments } from './attachments.tsx'
import { ReportCard } from './report-card.tsx'
import { RouteForm } from './route-form.tsx'
import { EarlierRoutes, Routed, type RoutedProps } from './routed.tsx'
import { sayRouted } from './say-routed.ts'
import { SeenIn } from './seen-in.tsx'
import { refsOf } from './thread-secrecy.ts'

/** All that is known of one message, and what was done with it; in a conversation, what may be done with it alone. */
export function MessageDetails({ message: row, isAlone }: { message: MessageRow; isAlone: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <div className="row">
        <JournalLink id={row.id} />
        <Disclose record={{ kind: 'message', id: row.id }} />
      </div>
      <ReportCard id={row.id} />
      <Picture message={row} />
      <Attachments messageId={row.id} />
      {row.state === 'undecided' && !isAlone ? <RouteOne message={row} /> : null}
      {row.route === null ? null : (
        <>
          <RouteThatHolds message={row} route={row.route} />
          <Delivery
            record={{ kind: 'message', id: row.id }}
            channelId={row.channelId}
            none={t(row.route.kind === 'copied' ? 'mail.delivery.byHand' : 'mail.delivery.none')}
          />
        </>
      )}
      <Origin message={row} />
      <SeenIn message={row} />
      <Transfers record={{ kind: 'message', id: row.id }} />
      <SecrecyCard
        record={{ kind: 'message', id: row.id }}
        isRegistered={!['copied', 'copy-failed', 'redirected', 'minor'].includes(row.state)}
      />
    </div>
  )
}

/** The form that routes this message and no other. */
export function RouteOne({ message }: { message: MessageRow }) {
  const { t } = useTranslation()
  const draft = `route ${message.id}`
  const route = useMutation(
    api.messages.route.mutationOptions({
      onSuccess: () => {
        draftSent(draft)
        return sayRouted(t, ThreadId.parse(message.conversationId ?? message.id))
      }
    })
  )
  const guarded = useSecrecy(message.channelId, refsOf([message]))
  const answered = useAnswered(message)
  return (
    <Drafted of={draft} guarded={guarded}>
      <RouteForm
        isSecret={guarded.secrecy === 'secret'}
        answered={answered}
        channelId={message.channelId}
        receivedAt={messageCameIn(message)}
        count={1}
        isPending={route.isPending}
        error={route.error}
        onRoute={chosen => route.mutate({ id: message.id, route: chosen })}
      />
    </Drafted>
  )
}

/** The route that holds, with a way to correct it, and those that it corrected. */
function RouteThatHolds({ message, route }: RoutedProps) {
  const { t } = useTranslation()
  const [isCorrecting, setCorrecting] = useState(false)
  const guarded = useSecrecy(message.channelId, refsOf([message]))
  const answered = useAnswered(message)
  const draft = `correct route ${message.id}`
  const correct = useMutation(
    api.messages.correctRoute.mutationOptions({
      onSuccess: () => {
        draftSent(draft)
        notify(t('messages.route.corrected'))
        setCorrecting(false)
      }
    })
  )
  if (!isCorrecting)
    return (
      <>
        <Routed message={message} route={route} onCorrect={() => setCorrecting(true)} />
        <EarlierRoutes messageId={message.id} />
      </>
    )
  return (
    <Drafted of={draft} guarded={guarded} seen={route.decidedAt}>
      <RouteForm
        isSecret={guarded.secrecy === 'secret'}
        answered={answered}
        channelId={message.channelId}
        receivedAt={messageCameIn(message)}
        count={1}
        isPending={correct.isPending}
        error={correct.error}
        correction={{ onCancel: () => setCorrecting(false) }}
        onRoute={(chosen, because) => correct.mutate({ id: message.id, route: chosen, because })}
      />
    </Drafted>
  )
}

/** The number that the diary has answered that the message has; null where it has not. */
function useAnswered({ id }: MessageRow): string | null {
  const { data } = useQuery(api.messages.find.queryOptions({ input: { id } }))
  return data?.diaryReceipt?.number ?? null
}

function Picture({ message: { original, originalMediaType, originalName } }: { message: MessageRow }) {
  const { t } = useTranslation()
  if (original === null || !PICTURE_TYPES.has(originalMediaType ?? '')) return null
  return <ObjectPicture sha256={original} alt={t('messages.detail.picture', { name: originalName ?? '' })} />
}

// No closer than the platform's words are.
function shownTime({ createdRaw, createdBetween }: MessageRow, t: TFunction): string {
  if (createdRaw === null) return t('messages.notSaid')
  if (createdBetween === null) return createdRaw
  const { from, to } = createdBetween
  return t('messages.writtenBetween', { words: createdRaw, from: formatTime(from), to: formatTime(to) })
}

/** In one place, since a card has one of each label. */
const flawsOf = ({ flaws }: MessageRow, t: TFunction) =>
  flaws.length === 0
    ? []
    : ([[t('messages.flaw'), flaws.map(flaw => `${t(`messages.flaws.${flaw}`)}.`).join(' ')]] as const)

function Origin({ message }: { message: MessageRow }) {
  const { t } = useTranslation()
  return (
    <section className="card stack" aria-labelledby="facts">
      <h2 id="facts">{t('messages.detail.facts')}</h2>
      <Facts
        facts={[
          [t('messages.sender'), message.senderName],
          [t('messages.senderAddress'), message.senderAddress],
          [
            t('messages.channel'),
            <Link key="channel" href={`/channels/${message.channelId}`}>
              {message.channelName}
            </Link>
          ],
          [
            t('messages.received'),
            message.receivedAt === null ? (
              t('messages.notSaid')
            ) : (
              <Time key="received" at={message.receivedAt} />
            )
          ],
          [
            t('messages.written'),
            message.createdAt === null ? shownTime(message, t) : <Time key="written" at={message.createdAt} />
          ],
          [t('messages.takenIn'), <Time key="taken" at={message.takenInAt} />],
          [t('messages.takenInBy'), message.takenInBy],
          [t('messages.method'), t(`messages.methods.${message.method}`)],
          ...flawsOf(message, t),
          ...(message.originalName === null
            ? []
            : ([[t('messages.detail.originalName'), message.originalName]] as const)),
          [t('messages.detail.mediaType'), message.originalMediaType],
          [
            t('messages.detail.original'),
            message.original === null ? null : (
              <span key="original" className="mono">
                {message.original}
              </span>
            )
          ]
        ]}
      />
    </section>
  )
}
