// The account through which the channel's platform is spoken to: how it stands, and what can be done about it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX, FileInput, KeyRound, PlugZap } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { ACCOUNT_FITS, type AccountKind, type AccountRow, PLATFORM_NAMES } from '#shared/account.ts'
import { isErrorCode, sentence } from '#shared/errors.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, When } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { Refused } from '../../components/states.tsx'
import { useLanguage } from '../../settings.ts'
import { AddAccountDialog, ForgetAccountDialog, RenewKeyDialog } from './account-dialogs.tsx'

/** The platforms that hand out direct messages to programs. */
const HAVE_MESSAGES: readonly AccountKind[] = ['facebook', 'instagram', 'mastodon', 'bluesky']

type Open = 'add' | 'renew' | 'forget' | null

/** The card. */
export function AccountCard({ channel }: { channel: ChannelRow }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const list = useQuery(api.accounts.list.queryOptions({ input: { channelId: channel.id } }))
  const kinds = (Object.keys(ACCOUNT_FITS) as AccountKind[]).filter(kind =>
    ACCOUNT_FITS[kind].includes(channel.platform)
  )
  return (
    <section className="card stack" aria-labelledby="account">
      <h2 id="account">{t('accounts.title')}</h2>
      <Asked query={list}>
        {([account]) =>
          account === undefined ? (
            <>
              <p className="muted">{t(kinds.length === 0 ? 'accounts.noKind' : 'accounts.none')}</p>
              {kinds.length === 0 || channel.retiredAt !== null ? null : (
                <div>
                  <Button icon={<KeyRound size={18} />} onPress={() => setOpen('add')}>
                    {t('accounts.add')}
                  </Button>
                </div>
              )}
              {open === 'add' ? <AddAccountDialog channel={channel} kinds={kinds} onClose={close} /> : null}
            </>
          ) : (
            <>
              <Account account={account} onOpen={setOpen} />
              {open === 'renew' ? <RenewKeyDialog account={account} onClose={close} /> : null}
              {open === 'forget' ? <ForgetAccountDialog account={account} onClose={close} /> : null}
            </>
          )
        }
      </Asked>
    </section>
  )
}

function Account({ account, onOpen }: { account: AccountRow; onOpen: (open: Open) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { kind, problem } = account
  const check = useMutation(
    api.accounts.check.mutationOptions({
      onSuccess: ({ user }) => notify(t('accounts.worksNotice', { user }))
    })
  )
  const [, navigate] = useLocation()
  const read = useMutation(
    api.imports.readAccount.mutationOptions({ onSuccess: ({ id }) => navigate(`/messages/imports/${id}`) })
  )
  const said = problem !== null && isErrorCode(problem)
  return (
    <>
      <Facts
        facts={[
          [
            t('accounts.state'),
            <Badge
              key="state"
              tone={problem === null ? 'good' : 'bad'}
              icon={problem === null ? CircleCheck : CircleX}
            >
              {t(problem === null ? 'accounts.works' : 'accounts.broken')}
            </Badge>
          ],
          [t('accounts.kind'), PLATFORM_NAMES[kind]],
          [t('accounts.user'), account.user],
          [t('accounts.address'), account.address],
          [
            t('accounts.checkedAt'),
            account.checkedAt === null ? null : <When key="checked" at={account.checkedAt} />
          ],
          [
            t('accounts.actions'),
            account.actions.map(action => t(`watch.platform.actions.${action}`)).join(', ')
          ]
        ]}
      />
      {said ? (
        <p>{sentence(problem, { platform: PLATFORM_NAMES[kind], address: account.address }, language)}</p>
      ) : null}
      {check.isError ? <Refused error={check.error} /> : null}
      {read.isError ? <Refused error={read.error} /> : null}
      <div className="row">
        <Button
          icon={<PlugZap size={18} />}
          isPending={check.isPending}
          onPress={() => check.mutate({ id: account.id })}
        >
          {t('accounts.check')}
        </Button>
        {HAVE_MESSAGES.includes(kind) ? (
          <Button
            icon={<FileInput size={18} />}
            isPending={read.isPending}
            onPress={() => read.mutate({ channelId: account.channelId })}
          >
            {t('accounts.readMessages')}
          </Button>
        ) : null}
        <SecrecyButton record={{ kind: 'account', id: account.id }} name={account.user} />
        <Button onPress={() => onOpen('renew')}>{t('accounts.renew')}</Button>
        <Button variant="danger" onPress={() => onOpen('forget')}>
          {t('accounts.forget')}
        </Button>
      </div>
    </>
  )
}
