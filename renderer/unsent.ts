// What is filled in on the open page, is not sent, and is kept as no draft: it would be gone with the page.
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'

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
  const first = useRef<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    if (form.current !== null) first.current = textsIn(form.current)
  }, [form])
  useUnsent(
    () =>
      !isKept &&
      form.current !== null &&
      [...textsIn(form.current)].some(([name, text]) => text !== (first.current.get(name) ?? ''))
  )
}

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
