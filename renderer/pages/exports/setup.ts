// Whom a package is for, and how it is made for them: one that is remembered, or what is typed now.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import {
  type Delivery,
  DeliveryShown,
  ExportFormat,
  type PackageReceiver,
  ReceiverShown
} from '#shared/export.ts'
import type { Instant } from '#shared/ids.ts'
import type { Receiver } from '#shared/receiver.ts'
import { api, queries } from '../../api.ts'
import { draftOf, dropDraft, keepDraft } from '../../drafts.ts'
import { instantNow } from '../../format.ts'
import { jsonIn } from '../../json.ts'
import { useRemembered } from '../../remembered.ts'
import { NO_DELIVERY } from './delivery-fields.tsx'

/** What is typed of another receiver. */
type Typed = {
  readonly name: string
  readonly format: ExportFormat
  /** Null: what is set for the archive. */
  readonly delivery: Delivery | null
  readonly isKept: boolean
  /** What was remembered of the one of this name, when it was typed or is changed here. */
  readonly was: PackageReceiver | null
  /** What was set for the archive when `delivery` was begun. */
  readonly began: Delivery | null
}

const NOTHING: Typed = { name: '', format: 'bagit', delivery: null, isKept: true, was: null, began: null }

const DRAFT = 'package new'
const text = z.string().nullable()
/** As it is while it is typed; a folder has to be chosen again. */
const Drafted = z.object({
  name: z.string(),
  format: ExportFormat,
  delivery: z
    .object({
      ...{ creator: text, creatorCode: text, submitter: text, submitterCode: text },
      ...{ preservation: text, agreement: text, schemas: z.null().catch(null) }
    })
    .nullable(),
  isKept: z.boolean(),
  was: ReceiverShown.nullable().catch(null),
  began: DeliveryShown.nullable().catch(null)
})

function draftedBefore(): { readonly at: Instant; readonly typed: Typed } | null {
  const draft = draftOf(DRAFT)
  if (draft === null) return null
  const { data } = Drafted.safeParse(jsonIn(draft.values['typed']))
  return data === undefined ? null : { at: draft.at, typed: data }
}

/** The package has been written. */
export const packageSent = (): void => dropDraft(DRAFT)

/** Who acknowledges a package of this form. */
export const receiverOf = (format: ExportFormat): Receiver =>
  format.startsWith('diary-') ? 'diary' : 'e-archive'

/** The one that the last package was for is chosen to begin with, if it is remembered. */
export function useSetup() {
  const list = useQuery(api.exports.receivers.queryOptions())
  const packages = useQuery(api.exports.list.queryOptions())
  const saved = useQuery(api.exports.delivery.queryOptions())
  const [picked, choose] = useRemembered<string | null | undefined>('exports.receiver', undefined)
  const [found, setFound] = useState(draftedBefore)
  const [typed, type] = useRemembered<Typed>('exports.typed', found?.typed ?? NOTHING)
  const [into, setInto] = useState<string | null>(null)
  const last = packages.data?.find(({ receiverName }) => receiverName !== null)?.receiverName
  const name = picked === undefined ? last : picked
  const chosen = list.data?.find(receiver => receiver.name === name) ?? null
  const { name: called, format, delivery } = chosen ?? typed
  const note = (told: Typed) =>
    keepDraft(DRAFT, { at: instantNow(), values: { typed: JSON.stringify(Drafted.parse(told)) } })
  const take = ({ into: elsewhere, ...rest }: Typed & { into: string | null }) => {
    const isBegun = typed.delivery === null && rest.delivery !== null
    const told = isBegun ? { ...rest, began: saved.data ?? null } : rest
    type(told)
    setInto(elsewhere)
    note(told)
  }
  /** It is remembered so by now; null: not any more. */
  const kept = (was: PackageReceiver | null) => {
    const told = { ...typed, was }
    type(told)
    if (draftOf(DRAFT) !== null) note(told)
  }
  const change = (was: PackageReceiver) => {
    const { name: named, format: form, delivery: told, into: elsewhere } = was
    take({ ...typed, name: named, format: form, delivery: told, into: elsewhere, isKept: true, was })
    choose(null)
  }
  return {
    receivers: list.data ?? [],
    /** Null: another, as it is typed. */
    chosen,
    choose,
    typed: { ...typed, into },
    type: take,
    /** Types another name; what is remembered by that name is what whoever types has before them. */
    call: (text: string) => {
      const is = (receiver: PackageReceiver | null) => receiver?.name === text.trim()
      const was = is(typed.was) ? typed.was : (list.data?.find(is) ?? null)
      take({ ...typed, into, name: text, was })
    },
    change,
    /** What whoever types has before them of what is set for the archive. */
    shown: typed.delivery === null ? (saved.data ?? null) : typed.began,
    kept,
    /** Begins anew with what is remembered of whom it is for now, which somebody else has changed. */
    again: () => {
      const now = queries.getQueryData(api.exports.receivers.queryKey()) ?? []
      const current = now.find(receiver => receiver.name === typed.name.trim())
      if (current === undefined) kept(null)
      else change(current)
    },
    /** When what is typed was, if that was before; and beginning anew. */
    draftedAt: found?.at ?? null,
    startOver: () => {
      dropDraft(DRAFT)
      setFound(null)
      type(NOTHING)
      setInto(null)
    },
    /** How the package is made. */
    how: {
      name: called.trim() === '' ? null : called.trim(),
      format,
      delivery: withSchemas(delivery, saved.data) ?? saved.data ?? NO_DELIVERY,
      into: chosen === null ? into : chosen.into
    },
    error: list.error
  }
}

/** With the folder that is set for the archive, where nothing is said of one. */
function withSchemas(delivery: Delivery | null, saved: Delivery | null | undefined): Delivery | null {
  return delivery === null || delivery.schemas !== undefined
    ? delivery
    : { ...delivery, schemas: saved?.schemas ?? null }
}

export type Setup = ReturnType<typeof useSetup>
