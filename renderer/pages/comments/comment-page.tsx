// One comment: whether it may be removed, what is next, and what is saved of it.

import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CommentDetail } from '#shared/comment.ts'
import type { CommentId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { CopyFields } from '../../components/copy-fields.tsx'
import { Disclose } from '../../components/disclose.tsx'
import { Facts, PlainText, Time } from '../../components/facts.tsx'
import { FileTable } from '../../components/file-table.tsx'
import { JournalLink } from '../../components/journal-link.tsx'
import { Page } from '../../components/page.tsx'
import { SecrecyCard } from '../../components/secrecy-card.tsx'
import { TextInPictures } from '../../components/text-in-pictures.tsx'
import { Transfers } from '../../components/transfers.tsx'
import { formatTime } from '../../format.ts'
import { Delivery } from '../mail/delivery.tsx'
import { ReportsAbout } from '../messages/reports-about.tsx'
import { Attachments } from './attachments.tsx'
import { CaptureStop } from './capture-stop.tsx'
import { DecisionFacts, EarlierFacts, RemovalFacts } from './comment-facts.tsx'
import { NextStep } from './next-step.tsx'
import { Order } from './order.tsx'
import { Pictures } from './pictures.tsx'
import { PlatformCard } from './platform-card.tsx'
import { RegistrationCard } from './registration-card.tsx'
import { nameOf, senderOf } from './sender-of.ts'
import { Sightings } from './sightings.tsx'
import { UnderPost } from './under-post.tsx'
import { Verdict } from './verdict.tsx'

/** A comment's page; with `words`, those are pointed out in its pictures. */
export function CommentPage({ id, words = '' }: { id: CommentId; words?: string }) {
  const { t } = useTranslation()
  const comment = useQuery(api.comments.find.queryOptions({ input: { id } }))
  return (
    <Page
      title={titleOf(comment.data, t)}
      back={{ href: '/comments', label: t('comments.title') }}
      lead={
        comment.data === undefined ? undefined : (
          <Link href={`/channels/${comment.data.channelId}`}>{comment.data.channelName}</Link>
        )
      }
      actions={
        <>
          <JournalLink id={id} />
          <CopyFields record={{ kind: 'comment', id }} />
          <Disclose record={{ kind: 'comment', id }} />
        </>
      }
    >
      <Asked query={comment}>
        {detail => (
          <>
            {detail.method === 'facts' ? <CaptureStop id={id} /> : null}
            <Verdict comment={detail} />
            <div className="item-parts">
              <div className="stack">
                <Content comment={detail} />
                <Pictures comment={detail} words={words} />
                <Known comment={detail} />
                <Attachments comment={detail} />
                <TextInPictures record={{ kind: 'comment', id }} />
                <Sightings comment={detail} />
                <Files comment={detail} />
              </div>
              <div className="stack">
                <UnderPost comment={detail} />
                <PlatformCard comment={detail} />
                <NextStep key={detail.state} comment={detail} />
                <DecisionFacts comment={detail} />
                <RemovalFacts comment={detail} />
                <EarlierFacts comment={detail} />
                <Order comment={detail} />
                <ReportsAbout
                  about={{ channelId: detail.channelId, record: { kind: 'comment', id: detail.id } }}
                />
                <RegistrationCard comment={detail} />
                {detail.content === null ? null : (
                  <Delivery
                    record={{ kind: 'comment', id: detail.id }}
                    channelId={detail.channelId}
                    none={t('mail.delivery.none')}
                  />
                )}
                <Transfers record={{ kind: 'comment', id: detail.id }} />
                <SecrecyCard
                  record={{ kind: 'comment', id: detail.id }}
                  isRegistered={detail.registration?.outcome === 'registered'}
                />
              </div>
            </div>
          </>
        )}
      </Asked>
    </Page>
  )
}

function titleOf(comment: CommentDetail | undefined, t: TFunction): string {
  if (comment?.kind === 'post') return t('taken.under.detail')
  if (!comment?.content) return t('comments.detail.titleNone')
  const author = senderOf(comment, t)
  return author === null
    ? t('comments.detail.titleUnknown', { name: nameOf(comment, t) })
    : t('comments.detail.title', { author })
}

function Content({ comment: { content, method } }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  return (
    <section className="card stack" aria-labelledby="content">
      <h2 id="content">{t(method === 'facts' ? 'decisions.factsTitle' : 'comments.detail.text')}</h2>
      {content === null ? (
        <p className="muted">{t('comments.notSaved')}</p>
      ) : (
        <div className="quote">
          <PlainText>{content.text}</PlainText>
        </div>
      )}
    </section>
  )
}

/** Who wrote it, when and where, as far as that is known. */
function Known({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const { content } = comment
  const shown = (text: string | null) => text ?? t('comments.detail.notShown')
  return (
    <section className="card stack" aria-labelledby="known">
      <h2 id="known">{t('comments.detail.content')}</h2>
      <Facts
        facts={[
          ...(content === null
            ? []
            : ([
                [
                  t('comments.detail.author'),
                  comment.sender === null ? (
                    shown(senderOf(comment, t))
                  ) : (
                    <Link key="sender" href={`/comments/senders/${comment.sender.id}`}>
                      {shown(content.authorName)}
                    </Link>
                  )
                ],
                [t('comments.detail.authorAddress'), shown(content.authorAddress)],
                [
                  t('comments.detail.identity'),
                  t(`comments.identity.${comment.sender?.identityBasis ?? 'unknown'}`)
                ],
                [t('comments.detail.timeShown'), shown(content.timeShown)],
                [t('comments.detail.timeMachine'), shown(content.timeMachine)],
                [t('taken.written'), <Written key="written" comment={comment} />],
                [t('comments.detail.permalink'), shown(content.permalink)],
                [t('taken.nativeId'), comment.nativeId ?? t('taken.notKnown')],
                [t('taken.thread'), comment.thread ?? t('taken.notKnown')],
                [t('taken.answers'), comment.answers ?? t('taken.notKnown')],
                ...(comment.editedAt === null
                  ? []
                  : [[t('taken.editedAt'), <Time key="edited" at={comment.editedAt} />] as const]),
                ...(comment.textRaw === null
                  ? []
                  : [[t('taken.textRaw'), <PlainText key="raw">{comment.textRaw}</PlainText>] as const]),
                [t('taken.attachments'), numberOf(t, comment)],
                [
                  t('taken.reactions'),
                  comment.reactions
                    ?.map(({ kind, count }) => t(`taken.reacted.${kind}`, { count }))
                    .join(', ') ?? t('taken.notKnown')
                ],
                // In one place, since a card has one of each label.
                ...(comment.lacking.length === 0
                  ? []
                  : ([
                      [t('taken.lacks'), comment.lacking.map(lack => t(`taken.lacking.${lack}`)).join('. ')]
                    ] as const))
              ] as const)),
          [t('comments.detail.page'), comment.address]
        ]}
      />
    </section>
  )
}

function numberOf(t: TFunction, { attachments }: CommentDetail): string {
  if (attachments === null) return t('taken.notKnown')
  return attachments.length === 0 ? t('taken.noAttachments') : String(attachments.length)
}

/** When it was written, and what that rests on. */
function Written({ comment: { created } }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const { range } = created
  if (range !== null)
    return t(`taken.range.${range.basis}.${range.from === null ? 'latest' : 'between'}`, {
      from: range.from === null ? '' : formatTime(range.from, 'minutes'),
      to: formatTime(range.to, 'minutes')
    })
  return (
    <>
      {created.at === null ? null : <Time at={created.at} />} {t(`taken.bases.${created.basis}`)}
    </>
  )
}

function Files({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  if (comment.files.length === 0) return null
  return (
    <section className="stack" aria-labelledby="files">
      <h2 id="files">{t('comments.detail.files')}</h2>
      <FileTable
        label={t('comments.detail.files')}
        files={comment.files.map(file => ({
          id: `${file.role}-${file.position}`,
          content: t(`comments.detail.roles.${file.role}`),
          bytes: file.bytes,
          sha256: file.sha256
        }))}
      />
    </section>
  )
}
