// Taking a comment in from a picture, something copied, or a notification mail: what can be read is filled in, a person
// confirms.
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { type CommentProposal, type Lacking, MOST_TEXT, type TakenComment } from '#shared/comment.ts'
import { ChannelId, CommentId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ChannelChoice } from '../../components/channel-choice.tsx'
import { TextInput } from '../../components/fields.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { type Filled, Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import { refusalOf } from '../../refusal.ts'
import { justSaved } from './verdict.tsx'

type Sources = Pick<TakenComment, 'files' | 'html' | 'plain'>
const NO_SOURCES: Sources = { files: [], html: null, plain: null }

/** The form. */
export function TakeForm({
  channels,
  address,
  words,
  isCut
}: {
  channels: readonly ChannelRow[]
  address: string
  /** What was selected on the page, where a link from the browser has handed it over. */
  words: string
  /** Not all that was selected came along. */
  isCut: boolean
}) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [sources, setSources] = useState<Sources>({ ...NO_SOURCES, plain: words === '' ? null : words })
  const [proposal, setProposal] = useState<CommentProposal | null>(null)
  const [asked, setAsked] = useState<TakenComment | null>(null)
  const propose = useMutation(api.comments.propose.mutationOptions())
  // Asked for with each call, so that what is answered after the evidence was taken away fills nothing in.
  const filling = { onSuccess: setProposal }
  const take = useMutation(
    api.comments.take.mutationOptions({
      onSuccess: comment => {
        notify(t('comments.form.saved'))
        justSaved.set(comment.id)
        navigate(`/comments/${comment.id}`)
      }
    })
  )
  const addFiles = (paths: readonly string[]) => {
    const files = paths.filter(path => path !== '').map(path => ({ path }))
    setSources({ ...sources, files: [...sources.files, ...files] })
    const mail = files.find(({ path }) => /\.(eml|msg)$/i.test(path))
    if (mail !== undefined) propose.mutate(mail, filling)
  }
  const paste = useEffectEvent(async (event: ClipboardEvent) => {
    const { target, clipboardData } = event
    // What is pasted into a field is meant for that field.
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
    if (clipboardData === null) return
    event.preventDefault()
    const pictures = [...clipboardData.files]
    const [html, plain] = [clipboardData.getData('text/html'), clipboardData.getData('text/plain')]
    const files = await Promise.all(pictures.map(asBytes))
    const copied = { html: html === '' ? sources.html : html, plain: plain === '' ? sources.plain : plain }
    setSources({ ...copied, files: [...sources.files, ...files] })
    if (html !== '' || plain !== '') propose.mutate(copied, filling)
  })
  // Where nothing is marked, the browser tells the page of it and not what has the focus.
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => void paste(event)
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])
  // What one piece of evidence said of its sender is not said of the next one's.
  const clear = () => {
    setSources(NO_SOURCES)
    setProposal(null)
    propose.reset()
  }
  const send = (comment: TakenComment) => {
    setAsked(comment)
    take.mutate(comment)
  }
  const isMailUnread = proposal?.lacking.includes('mail-unread') === true
  const lackingIn = (text: string): Lacking[] => {
    if (text === '' && !isMailUnread) return ['picture-only']
    if (isCut && text === words) return ['truncated']
    return text === proposal?.text ? proposal.lacking : []
  }
  const known = take.isError ? knownIn(take.error) : null
  return (
    <section className="card stack" aria-label={t('taken.title')} data-takes-paste>
      <Form onFilled={filled => send({ ...commentIn(filled, lackingIn), ...sources, sameAs: null })}>
        <p id="paste-help">{t('taken.pasteHelp')}</p>
        <FileDrop label={t('taken.drop')} button={t('taken.choose')} onFiles={addFiles} />
        <SourceList sources={sources} onClear={clear} />
        {propose.isError ? <Refused error={propose.error} /> : null}
        {proposal === null ? null : <Found proposal={proposal} />}
        <ChannelChoice label={t('comments.form.channel')} channels={channels} />
        <CommentFields key={proposalKey(proposal)} proposal={proposal} address={address} words={words} />
        {take.isPending ? <Progress label={t('taken.saving')} /> : null}
        {take.isError ? <Refused error={take.error} /> : null}
        {known !== null && asked !== null ? (
          <div className="row">
            <Button onPress={() => send({ ...asked, sameAs: known })}>{t('taken.same')}</Button>
            <Button onPress={() => send({ ...asked, sameAs: 'another' })}>{t('taken.another')}</Button>
          </div>
        ) : null}
        <div className="form-actions">
          <Button variant="primary" type="submit" isPending={take.isPending}>
            {t('comments.form.save')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

function SourceList({ sources, onClear }: { sources: Sources; onClear: () => void }) {
  const { t } = useTranslation()
  const names = [
    ...sources.files.map(file => ('path' in file ? (file.path.split(/[\\/]/).at(-1) ?? '') : file.name)),
    ...(sources.html === null ? [] : [t('taken.html')]),
    ...(sources.plain === null ? [] : [t('taken.plain')])
  ]
  if (names.length === 0) return null
  return (
    <div className="stack-tight">
      <ul aria-label={t('taken.sources')}>
        {names.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two sources may have the same name, and none moves
          <li key={at}>{name}</li>
        ))}
      </ul>
      <div>
        <Button variant="small" onPress={onClear}>
          {t('taken.clear')}
        </Button>
      </div>
    </div>
  )
}

const FIELDS = {
  text: 'comments.detail.text',
  authorName: 'comments.detail.author',
  authorProfile: 'comments.detail.authorAddress',
  timeShown: 'comments.detail.timeShown',
  permalink: 'comments.detail.permalink'
} as const satisfies Partial<Record<keyof CommentProposal, string>>

/** What was filled in, and what a person has to fill in. */
function Found({ proposal }: { proposal: CommentProposal }) {
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

function CommentFields(props: { proposal: CommentProposal | null; address: string; words: string }) {
  const { proposal, address, words } = props
  const { t } = useTranslation()
  const links = proposal?.links.map(({ href }) => href) ?? []
  return (
    <>
      <TextInput
        name="address"
        label={t('comments.form.address')}
        help={t('taken.addressHelp')}
        isRequired
        maxLength={2000}
        defaultValue={proposal?.permalink ?? address}
      />
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

function commentIn(
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

// The fields are filled in anew with each proposal.
function proposalKey(proposal: CommentProposal | null): string {
  if (proposal === null) return ''
  const { text, authorName, authorEmail, authorIp, permalink } = proposal
  return JSON.stringify([text, authorName, authorEmail, authorIp, permalink])
}

/** The comment that this may be another sight of, when that is why it was refused. */
function knownIn(error: Error): CommentId | null {
  const refusal = refusalOf(error)
  return refusal.code === 'comment-maybe-known'
    ? (CommentId.safeParse(refusal.params['id']).data ?? null)
    : null
}

async function asBytes(file: File): Promise<{ name: string; base64: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 32_768)
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return { name: file.name === '' ? 'urklipp.png' : file.name, base64: btoa(binary) }
}
