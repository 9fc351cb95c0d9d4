// The key that web archives are signed with: its fingerprint, and making one.
import { useMutation, useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SigningKey } from '#shared/signing-key.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The card. */
export function SigningCard() {
  const { t } = useTranslation()
  const key = useQuery(api.captures.signingKey.queryOptions())
  return (
    <section className="card stack" aria-labelledby="signing">
      <h2 id="signing">{t('signing.title')}</h2>
      <p className="muted">{t('signing.lead')}</p>
      <Asked query={key}>{now => <Now signingKey={now} />}</Asked>
    </section>
  )
}

function Now({ signingKey: key }: { signingKey: SigningKey | null }) {
  const { t } = useTranslation()
  const make = useMutation(
    api.captures.makeSigningKey.mutationOptions({ onSuccess: () => notify(t('signing.made')) })
  )
  return (
    <>
      {key === null ? (
        <p>{t('signing.none')}</p>
      ) : (
        <Facts
          facts={[
            [
              t('signing.fingerprint'),
              <span key="fingerprint" className="mono">
                {key.fingerprint}
              </span>
            ],
            [t('signing.madeAt'), <Time key="made" at={key.madeAt} />]
          ]}
        />
      )}
      {key?.isHere === false ? <p>{t('signing.notHere')}</p> : null}
      <div className="row">
        <Button
          icon={<KeyRound size={18} />}
          isPending={make.isPending}
          onPress={() => make.mutate(undefined)}
        >
          {t(key === null ? 'signing.make' : 'signing.makeNew')}
        </Button>
      </div>
      {make.isError ? <Refused error={make.error} /> : null}
    </>
  )
}
