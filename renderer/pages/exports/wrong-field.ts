// Which field of a new package it is that stops it.
import { useMemo, useState } from 'react'
import { NOTHING_WRONG, type Wrong } from '../../components/form.tsx'
import { OF_TARGET } from '../../components/target.tsx'
import { type Refusal, refusalOf, refusalSentence } from '../../refusal.ts'
import { useLanguage } from '../../settings.ts'
import { hasDelivery } from './delivery-fields.tsx'
import type { Setup } from './setup.ts'

type How = Setup['how']

/** What was refused last, at its field, until another folder is chosen there; a field that is typed in forgets it by itself. */
export function useWrong({ format, into, delivery }: How) {
  const language = useLanguage()
  const [refused, refuse] = useState<{ readonly error: unknown; readonly by: string } | null>(null)
  const chosen = JSON.stringify([into, delivery?.schemas ?? null])
  const wrong = useMemo((): Wrong => {
    if (refused === null || refused.by !== chosen) return NOTHING_WRONG
    const field = fieldOf(refusalOf(refused.error), format)
    return field === undefined ? NOTHING_WRONG : { [field]: refusalSentence(refused.error, language) }
  }, [refused, chosen, format, language])
  return { wrong, refuse: (error: unknown) => refuse({ error, by: chosen }), clear: () => refuse(null) }
}

function fieldOf({ code, params }: Refusal, format: How['format']): string | undefined {
  if (OF_TARGET.includes(code)) return 'into'
  if (/^(set-)?schemas-/.test(code)) return 'schemas'
  // Of what more than the name is looked through nobody says where it stands.
  if (code === 'secret-words') return hasDelivery(format) ? undefined : 'receiver-name'
  if (code !== 'invalid-input') return undefined
  const field = String(params['place']).split('.').at(-1)
  return field === 'name' || field === 'receiverName' ? 'receiver-name' : field
}
