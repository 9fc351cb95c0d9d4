// What a comment was flagged for, as badges.
import { CircleDot, Flag as FlagIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Flag } from '#shared/flag.ts'
import { Badge } from '../../components/badge.tsx'

/** One badge for each flag. */
export function Flags({ flags }: { flags: readonly Flag[] }) {
  const { t } = useTranslation()
  return flags.map(flag => (
    <Badge key={flag} tone="warn" icon={FlagIcon}>
      {t(`watch.flags.${flag}`)}
    </Badge>
  ))
}

/** That nobody has looked at it yet. */
export function Unread() {
  const { t } = useTranslation()
  return (
    <Badge tone="accent" icon={CircleDot}>
      {t('watch.isUnread')}
    </Badge>
  )
}
