// Saving a comment by its address: which channel it is in and which comment on the page is meant, as far as the address says that.
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { CommentDetail, CommentPile, GivenFile } from '#shared/comment.ts'
import { ChannelId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { askFirst, beginForm } from '../../comment-link.ts'
import { channelOf, pointsAtComment } from '../../comment-place.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import { takesGiven } from '../../one-box.ts'
import { useLanguage } from '../../settings.ts'
import { useUnsent } from '../../unsent.ts'
import { CandidateList } from './candidate-list.tsx'
import { Pile } from './pile.tsx'
import { PileSaved } from './pile-saved.tsx'
import { SameOrAnother } from './same-or-another.tsx'
import { justSaved } from './verdict.tsx'

const WHICH = ['pointed', 'choose', 'several', 'post'] as const
type Which = (typeof WHICH)[number]

/** The form; `given` is the address that it was opened with. */
export function PreserveForm({ channels, given }: { channels: readonly ChannelRow[]; given: string }) {
  const { t } = useTranslation()
  const [address, setAddress] = useState(given)
  const [which, setWhich] = useState<Which>('pointed')
  const [chosen, setChosen] = useState<ChannelId | null>(null)
  const [selector, setSelector] = useState<string | null>(null)
  const [pile, setPile] = useState<CommentPile | null>(null)
  const only = channels.length === 1 ? (channels[0]?.id ?? null) : null
  const channel = chosen ?? channelOf(address, channels) ?? only
  const page = { address: address.trim(), channelId: channel }
  const saving = useSaving()
  const candidates = useMutation(
    api.comments.candidates.mutationOptions({ onSuccess: () => setSelector(null) })
  )
  const isBusy = candidates.isPending || saving.isPending
  const save = (at: string | null) => {
    if (channel === null) return
    saving.preserve({
      ...page,
      channelId: channel,
      selector: at,
      kind: which === 'post' ? 'post' : 'comment'
    })
  }
  /** What by its form is no comment's own address is looked through first, so that no attempt is noted in vain. */
  const send = () => {
    if (which === 'choose' || which === 'post') save(selector)
    else if (pointsAtComment(address)) save(null)
    else
      candidates.mutate(pictured(page), {
        onSuccess: ({ candidates: found }) => {
          if (found.some(({ isLinked }) => isLinked) || found.length === 0) save(null)
          else setWhich('choose')
        }
      })
  }
  const move = (next: string) => {
    setAddress(next)
    setSelector(null)
    candidates.reset()
  }
  const form = useRef<HTMLDivElement>(null)
  /** What is pasted or dropped beside what stands here is of the same comment. */
  const isListed = !candidates.isIdle || selector !== null
  useUnsent(() => isListed && pile === null)
  const beside = useRef(page)
  useEffect(() => {
    beside.current = page
  })
  const takeFiles = useEffectEvent((files: readonly GivenFile[]) => {
    // Another address may have been given before the person answers.
    askFirst(isListed, () => beginForm({ ...beside.current, files }))
  })
  const takeAddress = useEffectEvent((dropped: string) => {
    move(dropped)
    if (channelOf(dropped, channels) !== null) setChosen(null)
    form.current?.querySelector('input')?.focus()
  })
  const isOpen = pile === null
  useEffect(() => {
    if (!isOpen) return
    takesGiven.set({ files: files => takeFiles(files), address: dropped => takeAddress(dropped) })
    return () => takesGiven.set(null)
  }, [isOpen])
  useEffect(() => {
    // What was pasted is looked at and sent on with the Enter key; the page's heading has had the focus by then.
    if (given !== '') setTimeout(() => form.current?.querySelector('input')?.focus())
  }, [given])
  if (pile !== null) return <PileSaved pile={pile} address={page.address} />
  return (
    <div className="card" ref={form}>
      <Form onFilled={send}>
        <TextInput
          name="address"
          label={t('comments.form.address')}
          help={t('comments.form.addressHelp')}
          isRequired
          maxLength={2000}
          value={address}
          onChange={move}
        />
        <Choice
          name="channel"
          label={t('comments.form.channel')}
          isRequired
          value={channel}
          onChange={id => setChosen(ChannelId.parse(id))}
          options={channels.map(({ id, name }) => ({ id, label: name }))}
        />
        <OneOf
          name="which"
          label={t('comments.form.which')}
          value={which}
          onChange={setWhich}
          options={[
            { id: 'pointed', label: t('comments.form.pointed'), help: t('comments.form.pointedHelp') },
            { id: 'choose', label: t('comments.form.choose'), help: t('comments.form.chooseHelp') },
            { id: 'several', label: t('taken.several'), help: t('taken.severalHelp') },
            { id: 'post', label: t('taken.under.way'), help: t('taken.under.wayHelp') }
          ]}
        />
        {which === 'pointed' ? null : (
          <Look which={which} page={page} candidates={candidates} isBusy={isBusy} onPicked={setSelector} />
        )}
        {candidates.isPending ? <Progress label={t('comments.form.looking')} /> : null}
        {candidates.isError ? <Refused error={candidates.error} /> : null}
        {candidates.isSuccess && which === 'several' ? (
          <Pile found={candidates.data} channelId={channel} address={page.address} onSaved={setPile} />
        ) : null}
        {candidates.isSuccess && which === 'choose' ? (
          <>
            {selector === null ? <p role="status">{t('inbox.looked')}</p> : null}
            <CandidateList found={candidates.data} selected={selector} onSelect={setSelector} />
          </>
        ) : null}
        {saving.isPending ? <Progress label={t('comments.form.saving')} /> : null}
        {saving.failed === null || saving.isPending ? null : (
          <>
            <Refused error={saving.failed} />
            <SameOrAnother error={saving.failed} onAnswer={saving.retry} />
          </>
        )}
        {which === 'several' ? null : (
          <div className="form-actions form-actions-kept">
            <Button
              variant="primary"
              type="submit"
              isPending={isBusy}
              isDisabled={which === 'choose' && selector === null}
            >
              {t(which === 'post' ? 'taken.under.save' : 'comments.form.save')}
            </Button>
          </div>
        )}
      </Form>
    </div>
  )
}

/** Saving it, and saving it again as what a person says it is. */
function useSaving() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const onSuccess = ({ id }: CommentDetail) => {
    notify(t('comments.form.saved'))
    justSaved.set(id)
    navigate(`/comments/${id}`)
  }
  const preserve = useMutation(api.comments.preserve.mutationOptions({ onSuccess }))
  const retry = useMutation(api.comments.retry.mutationOptions({ onSuccess }))
  return {
    isPending: preserve.isPending || retry.isPending,
    failed: retry.isIdle ? preserve.error : retry.error,
    retry: retry.mutate,
    preserve: (input: Parameters<typeof preserve.mutate>[0]) => {
      retry.reset()
      preserve.mutate(input)
    }
  }
}

type PageOfComment = { readonly address: string; readonly channelId: ChannelId | null }

/** The comments on it are to be known by how they look. */
const pictured = (page: PageOfComment) => ({ ...page, withPictures: true })

type LookProps = {
  which: Which
  page: PageOfComment
  candidates: {
    readonly isIdle: boolean
    mutate(page: PageOfComment & { withPictures: boolean }): void
  }
  isBusy: boolean
  onPicked: (selector: string | null) => void
}

/** The two ways to say which comment on the page is meant: a list of what looks like comments, and pointing at it. */
function Look({ which, page, candidates, isBusy, onPicked }: LookProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const pick = useMutation(
    api.comments.pick.mutationOptions({ onSuccess: ({ selector }) => onPicked(selector) })
  )
  const picked = pick.data?.selector ?? null
  return (
    <>
      <div className="row">
        {which === 'several' ? null : (
          <Button
            isDisabled={page.address === ''}
            isPending={pick.isPending}
            onPress={() => pick.mutate({ ...page, language })}
          >
            {t('taken.pick')}
          </Button>
        )}
        {which === 'post' ? null : (
          <Button
            isDisabled={page.address === ''}
            isPending={isBusy}
            onPress={() => candidates.mutate(pictured(page))}
          >
            {t('comments.form.look')}
          </Button>
        )}
      </div>
      {pick.isError ? <Refused error={pick.error} /> : null}
      {pick.isPending ? <p role="status">{t('taken.picking')}</p> : null}
      {picked !== null && candidates.isIdle ? (
        <p role="status">{t('taken.picked', { selector: picked })}</p>
      ) : null}
    </>
  )
}
