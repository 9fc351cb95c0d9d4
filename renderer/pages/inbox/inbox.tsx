// The inbox: a list to the left, and what is open of it beside it. In a narrow window it is one of the two.
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../../components/page.tsx'
import { usesKeys } from '../../keys.ts'

type InboxProps = {
  title: string
  lead: string
  actions: ReactNode
  list: ReactNode
  /** What is open, or is done with what is chosen; null for neither. */
  children: ReactNode | null
  /** Whether what is in it may be removed on a ground, which letters choose. */
  hasGrounds?: boolean
}

/** Both parts. The list has the page's heading while nothing is open. */
export function Inbox({ title, lead, actions, list, children, hasGrounds = true }: InboxProps) {
  const isOpen = children !== null
  return (
    <div className="inbox" {...(isOpen ? { 'data-open': true } : {})}>
      <section className="inbox-list" aria-label={title}>
        <header className="stack-tight">
          {isOpen ? <p className="inbox-title">{title}</p> : <ListHeading title={title} />}
          {isOpen ? null : <p className="muted">{lead}</p>}
          <div className="row">{actions}</div>
        </header>
        {list}
      </section>
      <div className="inbox-item">{isOpen ? children : <Nothing hasGrounds={hasGrounds} />}</div>
    </div>
  )
}

function ListHeading({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(title, heading)
  return (
    <h1 ref={heading} tabIndex={-1} className="inbox-title">
      {title}
    </h1>
  )
}

function Nothing({ hasGrounds }: { hasGrounds: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="page">
      <div className="state-box">
        <p className="alert-title">{t('inbox.nothing')}</p>
        <Keys hasGrounds={hasGrounds} />
      </div>
    </div>
  )
}

/** Which keys there are, where they are on. */
function Keys({ hasGrounds }: { hasGrounds: boolean }) {
  const { t } = useTranslation()
  if (!usesKeys.use()) return <p className="muted">{t('inbox.keysOff')}</p>
  const grounds = hasGrounds ? (['ground'] as const) : []
  return (
    <ul className="plain-list stack-tight">
      {(['next', 'choose', ...grounds, 'mark', 'paste'] as const).map(name => (
        <li key={name} className="row">
          <kbd className="key">{t(`inbox.keys.${name}.key`)}</kbd>
          <span>{t(`inbox.keys.${name}.does`)}</span>
        </li>
      ))}
      <li className="muted">{t('inbox.keysOn')}</li>
    </ul>
  )
}

/** Follows the keys of a list while it is shown: J and K to the next and the one before, a number or a letter to a choice of what is open. */
export function useListKeys(hrefs: readonly string[], open: string | null, navigate: (href: string) => void) {
  const latest = useRef({ hrefs, open, navigate })
  useEffect(() => {
    latest.current = { hrefs, open, navigate }
  })
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (!usesKeys.get() || !isPlain(event)) return
      const { hrefs, open, navigate } = latest.current
      const step = { j: 1, k: -1 }[event.key.toLowerCase()]
      const next = step === undefined ? undefined : nextOf(hrefs, open, step)
      if (next !== undefined) navigate(next)
      else if (!choose(event.key.toLowerCase())) return
      event.preventDefault()
    }
    document.addEventListener('keydown', follow)
    return () => document.removeEventListener('keydown', follow)
  }, [])
}

function nextOf(hrefs: readonly string[], open: string | null, step: number): string | undefined {
  if (open === null) return hrefs[0]
  const at = hrefs.indexOf(open)
  return at === -1 ? hrefs[0] : hrefs[at + step]
}

/** Chooses what has that number, or begins with that letter, in the first group that such keys choose in; whether there is one. */
function choose(key: string): boolean {
  const choice = /^[1-9]$/.test(key)
    ? document
        .querySelector(`[data-numbered] [data-number="${key}"]`)
        ?.closest('label')
        ?.querySelector<HTMLInputElement>('input[type=radio]')
    : [...document.querySelectorAll<HTMLInputElement>('[data-lettered] input[type=radio]')].find(
        ({ value }) => value === key
      )
  choice?.click()
  choice?.focus()
  return choice instanceof HTMLInputElement
}

/** A key by itself, where nothing is written and no dialog is open. */
function isPlain({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false
  if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]') !== null)
    return false
  const isWriting =
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type=radio]):not([type=checkbox]), textarea, select, [role=textbox], [role=spinbutton]'
    )
  return !isWriting
}
