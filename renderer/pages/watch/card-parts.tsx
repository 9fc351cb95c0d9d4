// What the card of a channel and of a page that are read by themselves have in common.
import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'

/** How many comments nobody has looked at, and how many are gone. */
export function Counts({ unread, vanished }: { unread: number; vanished: number }) {
  const { t } = useTranslation()
  return (
    <>
      <span>
        {t('watch.unread')}: <span className="number">{unread}</span>
      </span>
      <span>
        {t('watch.vanished')}: <span className="number">{vanished}</span>
      </span>
    </>
  )
}

/** Reads what has this name at once. */
export function ReadNow({
  name,
  isPending,
  onPress
}: {
  name: string
  isPending: boolean
  onPress: () => void
}) {
  const { t } = useTranslation()
  return (
    <Button
      icon={<RefreshCw size={18} />}
      label={t('watch.readNowNamed', { channel: name })}
      isPending={isPending}
      onPress={onPress}
    >
      {t('watch.readNow')}
    </Button>
  )
}
