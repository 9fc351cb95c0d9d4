// Which changes of a channel its visitors see, so that the pages are saved before them (P8c). The one list of it.
import type { ChannelAbout, ChannelFields } from './register.ts'

type Field = Exclude<keyof ChannelFields, 'about' | 'kinds'> | keyof ChannelAbout

/**
 * True where what the register says of the field is what stands on the platform's pages, or has to stand there (G3, G4):
 * when it is changed, the pages are. What only the municipality knows of the channel changes nothing there.
 * What the register does not hold (a new picture, new rules) is noted with `channels.announceChange`.
 */
export const SEEN_BY_VISITORS = {
  /** The heading of the page. */
  name: true,
  /** A page that goes is seen by whoever looks for it. One more page changes nothing of those that are there. */
  addresses: true,
  /** The purpose is stated in the medium (G4). */
  purpose: true,
  /** What comments are for is stated in the medium (G4). */
  commentPurpose: true,
  /** Comments are opened or shut, and those that are there may be hidden by it. */
  dialogue: true,
  /** The logo is on the page (G3). */
  hasLogo: true,
  /** Where a visitor turns, as the page says it (P2). */
  contact: true,
  /** When a visitor can expect an answer, as the page says it (G3). */
  responseTime: true,
  /** Another platform is another address. With the address as it was, the register was wrong. */
  platform: false,
  /** Who in the municipality answers for the channel: the sender is the municipality all the same. */
  departmentId: false,
  responsibleId: false,
  standInId: false,
  /** The municipality's own judgement of what it has the channel for. */
  benefit: false,
  /** What has been does not change. */
  openedOn: false
} as const satisfies Record<Field, boolean>

export type SeenField = {
  [Name in Field]: (typeof SEEN_BY_VISITORS)[Name] extends true ? Name : never
}[Field]
