// A form whose fields begin with what was typed into them before and not sent. It is noted while one types, and forgotten when the form has
// been sent or is begun anew. What is marked as secret is never noted, nor what nobody knows that of yet.
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
import { jsonIn } from '../json.ts'
import { useLanguage } from '../settings.ts'
import { textsIn, useUnsentForm } from '../unsent.ts'
import { Button } from './button.tsx'
import { announce } from './notice.tsx'
import { type Guarded, type Secrecy, UNGUARDED } from './use-secrecy.ts'

const PAUSE_MS = 300

/** The form while it is open. */
class Drafting {
  readonly key: string
  /** What was there when it was opened. */
  readonly found: Draft | null
  /** Whether the record is another than it was when that was typed. */
  readonly isChanged: boolean
  readonly #onStartOver: () => void
  /** What the record was when what stands here was typed. */
  #seen: string | undefined
  #guarded: Guarded
  #form: RefObject<HTMLFormElement | null> | undefined
  /** What each field holds where nobody has typed anything. */
  readonly #untouched = new Map<string, string>()
  readonly #putBack = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isDone = false

  constructor(key: string, guarded: Guarded, seen: unknown, startOver: () => void) {
    const now = JSON.stringify(seen)
    this.key = key
    this.#guarded = guarded
    this.found = guarded.secrecy === 'secret' ? null : draftOf(key)
    this.#seen = this.found?.seen ?? now
    this.isChanged = this.#seen !== now
    this.#onStartOver = startOver
  }

  /** What was typed into a field. */
  typed(name: string): string | undefined {
    return this.#guarded.secrecy === 'secret' ? undefined : draftOf(this.key)?.values[name]
  }

  get seen(): string | undefined {
    return this.#seen
  }

  /** How it stands with the record now: what waited for that is noted, and what is secret is there no more. */
  heed(guarded: Guarded): void {
    const before = this.#guarded.secrecy
    this.#guarded = guarded
    if (guarded.secrecy === 'secret') this.#forget()
    else if (guarded.secrecy === 'open' && before === 'unknown' && this.#form !== undefined)
      this.note(this.#form)
  }

  /** Who typed it has been told what the record is now. */
  told(): void {
    this.#seen = undefined
    const draft = draftOf(this.key)
    if (draft !== null) keepDraft(this.key, { ...draft, seen: undefined })
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
    this.#form = form
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.note(form), PAUSE_MS)
  }

  /** Notes it now, if there is anything to note. */
  note(form: RefObject<HTMLFormElement | null>): void {
    if (this.#timer === undefined || form.current === null) return
    clearTimeout(this.#timer)
    // It stays to be noted until that is known.
    if (this.#guarded.secrecy === 'unknown') return
    this.#timer = undefined
    if (this.#guarded.secrecy === 'secret') return
    // What is typed of another choice waits until that is chosen again.
    const values = { ...draftOf(this.key)?.values }
    for (const [name, text] of textsIn(form.current)) {
      const untouched = this.#untouched.get(name)
      if (untouched === undefined) continue
      if (text === untouched) delete values[name]
      else values[name] = text
    }
    keepDraft(this.key, { at: instantNow(), values, seen: this.#seen, about: [...this.#guarded.about] })
  }

  /** What stands in it is noted no more. */
  readonly startOver = (): void => {
    this.done()
    this.#onStartOver()
  }

  /** The form has been sent. */
  done(): void {
    this.#isDone = true
    this.#forget()
  }

  #forget(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    dropDraft(this.key)
  }
}

const open = new Map<string, Drafting>()

const Context = createContext<Drafting | null>(null)
const SecrecyNow = createContext<Secrecy>('open')

type DraftedProps = {
  /** Names form and record. */
  of: string
  /** How it stands with what the form is about. */
  guarded?: Guarded
  /** What of the record what is typed rests on, now. */
  seen?: unknown
  children: ReactNode
}

/** What is within is a form, and what it holds of choices. */
export function Drafted({ of, guarded = UNGUARDED, seen = null, children }: DraftedProps) {
  const isHere = draftsAreHere.use()
  const { t } = useTranslation()
  const [round, setRound] = useState(0)
  if (!isHere) return null
  const startOver = () => {
    setRound(round + 1)
    announce(t('common.draft.dropped'))
  }
  return (
    <Round key={`${of} ${round}`} of={of} guarded={guarded} seen={seen} onStartOver={startOver}>
      {children}
    </Round>
  )
}

function Round(props: Required<DraftedProps> & { onStartOver: () => void }) {
  const { of, guarded, seen, onStartOver, children } = props
  const [drafting] = useState(() => new Drafting(of, guarded, seen, onStartOver))
  useLayoutEffect(() => drafting.heed(guarded))
  useEffect(() => {
    open.set(of, drafting)
    return () => void open.delete(of)
  }, [of, drafting])
  return (
    <Context value={drafting}>
      <SecrecyNow value={guarded.secrecy}>{children}</SecrecyNow>
    </Context>
  )
}

/** The form has been sent: what was typed is forgotten, and what stands in it yet is noted no more. */
export function draftSent(key: string): void {
  const drafting = open.get(key)
  if (drafting === undefined) dropDraft(key)
  else drafting.done()
}

/** Whoever sent the form was refused since the record has changed, and was told how: the next time it is taken as it is then. */
export const draftTold = (key: string): void => open.get(key)?.told()

/** What the record was when what stands in the form was typed, which may be long before it was opened; null where that is not known. */
export function useSeen(): unknown {
  const seen = useContext(Context)?.seen
  return seen === undefined ? null : jsonIn(seen)
}

/** Around a form that is drafted: keys, choices and what is pasted are noted, those of its lists and calendars too, wherever they open. */
export function Noted(props: {
  form: RefObject<HTMLFormElement | null>
  isQuestion: boolean
  children: ReactNode
}) {
  const { form, isQuestion, children } = props
  const drafting = useContext(Context)
  const isNoted = useContext(SecrecyNow) === 'open' && drafting !== null
  useUnsentForm(form, isQuestion || isNoted)
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
  const isSecret = useContext(SecrecyNow) === 'secret'
  if (drafting === null || drafting.found === null || isSecret) return null
  return <DraftFrom at={drafting.found.at} isChanged={drafting.isChanged} onStartOver={drafting.startOver} />
}

/** The line itself, where a page keeps a draft of its own. */
export function DraftFrom(props: { at: Instant; isChanged?: boolean; onStartOver: () => void }) {
  const { at, isChanged = false, onStartOver } = props
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <p className="draft-line muted">
      {t('common.draft.from', { when: sayTime(at, swedishToday(), language) })}
      {isChanged ? <strong>{t('common.draft.changed')}</strong> : null}
      <Button variant="small" onPress={onStartOver}>
        {t('common.draft.startOver')}
      </Button>
    </p>
  )
}
