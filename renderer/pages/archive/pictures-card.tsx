// Words in pictures: whether the program reads them, and how far it has come.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isAllowed, RULES } from '#shared/rules.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Facts } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'

/** The card; only for whoever has a role. */
export function PicturesCard() {
  const { t } = useTranslation()
  const language = useLanguage()
  const roles = useQuery(api.users.me.queryOptions()).data?.roles ?? []
  const isMember = isAllowed(RULES.search.pictures, roles)
  const pictures = useQuery({ ...api.search.pictures.queryOptions(), enabled: isMember })
  const choose = useMutation(
    api.search.setPictures.mutationOptions({ onSuccess: () => notify(t('search.pictures.saved')) })
  )
  if (!isMember) return null
  const names = { on: t('search.pictures.on'), off: t('search.pictures.off') }
  return (
    <section className="card stack" aria-labelledby="pictures">
      <h2 id="pictures">{t('search.pictures.card')}</h2>
      <p className="muted">{t('search.pictures.lead')}</p>
      <Asked query={pictures}>
        {({ isOn, read, empty, unreadable, waiting }) => (
          <>
            {isAllowed(RULES.search.setPictures, roles) ? (
              <OneOf
                name="pictures"
                label={t('search.pictures.choice')}
                value={isOn ? 'on' : 'off'}
                onChange={chosen => choose.mutate({ isOn: chosen === 'on' })}
                options={[
                  { id: 'on', label: names.on },
                  { id: 'off', label: names.off }
                ]}
              />
            ) : (
              <p>{isOn ? names.on : names.off}</p>
            )}
            <Facts
              facts={[
                [t('search.pictures.withText'), formatCount(read, language)],
                [t('search.pictures.withoutText'), formatCount(empty, language)],
                [t('search.pictures.unreadable'), formatCount(unreadable, language)],
                [t('search.pictures.waiting'), formatCount(waiting, language)]
              ]}
            />
          </>
        )}
      </Asked>
      {choose.isError ? <Refused error={choose.error} /> : null}
    </section>
  )
}
