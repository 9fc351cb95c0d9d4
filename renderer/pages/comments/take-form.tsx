// Taking a comment in from a picture, something copied, or a notification mail: what can be read is filled in, a person
// confirms.
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { CommentProposal, GivenFile, Lacking, TakenComment } from '#shared/comment.ts'
import { type ChannelId, CommentId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { isWebAddress } from '../../comment-place.ts'
import { Button } from '../../components/button.tsx'
import { ChannelChoice } from '../../components/channel-choice.tsx'
import { TextInput } from '../../components/fields.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import { givenFiles, isForField, takesGiven } from '../../one-box.ts'
import { refusalOf } from '../../refusal.ts'
import { useUnsent } from '../../unsent.ts'
import { CommentFields, commentIn, Found, proposalKey } from './taken-fields.tsx'
import { justSaved } from './verdict.tsx'

type Sources = Pick<TakenComment, 'files' | 'html' | 'plain'>
const NO_SOURCES: Sources = { files: [], html: null, plain: null }

/** The form. */
export function TakeForm({
  channels,
  given,
  words,
  isCut
}: {
  channels: readonly ChannelRow[]
  /** What it was opened with. */
  given: {
    readonly address: string
    readonly files: readonly GivenFile[]
    readonly channelId: ChannelId | null
  }
  /** What was selected on the page, where a link from the browser has handed it over. */
  words: string
  /** Not all that was selected came along. */
  isCut: boolean
}) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const fromLink = words === '' ? null : words
  const [sources, setSources] = useState<Sources>({
    ...{ files: [...given.files], html: null },
    plain: fromLink
  })
  const [proposal, setProposal] = useState<CommentProposal | null>(null)
  const [address, setAddress] = useState(given.address)
  const [asked, setAsked] = useState<TakenComment | null>(null)
  const propose = useMutation(api.comments.propose.mutationOptions())
  // Asked for with each call, so that what is answered after the evidence was taken away fills nothing in.
  const filling = {
    onSuccess: (found: CommentProposal) => {
      setProposal(found)
      if (found.permalink !== null) setAddress(found.permalink)
    }
  }
  const take = useMutation(
    api.comments.take.mutationOptions({
      onSuccess: comment => {
        notify(t('comments.form.saved'))
        justSaved.set(comment.id)
        navigate(`/comments/${comment.id}`)
      }
    })
  )
  const readMail = (files: readonly GivenFile[]) => {
    const mail = files.find(file => /\.(eml|msg)$/i.test('path' in file ? file.path : file.name))
    if (mail !== undefined) propose.mutate(mail, filling)
  }
  const add = (files: readonly GivenFile[]) => {
    setSources(before => ({ ...before, files: [...before.files, ...files] }))
    readMail(files)
  }
  const addDropped = useEffectEvent(add)
  const readFirst = useEffectEvent(() => readMail(given.files))
  useEffect(() => {
    readFirst()
    takesGiven.set({ files: files => addDropped(files), address: setAddress })
    return () => takesGiven.set(null)
  }, [])
  // What came with a link comes with it again.
  useUnsent(() => sources.files.length > 0 || sources.html !== null || sources.plain !== fromLink)
  const paste = useEffectEvent(async (event: ClipboardEvent) => {
    const { target, clipboardData } = event
    if (clipboardData === null || event.defaultPrevented) return
    const [html, plain] = [clipboardData.getData('text/html'), clipboardData.getData('text/plain')]
    if (isForField(target, plain)) return
    event.preventDefault()
    // An address by itself is where the comment stands, and not what is saved of it.
    if (html === '' && isWebAddress(plain)) {
      setAddress(plain.trim())
      return
    }
    const files = await givenFiles([...clipboardData.files])
    const copied = { html: html === '' ? sources.html : html, plain: plain === '' ? sources.plain : plain }
    // A file may have been dropped while these were sent.
    setSources(before => ({ ...copied, files: [...before.files, ...files] }))
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
    // What the person has written there is not of the evidence.
    if (address === proposal?.permalink) setAddress(given.address)
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
        <FileDrop
          label={t('taken.drop')}
          button={t('taken.choose')}
          onFiles={paths => add(paths.filter(path => path !== '').map(path => ({ path })))}
        />
        <SourceList sources={sources} onClear={clear} />
        {propose.isError ? <Refused error={propose.error} /> : null}
        {proposal === null ? null : <Found proposal={proposal} />}
        <ChannelChoice label={t('comments.form.channel')} channels={channels} given={given.channelId} />
        <TextInput
          name="address"
          label={t('comments.form.address')}
          help={t('taken.addressHelp')}
          isRequired
          maxLength={2000}
          value={address}
          onChange={setAddress}
        />
        <CommentFields key={proposalKey(proposal)} proposal={proposal} words={words} />
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

/** The comment that this may be another sight of, when that is why it was refused. */
function knownIn(error: Error): CommentId | null {
  const refusal = refusalOf(error)
  return refusal.code === 'comment-maybe-known'
    ? (CommentId.safeParse(refusal.params['id']).data ?? null)
    : null
}
