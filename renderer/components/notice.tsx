// Short messages about what was just done, shown in a corner and read out by screen readers.
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { createStore } from '../store.ts'
import { Button } from './button.tsx'

const notice = createStore<{ readonly text: string } | null>(null)
const spoken = createStore('')

/** Shows a message and has it read out. What it says must also be seen on the page, since it goes away. */
export function notify(text: string): void {
  notice.set({ text })
}

/** Has something read out that is already seen on the page. */
export function announce(text: string): void {
  spoken.set(text)
}

const SHOWN_FOR = 10_000

/** The place for messages; there is one in the window, always, so that screen readers know it. */
export function Notices() {
  const { t } = useTranslation()
  const current = notice.use()
  const text = spoken.use()
  useEffect(() => {
    if (current === null) return
    const timer = setTimeout(() => notice.set(null), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [current])
  return (
    <>
      <div className="notice-place" role="status">
        {current === null ? null : (
          <div className="notice">
            <span>{current.text}</span>
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
