// Who holds the log-ins of a channel and where, and the sealed notes on them (P3).
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleAlert, KeyRound, Lock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Credential } from '#shared/credential.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { CredentialDialog } from './credential-dialog.tsx'
import { OpenNoteDialog, SealNoteDialog } from './note-dialogs.tsx'

type Open = { readonly act: 'save' | 'seal' | 'open' | 'remove'; readonly credential: Credential | null }

/** The card. */
export function CredentialsCard({ channel }: { channel: ChannelRow }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const list = useQuery(api.credentials.list.queryOptions({ input: { channelId: channel.id } }))
  const isActive = channel.retiredAt === null
  return (
    <section className="card stack" aria-labelledby="credentials">
      <h2 id="credentials">{t('credentials.title')}</h2>
      <Asked query={list}>
        {rows =>
          rows.length === 0 ? (
            <p className="muted">{t('credentials.none')}</p>
          ) : (
            <ul className="plain-list stack">
              {rows.map(row => (
                <li key={row.id} className="stack-tight">
                  <h3>{row.label}</h3>
                  <CredentialFacts credential={row} />
                  <div className="row">
                    {row.note === null ? null : (
                      <Button
                        variant="small"
                        icon={<KeyRound size={14} />}
                        label={t('credentials.openNamed', { label: row.label })}
                        onPress={() => setOpen({ act: 'open', credential: row })}
                      >
                        {t('credentials.open')}
                      </Button>
                    )}
                    {isActive ? (
                      <>
                        <Button
                          variant="small"
                          icon={<Lock size={14} />}
                          label={t('credentials.sealNamed', { label: row.label })}
                          onPress={() => setOpen({ act: 'seal', credential: row })}
                        >
                          {t('credentials.seal')}
                        </Button>
                        <Button
                          variant="small"
                          label={t('credentials.editNamed', { label: row.label })}
                          onPress={() => setOpen({ act: 'save', credential: row })}
                        >
                          {t('channels.edit')}
                        </Button>
                      </>
                    ) : null}
                    <SecrecyButton record={{ kind: 'credential', id: row.id }} name={row.label} />
                    <Button
                      variant="small"
                      label={t('credentials.removeNamed', { label: row.label })}
                      onPress={() => setOpen({ act: 'remove', credential: row })}
                    >
                      {t('credentials.remove')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      {isActive ? (
        <div>
          <Button onPress={() => setOpen({ act: 'save', credential: null })}>{t('credentials.add')}</Button>
        </div>
      ) : null}
      {open?.act === 'save' ? (
        <CredentialDialog channel={channel} credential={open.credential} onClose={close} />
      ) : null}
      {open?.act === 'seal' && open.credential !== null ? (
        <SealNoteDialog credential={open.credential} onClose={close} />
      ) : null}
      {open?.act === 'open' && open.credential !== null ? (
        <OpenNoteDialog credential={open.credential} onClose={close} />
      ) : null}
      {open?.act === 'remove' && open.credential !== null ? (
        <RemoveDialog credential={open.credential} onClose={close} />
      ) : null}
    </section>
  )
}

function CredentialFacts({ credential }: { credential: Credential }) {
  const { holderName, holderLeftOn, keptWhere, note } = credential
  const { t } = useTranslation()
  return (
    <Facts
      facts={[
        [
          t('credentials.holder'),
          holderLeftOn === null ? (
            holderName
          ) : (
            <span key="holder">
              {holderName}{' '}
              <Badge tone="bad" icon={CircleAlert}>
                {t('channels.leftOn', { date: holderLeftOn })}
              </Badge>
            </span>
          )
        ],
        [t('credentials.keptWhere'), keptWhere],
        [
          t('credentials.note'),
          note === null ? (
            t('credentials.noNote')
          ) : (
            <span key="note">
              {t('credentials.noteFor', { holder: note.keyHolder })} <Time at={note.sealedAt} />
            </span>
          )
        ]
      ]}
    />
  )
}

function RemoveDialog({ credential, onClose }: { credential: Credential; onClose: () => void }) {
  const { t } = useTranslation()
  const remove = useMutation(api.credentials.remove.mutationOptions({ onSuccess: onClose }))
  return (
    <Dialog title={t('credentials.removeNamed', { label: credential.label })} onClose={onClose}>
      <Form onFilled={filled => remove.mutate({ id: credential.id, because: filled.text('because') })}>
        <p>{t('credentials.removeLead')}</p>
        <TextInput name="because" label={t('credentials.because')} lines={2} isRequired maxLength={500} />
        <FormActions variant="danger" of={remove} onClose={onClose}>
          {t('credentials.remove')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
