// Short messages about what was just done, shown in a corner and read out by screen readers.
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { createStore } from '../store.ts'
import { Button } from './button.tsx'

/** What takes back what was just done. Its page has a way to the same, since the message goes away. */
export type NoticeAct = { readonly label: string; readonly onPress: () => void }

const notice = createStore<{ readonly text: string; readonly act: NoticeAct | null } | null>(null)
const spoken = createStore('')

/** Shows a message and has it read out. What it says must also be seen on the page, since it goes away. */
export function notify(text: string, act: NoticeAct | null = null): void {
  notice.set({ text, act })
}

/** Has something read out that is already seen on the page. */
export function announce(text: string): void {
  spoken.set(text)
}

const SHOWN_FOR = 10_000
/** Whoever is to do something about it is given longer. */
const ACT_SHOWN_FOR = 30_000

/** The place for messages; there is one in the window, always, so that screen readers know it. */
export function Notices() {
  const { t } = useTranslation()
  const current = notice.use()
  const text = spoken.use()
  useEffect(() => {
    if (current === null) return
    const timer = setTimeout(() => notice.set(null), current.act === null ? SHOWN_FOR : ACT_SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [current])
  return (
    <>
      <div className="notice-place" role="status">
        {current === null ? null : (
          <div className="notice">
            <span>{current.text}</span>
            {current.act === null ? null : <Act {...current.act} />}
            <Button
              variant="icon"
              label={t('common.close')}
              icon={<X size={18} />}
              onPress={() => notice.set(null)}
            />
          </div>
        )}
      </div>
      <div className="hidden" role="status">
        {text}
      </div>
    </>
  )
}

function Act({ label, onPress }: NoticeAct) {
  const press = () => {
    notice.set(null)
    onPress()
  }
  return (
    <Button variant="small" onPress={press}>
      {label}
    </Button>
  )
}
