// A form whose fields begin with what was typed into them before and not sent. It is noted while one types, and forgotten when the form has
// been sent or is begun anew.
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useState
} from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '#shared/ids.ts'
import type { Draft } from '#shared/shell.ts'
import { draftOf, draftsAreHere, dropDraft, keepDraft } from '../drafts.ts'
import { instantNow, sayTime, swedishToday } from '../format.ts'
import { useLanguage } from '../settings.ts'
import { Button } from './button.tsx'
import { announce } from './notice.tsx'

const PAUSE_MS = 300

/** The form while it is open. */
class Drafting {
  readonly key: string
  /** What was there when it was opened. */
  readonly found: Draft | null
  readonly #onStartOver: () => void
  /** What each field holds where nobody has typed anything. */
  readonly #untouched = new Map<string, string>()
  readonly #putBack = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isDone = false

  constructor(key: string, startOver: () => void) {
    this.key = key
    this.found = draftOf(key)
    this.#onStartOver = startOver
  }

  /** What was typed into a field. */
  typed(name: string): string | undefined {
    return draftOf(this.key)?.values[name]
  }

  /** A field is there, which begins so. */
  enter(name: string, untouched: string): void {
    this.#untouched.set(name, untouched)
  }

  /** Puts what was typed back into a field that its page holds: once, since the page goes on holding it. */
  putBack(name: string, text: string, take: (text: string) => boolean): void {
    if (!this.#putBack.has(name) && take(text)) this.#putBack.add(name)
  }

  /** Notes what stands in the fields when nobody has typed for a moment. */
  touched(form: RefObject<HTMLFormElement | null>): void {
    if (this.#isDone) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.note(form), PAUSE_MS)
  }

  /** Notes it now, if there is anything to note. */
  note(form: RefObject<HTMLFormElement | null>): void {
    if (this.#timer === undefined || form.current === null) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    // What is typed of another choice waits until that is chosen again.
    const values = { ...draftOf(this.key)?.values }
    for (const [name, text] of textsIn(form.current)) {
      const untouched = this.#untouched.get(name)
      if (untouched === undefined) continue
      if (text === untouched) delete values[name]
      else values[name] = text
    }
    keepDraft(this.key, instantNow(), values)
  }

  /** What stands in it is noted no more. */
  readonly startOver = (): void => {
    this.done()
    this.#onStartOver()
  }

  /** The form has been sent. */
  done(): void {
    this.#isDone = true
    clearTimeout(this.#timer)
    this.#timer = undefined
    dropDraft(this.key)
  }
}

const open = new Map<string, Drafting>()

const Context = createContext<Drafting | null>(null)

/** What is within is a form, and what it holds of choices. `of` names form and record; null keeps nothing. */
export function Drafted({ of, children }: { of: string | null; children: ReactNode }) {
  const isHere = draftsAreHere.use()
  const { t } = useTranslation()
  const [round, setRound] = useState(0)
  if (of === null) return children
  if (!isHere) return null
  const startOver = () => {
    setRound(round + 1)
    announce(t('common.draft.dropped'))
  }
  return (
    <Round key={`${of} ${round}`} of={of} onStartOver={startOver}>
      {children}
    </Round>
  )
}

function Round({ of, onStartOver, children }: { of: string; onStartOver: () => void; children: ReactNode }) {
  const [drafting] = useState(() => new Drafting(of, onStartOver))
  useEffect(() => {
    open.set(of, drafting)
    return () => void open.delete(of)
  }, [of, drafting])
  return <Context value={drafting}>{children}</Context>
}

/** The form has been sent: what was typed is forgotten, and what stands in it yet is noted no more. */
export function draftSent(key: string): void {
  const drafting = open.get(key)
  if (drafting === undefined) dropDraft(key)
  else drafting.done()
}

/** Around a form that is drafted: keys, choices and what is pasted are noted, those of its lists and calendars too, wherever they open. */
export function Noted({ form, children }: { form: RefObject<HTMLFormElement | null>; children: ReactNode }) {
  const drafting = useContext(Context)
  useLayoutEffect(() => {
    if (drafting === null) return
    const leave = () => drafting.note(form)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [drafting, form])
  if (drafting === null) return children
  const touched = () => drafting.touched(form)
  return (
    <div
      className="noted"
      onInputCapture={touched}
      onKeyUpCapture={touched}
      onClickCapture={touched}
      onPointerUpCapture={touched}
    >
      {children}
    </div>
  )
}

/**
 * What a field begins with: `untouched`, or what was typed into it. `take` puts that into one that its page holds, and says whether it could;
 * without a name the field is never noted.
 */
export function useTyped(
  name: string | undefined,
  untouched: string,
  take?: ((text: string) => boolean) | undefined
): string | undefined {
  const drafting = useContext(Context)
  const [typed] = useState(() => (name === undefined ? undefined : drafting?.typed(name)))
  const [first] = useState(untouched)
  const begin = useEffectEvent(() => {
    if (drafting === null || name === undefined) return
    drafting.enter(name, first)
    if (typed !== undefined && take !== undefined) drafting.putBack(name, typed, take)
  })
  useEffect(() => begin(), [])
  return typed
}

/** Says that the form holds what was typed before, and offers to begin anew. */
export function DraftLine() {
  const drafting = useContext(Context)
  if (drafting === null || drafting.found === null) return null
  return <DraftFrom at={drafting.found.at} onStartOver={drafting.startOver} />
}

/** The line itself, where a page keeps a draft of its own. */
export function DraftFrom({ at, onStartOver }: { at: Instant; onStartOver: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <p className="draft-line muted">
      {t('common.draft.from', { when: sayTime(at, swedishToday(), language) })}
      <Button variant="small" onPress={onStartOver}>
        {t('common.draft.startOver')}
      </Button>
    </p>
  )
}

function textsIn(form: HTMLFormElement): Map<string, string> {
  const texts = new Map<string, string>()
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === 'radio') {
      if (field.checked) texts.set(field.name, field.value)
      else if (!texts.has(field.name)) texts.set(field.name, '')
    } else if (field instanceof HTMLInputElement && field.type === 'checkbox')
      texts.set(field.name, field.checked ? 'on' : '')
    else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    )
      texts.set(field.name, field.value)
  }
  return texts
}
