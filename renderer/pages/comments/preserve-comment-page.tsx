// Saving a comment: which channel, which address, which comment on the page.
import { useQuery } from '@tanstack/react-query'
import { Scissors } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BOOKMARKLET } from '#shared/comment-link.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { NOTHING_GIVEN, openedLink } from '../../comment-link.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Button, ButtonLink } from '../../components/button.tsx'
import { Toggles } from '../../components/choices.tsx'
import { notify } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Empty } from '../../components/states.tsx'
import { FactsForm } from './facts-form.tsx'
import { PreserveForm } from './preserve-form.tsx'
import { TakeForm } from './take-form.tsx'

/** The page. */
export function PreserveCommentPage() {
  const { t } = useTranslation()
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'without' } }))
  return (
    <Page
      title={t('comments.form.title')}
      lead={t('taken.box.lead')}
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
  const { address, text, isCut, files, channelId, number } = openedLink.use()
  const [chosen, setChosen] = useState<{ way: Way; number: number } | null>(null)
  // What was marked in the browser, pasted or dropped is shown where it is filled in.
  const proposed = text === '' && files.length === 0 ? 'address' : 'picture'
  const way = chosen?.number === number ? chosen.way : proposed
  useEffect(() => {
    const here = window.location.hash
    // Whoever goes elsewhere and comes back begins with an empty form.
    return () => {
      if (window.location.hash !== here) openedLink.set({ ...openedLink.get(), ...NOTHING_GIVEN })
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
        <TakeForm
          key={number}
          channels={channels}
          given={{ address, files, channelId }}
          words={text}
          isCut={isCut}
        />
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
