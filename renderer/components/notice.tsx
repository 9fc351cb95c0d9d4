// Short messages about what was just done, shown in a corner and read out by screen readers.
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { createStore } from '../store.ts'
import { Button } from './button.tsx'

/** What takes back what was just done. Its page has a way to the same, since the message goes away. */
export type NoticeAct = { readonly label: string; readonly onPress: () => void }

type Message = { readonly text: string; readonly act: NoticeAct | null }
const notice = createStore<Message | null>(null)
const question = createStore<Message | null>(null)
const spoken = createStore('')

/** Shows a message and has it read out. What it says must also be seen on the page, since it goes away. */
export function notify(text: string, act: NoticeAct | null = null): void {
  notice.set({ text, act })
}

/** Asks whether to do something that was asked for from elsewhere. It stays until it is answered, or the next is asked. */
export function ask(text: string, act: NoticeAct): void {
  question.set({ text, act })
}

/** The message that is shown is over. */
export const closeNotice = (): void => notice.set(null)

/** The archive is left: what was said and asked in it, and what was handed over with that, is not for the next one. */
export function leaveNotices(): void {
  notice.set(null)
  question.set(null)
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
  const current = notice.use()
  const text = spoken.use()
  useEffect(() => {
    if (current === null) return
    const timer = setTimeout(closeNotice, current.act === null ? SHOWN_FOR : ACT_SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [current])
  return (
    <>
      <div className="notice-place" role="status">
        <Shown of={question} />
        <Shown of={notice} />
      </div>
      <div className="hidden" role="status">
        {text}
      </div>
    </>
  )
}

function Shown({ of }: { of: typeof notice }) {
  const { t } = useTranslation()
  const current = of.use()
  if (current === null) return null
  const { text, act } = current
  const close = () => of.set(null)
  const press = () => {
    close()
    act?.onPress()
  }
  return (
    <div className="notice">
      <span>{text}</span>
      {act === null ? null : (
        <Button variant="small" onPress={press}>
          {act.label}
        </Button>
      )}
      <Button variant="icon" label={t('common.close')} icon={<X size={18} />} onPress={close} />
    </div>
  )
}
