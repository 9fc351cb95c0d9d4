// What the palette lists, group by group: pages, what can be done, and what was found in the archive.
import {
  Building2,
  Camera,
  Inbox,
  ListFilter,
  type LucideIcon,
  Megaphone,
  MessageSquarePlus,
  MessageSquareWarning
} from 'lucide-react'
import { useFilter } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { RecordKind } from '#shared/record.ts'
import { isAllowed } from '#shared/rules.ts'
import type { RegisterHit, SearchHit, SearchKind, SearchPage } from '#shared/search.ts'
import type { Role } from '#shared/user.ts'
import { isWebAddress } from '../comment-place.ts'
import { sayTime, swedishToday } from '../format.ts'
import { help } from '../help/help.ts'
import { helpOfPage } from '../help/help-of-page.ts'
import { openWithAddress } from '../one-box.ts'
import { asked } from '../opened.ts'
import { pageOfHit } from '../pages/search/hits.tsx'
import { PLACE_ICONS } from '../place-icons.ts'
import { PLACES } from '../places.ts'
import { inAddress } from '../search-address.ts'
import { useLanguage } from '../settings.ts'
import { COMMANDS } from './commands.ts'

export type Item = {
  readonly id: string
  readonly icon: LucideIcon
  readonly title: string
  readonly detail?: string
  readonly go: () => void
}
export type Group = { readonly id: string; readonly title: string; readonly items: readonly Item[] }

/** Leads to a page; null for what is none. `before`: what else is done when the palette has closed. */
export type Go = (href: string | null, before?: () => void) => () => void

const ICONS: Readonly<Record<RecordKind, LucideIcon>> = {
  capture: Camera,
  comment: MessageSquareWarning,
  message: Inbox
}

/** Of the register there may be more, since it is looked through as it stands. */
const FEW = 5

/** The pages; without words, the first of each place. */
export function usePages(words: string, go: Go): Group {
  const { t } = useTranslation()
  const { contains } = useFilter({ sensitivity: 'base' })
  const pages = PLACES.flatMap(({ name, pages }) =>
    pages.map(([page, href]) => ({
      ...{ id: href, icon: PLACE_ICONS[name], go: go(href), isFirst: href === pages[0][1] },
      ...{ place: t(`common.nav.places.${name}`), title: t(`common.nav.pages.${page}`) }
    }))
  )
  const meant = pages.filter(({ isFirst, place, title }) =>
    words === '' ? isFirst : contains(`${title} ${place}`, words)
  )
  return {
    id: 'pages',
    title: t('search.palette.pages'),
    items: meant.map(({ id, icon, go, place, title }) =>
      words === '' ? { id, icon, go, title: place } : { id, icon, go, title, detail: place }
    )
  }
}

/** What whoever is here may do; an address is that of a comment to save, and comes first. */
export function useCommands(words: string, roles: readonly Role[], go: Go): Group {
  const { t } = useTranslation()
  const [location] = useLocation()
  const { contains } = useFilter({ sensitivity: 'base' })
  const commands = COMMANDS.filter(({ rule }) => isAllowed(rule, roles)).map(
    ({ name, icon, href, opens }) => ({
      ...{ id: name, icon, title: t(`search.palette.commands.${name}`) },
      go: go(href, () => {
        if (opens !== undefined) asked.set(opens)
        if (href === null) help.set(helpOfPage(location))
      })
    })
  )
  const ofAddress = {
    ...{ id: 'address', icon: MessageSquarePlus, title: t('search.palette.saveAddress'), detail: words },
    go: go(null, () => openWithAddress(words, go('/comments/new')))
  }
  return {
    id: 'commands',
    title: t('search.palette.does'),
    items: isWebAddress(words) ? [ofAddress] : commands.filter(({ title }) => contains(title, words))
  }
}

type Found = Readonly<Partial<Record<SearchKind, SearchPage>>>

/** What was found in the archive. */
export function useFound(found: Found, go: Go): Group[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const record = (hit: SearchHit): Item => ({
    id: hit.id,
    icon: ICONS[hit.kind],
    title: hit.title ?? t('search.noSender'),
    detail: [sayTime(hit.at, swedishToday(), language), hit.channelName, hit.excerpt].join(' · '),
    go: go(pageOfHit(hit))
  })
  const ofRegister = ({ kind, id, channelId, title, detail }: RegisterHit): Item => ({
    id: `${kind} ${id} ${detail}`,
    icon: kind === 'channel' ? Megaphone : Building2,
    title: kind === 'channel' ? title : `${t(`search.registerKinds.${kind}`)}: ${title}`,
    detail,
    go: go(channelId === null ? '/channels/people' : `/channels/${channelId}`)
  })
  const register = found.register?.register ?? []
  const some = (hits: readonly RegisterHit[]) => hits.slice(0, FEW).map(ofRegister)
  const records = (['comment', 'message', 'capture'] as const).map(kind => ({
    id: kind,
    title: t(`search.kindNames.${kind}`),
    items: found[kind]?.items.map(record) ?? []
  }))
  return [
    {
      id: 'channel',
      title: t('common.nav.places.channels'),
      items: some(register.filter(({ kind }) => kind === 'channel'))
    },
    {
      id: 'register',
      title: t('search.kindNames.register'),
      items: some(register.filter(({ kind }) => kind !== 'channel'))
    },
    ...records
  ]
}

/** The way to all that is found; nothing without words. */
export function useAllHits(words: string, go: Go): Group {
  const { t } = useTranslation()
  const all = {
    ...{ id: 'all', icon: ListFilter, title: t('search.palette.showAll', { words }) },
    go: go(`/search/${inAddress(words)}`)
  }
  return {
    ...{ id: 'everything', title: t('search.title') },
    items: words === '' || isWebAddress(words) ? [] : [all]
  }
}
