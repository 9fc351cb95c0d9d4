// Whom a package is for, and how it is made for them: one that is remembered, or what is typed now.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Delivery, ExportFormat } from '#shared/export.ts'
import type { Receiver } from '#shared/receiver.ts'
import { api } from '../../api.ts'
import { useRemembered } from '../../remembered.ts'
import { NO_DELIVERY } from './delivery-fields.tsx'

/** What is typed of another receiver. */
type Typed = {
  readonly name: string
  readonly format: ExportFormat
  /** Null: what is set for the archive. */
  readonly delivery: Delivery | null
  readonly isKept: boolean
}

const NOTHING: Typed = { name: '', format: 'bagit', delivery: null, isKept: true }

/** Who acknowledges a package of this form. */
export const receiverOf = (format: ExportFormat): Receiver =>
  format.startsWith('diary-') ? 'diary' : 'e-archive'

/** The one that the last package was for is chosen to begin with, if it is remembered. */
export function useSetup() {
  const list = useQuery(api.exports.receivers.queryOptions())
  const packages = useQuery(api.exports.list.queryOptions())
  const saved = useQuery(api.exports.delivery.queryOptions())
  const [picked, choose] = useRemembered<string | null | undefined>('exports.receiver', undefined)
  const [typed, type] = useRemembered<Typed>('exports.typed', NOTHING)
  const [into, setInto] = useState<string | null>(null)
  const last = packages.data?.find(({ receiverName }) => receiverName !== null)?.receiverName
  const name = picked === undefined ? last : picked
  const chosen = list.data?.find(receiver => receiver.name === name) ?? null
  const { name: called, format, delivery } = chosen ?? typed
  return {
    receivers: list.data ?? [],
    /** Null: another, as it is typed. */
    chosen,
    choose,
    typed: { ...typed, into },
    type: ({ into: elsewhere, ...rest }: Typed & { into: string | null }) => {
      type(rest)
      setInto(elsewhere)
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
