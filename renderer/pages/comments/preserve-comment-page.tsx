// Saving a comment: which channel, which address, which comment on the page.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Scissors } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { CommentDetail } from '#shared/comment.ts'
import { BOOKMARKLET, EMPTY_LINK } from '#shared/comment-link.ts'
import { ChannelId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { openedLink } from '../../comment-link.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Button, ButtonLink } from '../../components/button.tsx'
import { OneOf, Toggles } from '../../components/choices.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { useLanguage } from '../../settings.ts'
import { CandidateList } from './candidate-list.tsx'
import { FactsForm } from './facts-form.tsx'
import { Pile } from './pile.tsx'
import { SameOrAnother } from './same-or-another.tsx'
import { TakeForm } from './take-form.tsx'

/** The page. */
export function PreserveCommentPage() {
  const { t } = useTranslation()
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'without' } }))
  return (
    <Page
      title={t('comments.form.title')}
      lead={t('comments.form.lead')}
      width="narrow"
      back={{ href: '/comments', label: t('comments.title') }}
    >
      <Asked query={channels}>
        {rows =>
          rows.length === 0 ? (
            <Empty
              title={t('comments.form.noChannels')}
              next={<ButtonLink href="/channels">{t('channels.register')}</ButtonLink>}
            />
          ) : (
            <Ways channels={rows} />
          )
        }
      </Asked>
    </Page>
  )
}

const WAYS = ['address', 'picture', 'facts'] as const
type Way = (typeof WAYS)[number]

function Ways({ channels }: { channels: readonly ChannelRow[] }) {
  const { t } = useTranslation()
  const { address, text, isCut, number } = openedLink.use()
  const [chosen, setChosen] = useState<{ way: Way; number: number } | null>(null)
  // What was marked in the browser is shown where it is filled in.
  const proposed = text === '' ? 'address' : 'picture'
  const way = chosen?.number === number ? chosen.way : proposed
  useEffect(() => {
    const here = window.location.hash
    // Whoever goes elsewhere and comes back begins with an empty form.
    return () => {
      if (window.location.hash !== here) openedLink.set({ ...openedLink.get(), ...EMPTY_LINK })
    }
  }, [])
  return (
    <>
      <Toggles
        label={t('taken.way')}
        value={way}
        onChange={next => setChosen({ way: next, number })}
        options={WAYS.map(id => ({ id, label: t(`taken.ways.${id}`) }))}
      />
      {way === 'address' ? <PreserveForm key={number} channels={channels} given={address} /> : null}
      {way === 'picture' && isCut ? (
        <Alert tone="warn" icon={Scissors} title={t('taken.isCut')}>
          <p>{t('taken.isCutText')}</p>
        </Alert>
      ) : null}
      {way === 'picture' ? (
        <TakeForm key={number} channels={channels} address={address} words={text} isCut={isCut} />
      ) : null}
      {way === 'picture' ? <Bookmark /> : null}
      {way === 'facts' ? <FactsForm key={number} channels={channels} address={address} /> : null}
    </>
  )
}

function Bookmark() {
  const { t } = useTranslation()
  return (
    <details>
      <summary>{t('taken.bookmark')}</summary>
      <p>{t('taken.bookmarkText')}</p>
      <pre className="plain-text">{BOOKMARKLET}</pre>
      <Button
        onPress={() => void navigator.clipboard.writeText(BOOKMARKLET).then(() => notify(t('taken.copied')))}
      >
        {t('taken.copy')}
      </Button>
    </details>
  )
}

function PreserveForm({ channels, given }: { channels: readonly ChannelRow[]; given: string }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [address, setAddress] = useState(given)
  const [which, setWhich] = useState<'pointed' | 'choose' | 'several' | 'post'>('pointed')
  const [channel, setChannel] = useState<string | null>(
    channels.length === 1 ? (channels[0]?.id ?? null) : null
  )
  const [selector, setSelector] = useState<string | null>(null)
  const candidates = useMutation(
    api.comments.candidates.mutationOptions({
      onSuccess: ({ candidates: found }) =>
        setSelector(found.find(({ isLinked }) => isLinked)?.selector ?? null)
    })
  )
  const language = useLanguage()
  const pick = useMutation(
    api.comments.pick.mutationOptions({ onSuccess: ({ selector: found }) => setSelector(found) })
  )
  const onSuccess = (comment: CommentDetail) => {
    notify(t('comments.form.saved'))
    navigate(`/comments/${comment.id}`)
  }
  const preserve = useMutation(api.comments.preserve.mutationOptions({ onSuccess }))
  const retry = useMutation(api.comments.retry.mutationOptions({ onSuccess }))
  const isSaving = preserve.isPending || retry.isPending
  const isBusy = candidates.isPending || isSaving
  const failed = retry.isIdle ? preserve.error : retry.error
  const page = { address: address.trim(), channelId: channel === null ? null : ChannelId.parse(channel) }
  const move = (next: string) => {
    setAddress(next)
    setSelector(null)
    candidates.reset()
  }
  return (
    <div className="card">
      <Form
        onFilled={filled => {
          retry.reset()
          preserve.mutate({
            channelId: ChannelId.parse(filled.text('channel')),
            address: filled.text('address'),
            selector: which === 'choose' || which === 'post' ? selector : null,
            kind: which === 'post' ? 'post' : 'comment'
          })
        }}
      >
        <Choice
          name="channel"
          label={t('comments.form.channel')}
          isRequired
          value={channel}
          onChange={setChannel}
          options={channels.map(({ id, name }) => ({ id, label: name }))}
        />
        <TextInput
          name="address"
          label={t('comments.form.address')}
          help={t('comments.form.addressHelp')}
          isRequired
          maxLength={2000}
          value={address}
          onChange={move}
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
        {which !== 'pointed' ? (
          <>
            <div className="row">
              {which === 'choose' || which === 'post' ? (
                <Button
                  isDisabled={address.trim() === ''}
                  isPending={pick.isPending}
                  onPress={() => pick.mutate({ ...page, language })}
                >
                  {t('taken.pick')}
                </Button>
              ) : null}
              {which === 'post' ? null : (
                <Button
                  isDisabled={address.trim() === ''}
                  isPending={isBusy}
                  onPress={() => candidates.mutate(page)}
                >
                  {t('comments.form.look')}
                </Button>
              )}
            </div>
            {pick.isError ? <Refused error={pick.error} /> : null}
            {pick.isPending ? <p role="status">{t('taken.picking')}</p> : null}
            {pick.isSuccess && selector !== null && candidates.isIdle ? (
              <p role="status">{t('taken.picked', { selector })}</p>
            ) : null}
            {candidates.isPending ? <Progress label={t('comments.form.looking')} /> : null}
            {candidates.isError ? <Refused error={candidates.error} /> : null}
            {candidates.isSuccess && which === 'several' ? (
              <Pile
                found={candidates.data}
                channelId={ChannelId.safeParse(channel).data ?? null}
                address={address.trim()}
              />
            ) : null}
            {candidates.isSuccess && which === 'choose' ? (
              <CandidateList found={candidates.data} selected={selector} onSelect={setSelector} />
            ) : null}
          </>
        ) : null}
        {isSaving ? <Progress label={t('comments.form.saving')} /> : null}
        {failed === null || isSaving ? null : (
          <>
            <Refused error={failed} />
            <SameOrAnother error={failed} onAnswer={retry.mutate} />
          </>
        )}
        {which === 'several' ? null : (
          <div className="form-actions">
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
