// What is filled in on the open page, is not sent, and is kept as no draft: it would be gone with the page.
import { type RefObject, useEffect, useEffectEvent } from 'react'
import { queries } from './api.ts'

const open = new Set<() => boolean>()

/** Something that is open; `holds` says whether there is anything in it now that would be gone. */
export function useUnsent(holds: () => boolean): void {
  const now = useEffectEvent(holds)
  useEffect(() => {
    const ask = () => now()
    open.add(ask)
    return () => void open.delete(ask)
  }, [])
}

export const hasUnsent = (): boolean => [...open].some(holds => holds())

/** A form: what stands in its fields otherwise than when it was opened is held, unless it `isKept` elsewhere. */
export function useUnsentForm(form: RefObject<HTMLFormElement | null>, isKept: boolean): void {
  useEffect(() => {
    if (form.current !== null) saved.set(form.current, textsIn(form.current))
  }, [form])
  useUnsent(
    () => !isKept && form.current !== null && holdsMore(textsIn(form.current), saved.get(form.current))
  )
}

type Texts = ReadonlyMap<string, string>

/** What stood in a form when it was opened, or was saved last. */
const saved = new WeakMap<HTMLFormElement, Texts>()

const holdsMore = (texts: Texts, than: Texts | undefined): boolean =>
  [...texts].some(([name, text]) => text !== (than?.get(name) ?? ''))

/** Sends a form: what stands in it now is saved when all that `send` asks the core to do has been done, and not where any of it is refused. */
export function sendForm(form: HTMLFormElement, send: () => void): void {
  const texts = textsIn(form)
  const all = queries.getMutationCache()
  const before = new Set(all.getAll())
  send()
  const asked = new Set(all.getAll().filter(one => !before.has(one)))
  if (asked.size === 0) return
  const stop = all.subscribe(({ mutation }) => {
    if (mutation === undefined || !asked.has(mutation)) return
    const { status, data } = mutation.state
    const isRefused = status === 'error' || hasRefused(data)
    if (status === 'success' && !isRefused) asked.delete(mutation)
    if (asked.size === 0) saved.set(form, texts)
    if (asked.size === 0 || isRefused) stop()
  })
}

/** Several decisions in one answer with those that were refused (pages/inbox/together.tsx). */
const hasRefused = (answer: unknown): boolean =>
  typeof answer === 'object' &&
  answer !== null &&
  'refused' in answer &&
  Array.isArray(answer.refused) &&
  answer.refused.length > 0

/** What stands in the fields of a form, by their names. */
export function textsIn(form: HTMLFormElement): Map<string, string> {
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
