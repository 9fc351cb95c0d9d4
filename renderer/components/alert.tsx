// A framed message with a tone: what went wrong, what to mind, what went well.
import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import type { Tone } from './badge.tsx'

type AlertProps = {
  tone: Tone
  icon: LucideIcon
  title: string
  children?: ReactNode
  /** Read out at once, because it answers what the person just did. */
  isUrgent?: boolean
  /** For what gives it the focus. */
  place?: Ref<HTMLDivElement>
}

/** A message in the page. */
export function Alert({ tone, icon: Icon, title, children, isUrgent = false, place }: AlertProps) {
  const role = isUrgent ? { role: 'alert' } : {}
  const focusable = place === undefined ? {} : { ref: place, tabIndex: -1 }
  return (
    <div className={`alert tone-${tone}`} {...role} {...focusable}>
      <Icon size={20} />
      <div className="alert-words">
        <p className="alert-title">{title}</p>
        {children}
      </div>
    </div>
  )
}
