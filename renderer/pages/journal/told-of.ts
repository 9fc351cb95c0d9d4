// What a line of the journal is about, in words: its kind, and its name where the register has it.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SecrecyKind } from '#shared/secrecy.ts'
import { api } from '../../api.ts'

/** What the first part of an act's code calls a record, where it is another word. */
const KIND_OF: Readonly<Record<string, SecrecyKind>> = { export: 'package' }
/** These are about the record that the mail is for. */
const OF_ANOTHER: ReadonlySet<string> = new Set(['mail.queued'])

/** The channels, with those that are retired: lines are about these as well. */
export function useAllChannels() {
  return useQuery(api.channels.list.queryOptions({ input: { retired: 'with' } })).data ?? []
}

/** The words for what an act is about: null where no kind is known. */
export function useToldOf(): (act: string, about: string) => string | null {
  const { t } = useTranslation()
  const channels = useAllChannels()
  const departments = useQuery(api.departments.list.queryOptions()).data ?? []
  const people = useQuery(api.people.list.queryOptions()).data ?? []
  const named = [
    ...channels.map(({ id, name }) => ({ id: id as string, kind: 'channel' as const, name })),
    ...departments.map(({ id, name }) => ({ id: id as string, kind: 'department' as const, name })),
    ...people.map(({ id, name }) => ({ id: id as string, kind: 'person' as const, name }))
  ]
  const names = new Map(named.map(({ id, ...each }) => [id, each]))
  return (act, about) => {
    const known = names.get(about)
    if (known !== undefined) return `${t(`secrecy.list.kinds.${known.kind}`)}: ${known.name}`
    const [noun = ''] = act.split('.')
    if (OF_ANOTHER.has(act)) return null
    const kind = SecrecyKind.safeParse(KIND_OF[noun] ?? noun).data
    return kind === undefined ? null : t(`secrecy.list.kinds.${kind}`)
  }
}
