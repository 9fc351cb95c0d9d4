// One thing to do, open beside the queue of today: it is dealt with there, and the next one is a key away.
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { Inbox } from '../inbox/inbox.tsx'
import { Queue } from './queue.tsx'

/** `children` is what is open, and `href` where it stands in the queue. */
export function TodayBeside({ href, children }: { href: string; children: ReactNode }) {
  const { t } = useTranslation()
  const status = useQuery(api.archive.status.queryOptions())
  return (
    <Inbox
      title={t('today.title')}
      lead=""
      actions={
        <ButtonLink icon={<X size={18} />} href="/">
          {t('today.close')}
        </ButtonLink>
      }
      list={<Asked query={status}>{answer => <Queue status={answer} open={href} />}</Asked>}
    >
      {children}
    </Inbox>
  )
}
