// A page: its one h1, which takes the focus when one comes to it, and what is on it.
import { ChevronLeft } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { shownTurns } from '#shared/turns.ts'

type PageProps = {
  title: string
  lead?: ReactNode
  actions?: ReactNode
  back?: { readonly href: string; readonly label: string }
  /** `full`: as wide as the window, for lists; `fill`: as tall, too. */
  width?: 'wide' | 'narrow' | 'full' | 'fill'
  children: ReactNode
}

const CLASSES = {
  wide: 'page',
  narrow: 'page page-narrow',
  full: 'page page-full',
  fill: 'page page-fill'
}

// The first page of a window leaves the focus at the start, as a document does.
let hasShownPage = false

/** Names the window after the page, and gives its heading the focus when one comes to it. */
export function useTitle(title: string, heading: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation()
  useEffect(() => {
    if (hasShownPage) heading.current?.focus()
    hasShownPage = true
  }, [heading])
  useEffect(() => {
    document.title = `${title} – ${t('common.product')}`
  }, [title, t])
}

/** A page of the app. */
export function Page({ title: named, lead, actions, back, width = 'wide', children }: PageProps) {
  // A title may hold the name that a sender has given themselves.
  const title = shownTurns(named)
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(title, heading)
  return (
    <div className={CLASSES[width]}>
      <header className="page-head">
        <div className="page-head-words">
          {back === undefined ? null : (
            <Link className="page-back" href={back.href}>
              <ChevronLeft size={16} />
              {back.label}
            </Link>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead === undefined ? null : <div className="page-head-lead">{lead}</div>}
        </div>
        {actions === undefined ? null : <div className="row">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
