// What else is said of a channel, as options of the command line: addresses of several kinds, stand-in, contact and purposes.
import { AddressKind, type ChannelAbout, NOTHING_SAID } from '#shared/register.ts'
import type { OptionSpec } from '../command.ts'
import type { NamedAbout } from '../register.ts'
import { channel as texts } from '../texts/channel.ts'
import { dateTyped } from '../values.ts'

export type AboutOptions = {
  readonly address?: readonly string[]
  readonly aboutPage?: readonly string[]
  readonly videosPage?: readonly string[]
  readonly groupsPage?: readonly string[]
  readonly otherPage?: readonly string[]
  readonly standIn?: string
  readonly contact?: string
  readonly responseTime?: string
  readonly benefit?: string
  readonly commentPurpose?: string
  readonly opened?: string
  readonly logo?: boolean
}

export const ABOUT: readonly OptionSpec[] = [
  { flags: '--about-page <URL...>', text: texts.aboutPage },
  { flags: '--videos-page <URL...>', text: texts.videosPage },
  { flags: '--groups-page <URL...>', text: texts.groupsPage },
  { flags: '--other-page <URL...>', text: texts.otherPage },
  { flags: '--stand-in <NAME>', text: texts.standIn },
  { flags: '--contact <TEXT>', text: texts.contact },
  { flags: '--response-time <TEXT>', text: texts.responseTime },
  { flags: '--benefit <TEXT>', text: texts.benefit },
  { flags: '--comment-purpose <TEXT>', text: texts.commentPurpose },
  { flags: '--opened <DATE>', text: texts.opened, read: dateTyped },
  { flags: '--logo', text: texts.logo },
  { flags: '--no-logo', text: texts.noLogo }
]

type Places = { addresses: string[]; kinds: AddressKind[] }

/** The addresses with their kinds; of a kind that is not given, those that were there stay. */
export function placesIn(options: AboutOptions, before: Places | null): Places {
  const given: Readonly<Record<AddressKind, readonly string[] | undefined>> = {
    page: options.address,
    about: options.aboutPage,
    videos: options.videosPage,
    groups: options.groupsPage,
    other: options.otherPage
  }
  const places = AddressKind.options.flatMap(kind =>
    (given[kind] ?? before?.addresses.filter((_, at) => before.kinds[at] === kind) ?? []).map(address => ({
      address,
      kind
    }))
  )
  return { addresses: places.map(({ address }) => address), kinds: places.map(({ kind }) => kind) }
}

/** What is given, on top of what was said before; the stand-in only when given. */
export function aboutIn(options: AboutOptions, before: ChannelAbout | null): NamedAbout {
  const said = before ?? NOTHING_SAID
  return {
    hasLogo: options.logo ?? said.hasLogo,
    standIn: options.standIn ?? null,
    contact: options.contact ?? said.contact,
    responseTime: options.responseTime ?? said.responseTime,
    benefit: options.benefit ?? said.benefit,
    commentPurpose: options.commentPurpose ?? said.commentPurpose,
    openedOn: options.opened ?? said.openedOn
  }
}
