// What is written of a comment that is taken in from a picture, a paste or a mail: what was found is filled in, and a person reads it over.
import { useTranslation } from 'react-i18next'
import { type CommentProposal, type Lacking, MOST_TEXT, type TakenComment } from '#shared/comment.ts'
import { ChannelId } from '#shared/ids.ts'
import { TextInput } from '../../components/fields.tsx'
import type { Filled } from '../../components/form.tsx'

const FIELDS = {
  text: 'comments.detail.text',
  authorName: 'comments.detail.author',
  authorProfile: 'comments.detail.authorAddress',
  timeShown: 'comments.detail.timeShown',
  permalink: 'comments.detail.permalink'
} as const satisfies Partial<Record<keyof CommentProposal, string>>

/** What was filled in, and what a person has to fill in. */
export function Found({ proposal }: { proposal: CommentProposal }) {
  const { t } = useTranslation()
  // The keys are those above.
  const missing = (Object.keys(FIELDS) as (keyof typeof FIELDS)[])
    .filter(field => !proposal[field])
    .map(field => t(FIELDS[field]))
  return (
    <p role="status">
      {t(`taken.basis.${proposal.basis}`)}
      {missing.length === 0 ? null : ` ${t('taken.notFound', { fields: missing.join(', ') })}`}
      {proposal.lacking.map(lack => ` ${t(`taken.lacking.${lack}`)}.`)}
      {proposal.mailSent === null ? null : ` ${t('taken.mailSent', { at: proposal.mailSent })}`}
    </p>
  )
}

/** The fields, filled in with what was found. */
export function CommentFields({ proposal, words }: { proposal: CommentProposal | null; words: string }) {
  const { t } = useTranslation()
  const links = proposal?.links.map(({ href }) => href) ?? []
  return (
    <>
      <TextInput
        name="text"
        label={t('comments.detail.text')}
        lines={4}
        maxLength={MOST_TEXT}
        defaultValue={proposal?.text ?? words}
      />
      <TextInput
        name="authorName"
        label={t('comments.detail.author')}
        help={t('taken.unknownHelp')}
        maxLength={300}
        defaultValue={proposal?.authorName ?? ''}
      />
      <TextInput name="handle" label={t('taken.handle')} maxLength={300} />
      <TextInput
        name="profile"
        label={t('comments.detail.authorAddress')}
        maxLength={2000}
        defaultValue={proposal?.authorProfile ?? ''}
      />
      <TextInput
        name="email"
        label={t('taken.email')}
        help={t('taken.protectedHelp')}
        maxLength={320}
        defaultValue={proposal?.authorEmail ?? ''}
      />
      <TextInput
        name="ip"
        label={t('taken.ip')}
        help={t('taken.protectedHelp')}
        maxLength={100}
        defaultValue={proposal?.authorIp ?? ''}
      />
      <TextInput
        name="timeShown"
        label={t('comments.detail.timeShown')}
        help={t('taken.timeHelp')}
        maxLength={200}
        defaultValue={proposal?.timeShown ?? ''}
      />
      <TextInput
        name="permalink"
        label={t('comments.detail.permalink')}
        maxLength={2000}
        defaultValue={proposal?.permalink ?? ''}
      />
      <TextInput name="answers" label={t('taken.answers')} maxLength={2000} />
      {links.length === 0 ? null : (
        <details>
          <summary>{t('taken.links')}</summary>
          <ul>
            {links.map(href => (
              <li key={href} className="wrap">
                {href}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** What the fields say. */
export function commentIn(
  filled: Filled,
  lackingIn: (text: string) => Lacking[]
): Omit<TakenComment, 'files' | 'html' | 'plain' | 'sameAs'> {
  const text = filled.text('text')
  return {
    channelId: ChannelId.parse(filled.text('channel')),
    address: filled.text('address'),
    text,
    author: {
      name: filled.optional('authorName'),
      handle: filled.optional('handle'),
      profile: filled.optional('profile'),
      email: filled.optional('email'),
      ip: filled.optional('ip')
    },
    timeShown: filled.optional('timeShown'),
    permalink: filled.optional('permalink'),
    answers: filled.optional('answers'),
    completeness: lackingIn(text)
  }
}

/** The fields are filled in anew with each proposal. */
export function proposalKey(proposal: CommentProposal | null): string {
  if (proposal === null) return ''
  const { text, authorName, authorEmail, authorIp, permalink } = proposal
  return JSON.stringify([text, authorName, authorEmail, authorIp, permalink])
}
