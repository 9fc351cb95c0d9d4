// Logins: the browser profiles in which a person has logged in, and what may be done with each.
import { useMutation, useQuery } from '@tanstack/react-query'
import { KeyRound, LogIn, Plus, ShieldCheck, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BrowserProfile } from '#shared/profile.ts'
import { notOpenedText } from '#shared/profile-words.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { When } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Empty, Refused, Waiting } from '../../components/states.tsx'
import { useLanguage } from '../../settings.ts'
import { LendDialog } from './lend-dialog.tsx'
import { ProfileDialog } from './profile-dialog.tsx'
import { ProxyCard } from './proxy-card.tsx'
import { SigningCard } from './signing-card.tsx'

/** It has no screen at which somebody could log in. */
const isOnServer = () => window.shell.where === 'web'

/** The tab of the logins. */
export function ProfilesPanel() {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const profiles = useQuery(api.profiles.list.queryOptions())
  const add = (
    <Button icon={<Plus size={18} />} onPress={() => setAdding(true)}>
      {t('profiles.add')}
    </Button>
  )
  return (
    <>
      <p className="muted">{t(isOnServer() ? 'profiles.leadWeb' : 'profiles.lead')}</p>
      <Asked query={profiles}>
        {rows =>
          rows.length === 0 ? (
            <Empty title={t('profiles.none')} next={add}>
              {t('profiles.noneText')}
            </Empty>
          ) : (
            <>
              <ul className="plain-list stack" aria-label={t('profiles.title')}>
                {rows.map(row => (
                  <Profile key={row.id} profile={row} />
                ))}
              </ul>
              <div>{add}</div>
            </>
          )
        }
      </Asked>
      <ProxyCard />
      <SigningCard />
      {isAdding ? <ProfileDialog onClose={() => setAdding(false)} /> : null}
    </>
  )
}

function Profile({ profile }: { profile: BrowserProfile }) {
  const { t } = useTranslation()
  const { id, name, state, endsSoon, checkedAt, expiresAt, channels } = profile
  const onSuccess = ({ state: found }: BrowserProfile) =>
    notify(t('profiles.checked', { name, state: t(`profiles.states.${found}`) }))
  const login = useMutation(api.profiles.login.mutationOptions({ onSuccess }))
  const check = useMutation(api.profiles.check.mutationOptions({ onSuccess }))
  const forget = useMutation(
    api.profiles.forget.mutationOptions({ onSuccess: () => notify(t('profiles.forgotten')) })
  )
  const [isLending, setLending] = useState(false)
  const isBusy = login.isPending || check.isPending || forget.isPending
  const failure = [login, check, forget].find(each => each.isError)
  return (
    <li className="card stack-tight">
      <div className="page-head">
        <div>
          <strong className="wrap">{name}</strong>
          <div className="muted wrap">{channels.map(channel => channel.name).join(', ')}</div>
        </div>
        <div className="row">
          <StateBadge state={state}>{t(`profiles.states.${state}`)}</StateBadge>
          {endsSoon ? <StateBadge state="due">{t('profiles.endsSoon')}</StateBadge> : null}
        </div>
      </div>
      {checkedAt === null ? null : (
        <p className="muted">
          {t('profiles.checkedAt')} <When at={checkedAt} />
          {expiresAt === null ? null : (
            <>
              {'. '}
              {t('profiles.expiresAt')} <When at={expiresAt} />
            </>
          )}
        </p>
      )}
      {login.isPending ? (
        <>
          <Waiting label={t('profiles.loggingIn')} />
          <p>{t('profiles.loginHelp')}</p>
        </>
      ) : null}
      <div className="row">
        <Button
          variant={state === 'logged-in' && !endsSoon ? 'plain' : 'primary'}
          icon={<LogIn size={18} />}
          label={t(isOnServer() ? 'profiles.lend.openOf' : 'profiles.loginOf', { name })}
          isDisabled={isBusy}
          onPress={() => (isOnServer() ? setLending(true) : login.mutate({ id }))}
        >
          {t(isOnServer() ? 'profiles.lend.open' : 'profiles.login')}
        </Button>
        <Button
          icon={<ShieldCheck size={18} />}
          label={t('profiles.checkOf', { name })}
          isDisabled={isBusy && !check.isPending}
          isPending={check.isPending}
          onPress={() => check.mutate({ id })}
        >
          {t('profiles.check')}
        </Button>
        <Button
          variant="danger"
          icon={<Trash2 size={18} />}
          label={t('profiles.forgetOf', { name })}
          isDisabled={isBusy}
          onPress={() => forget.mutate({ id })}
        >
          {t('profiles.forget')}
        </Button>
      </div>
      {failure === undefined ? null : <Refused error={failure.error} />}
      {isLending ? <LendDialog profile={profile} onClose={() => setLending(false)} /> : null}
    </li>
  )
}

/** Says which logins have ended or soon will, and which could not be opened; nothing when all hold. */
export function LoginWarning() {
  const { t } = useTranslation()
  const language = useLanguage()
  const profiles = useQuery(api.profiles.list.queryOptions())
  const all = profiles.data ?? []
  const names = all
    .filter(({ state, endsSoon }) => state === 'logged-out' || endsSoon)
    .map(({ name }) => name)
  const shut = all.filter(({ notOpened }) => notOpened !== null)
  if (names.length === 0 && shut.length === 0) return null
  return (
    <Alert
      tone="warn"
      icon={KeyRound}
      title={t(names.length === 0 ? 'profiles.notOpened' : 'profiles.warning')}
    >
      {names.length === 0 ? null : <p>{t('profiles.warningText', { names: names.join(', ') })}</p>}
      {shut.map(profile => (
        <p key={profile.id} className="wrap">
          {notOpenedText(profile, language)}
        </p>
      ))}
    </Alert>
  )
}
