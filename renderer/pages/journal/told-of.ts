// What a line of the journal is about, in words: its kind, and its name where the register has it.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/errors.ts'
import { capitalised } from '#shared/in-language.ts'
import { SecrecyKind } from '#shared/secrecy.ts'
import { detailWords } from '#shared/words/fields.ts'
import { api } from '../../api.ts'

/** What the first part of an act's code calls a record, where it is another word. */
const KIND_OF: Readonly<Record<string, SecrecyKind>> = { export: 'package' }
/** These are about the record that the mail is for. */
const OF_ANOTHER: ReadonlySet<string> = new Set(['mail.queued'])

/** The pages of records, by the first part of an act's code. */
const PAGES: Readonly<Record<string, string>> = {
  ...{ capture: 'captures', channel: 'channels', comment: 'comments', message: 'messages' },
  ...{ disclosure: 'disclosures', disposal: 'disposal', export: 'export', run: 'captures/runs' }
}

/** Where what a line is about is shown; null for what has no page of its own. */
export function pageOf(act: string, about: string | null): string | null {
  const [noun = ''] = act.split('.')
  const page = OF_ANOTHER.has(act) || !Object.hasOwn(PAGES, noun) ? undefined : PAGES[noun]
  return about === null || page === undefined ? null : `/${page}/${about}`
}

/** What a detail of a line is called: in words where the program has them, and as it stands in the line. */
export function detailName(act: string, name: string, language: Language): string {
  const [noun = ''] = act.split('.')
  const words = detailWords(noun, name)
  if (words === null) return name
  const said = capitalised(words[language])
  return said.toLowerCase() === name.toLowerCase() ? said : `${said} (${name})`
}

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
