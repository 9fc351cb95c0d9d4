// The websites of which the municipality is principal or partner: the list, and its dialogs (G1).
import { useQuery } from '@tanstack/react-query'
import { Pencil, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Website } from '#shared/website.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { RemoveWebsiteDialog, WebsiteDialog } from './website-dialogs.tsx'

type Open = { readonly edit: Website | null } | { readonly remove: Website } | null

/** The card. */
export function Websites() {
  const { t } = useTranslation()
  const websites = useQuery(api.websites.list.queryOptions())
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  return (
    <section className="card stack" aria-labelledby="websites">
      <h2 id="websites">{t('publicList.websites')}</h2>
      <p className="muted">{t('publicList.website.lead')}</p>
      <Asked query={websites}>
        {rows =>
          rows.length === 0 ? (
            <p>{t('publicList.website.none')}</p>
          ) : (
            <ul className="plain-list stack-tight" aria-labelledby="websites">
              {rows.map(website => (
                <li key={website.id} className="row">
                  <span className="wrap">
                    <strong>{website.name}</strong> <span className="muted">{website.address}</span>
                  </span>
                  <span>{t(`publicList.roles.${website.role}`)}</span>
                  <SecrecyButton record={{ kind: 'website', id: website.id }} name={website.name} />
                  <Button
                    variant="icon"
                    icon={<Pencil size={16} />}
                    label={t('publicList.website.editOne', { name: website.name })}
                    onPress={() => setOpen({ edit: website })}
                  />
                  <Button
                    variant="icon"
                    icon={<X size={16} />}
                    label={t('publicList.website.removeOne', { name: website.name })}
                    onPress={() => setOpen({ remove: website })}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      <div>
        <Button icon={<Plus size={18} />} onPress={() => setOpen({ edit: null })}>
          {t('publicList.website.add')}
        </Button>
      </div>
      {open !== null && 'edit' in open ? <WebsiteDialog website={open.edit} onClose={close} /> : null}
      {open !== null && 'remove' in open ? (
        <RemoveWebsiteDialog website={open.remove} onClose={close} />
      ) : null}
    </section>
  )
}
