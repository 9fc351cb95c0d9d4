// What an import would do, row by row. Pure: the register as it is comes in, and nothing is written.

import type { PersonId } from '#shared/ids.ts'
import { isStopping } from '#shared/import-findings.ts'
import {
  type Channel,
  type ChannelAbout,
  type ChannelFields,
  type Department,
  type MandateDraft,
  NOTHING_SAID,
  type Person
} from '#shared/register.ts'
import type { ImportMapping, ImportRow } from '#shared/register-import.ts'
import { ArchiveError } from '../errors.ts'
import { addressKey, webAddress } from '../register/addresses.ts'
import type { SheetRow } from '../sheets/sheet.ts'
import { cellsOf, type RowCells } from './cells.ts'
import { ABOUT_TEXTS, changesOf } from './changes.ts'
import { dateIn, mandateIn, ownersIn } from './owners.ts'
import { problemsOf } from './problems.ts'
import { addressesIn, platformOf, withScheme, yesOrNo } from './values.ts'

export type RegisterNow = {
  readonly departments: readonly Department[]
  readonly people: readonly Person[]
  readonly channels: readonly Channel[]
  /** The day of the trial, since who has left by then answers for nothing. */
  readonly today: string
}

/** A department or person as a row names it; `known` is set when the register has it already. */
export type NamedDepartment = {
  readonly name: string
  readonly mailbox: string | null
  readonly known: Department | null
}
export type NamedPerson = {
  readonly name: string
  readonly email: string | null
  readonly known: PersonId | null
}

/** What a row comes to, with its owners by name, since some of them may have to be made. */
export type RowDraft = Omit<ChannelFields, 'departmentId' | 'responsibleId' | 'kinds' | 'about'> & {
  readonly department: NamedDepartment
  readonly responsible: NamedPerson
  /** A decision to enter; null when the row gives none, or the one that holds already. */
  readonly mandate: MandateDraft | null
}

export type PlannedRow = ImportRow & { readonly draft: RowDraft | null }

/** The rows below the headings, in order. A row that repeats an address of an earlier one is refused. */
export function planRows(
  rows: readonly SheetRow[],
  mapping: ImportMapping,
  register: RegisterNow
): PlannedRow[] {
  const byAddress = new Map(
    register.channels.flatMap(channel => channel.addresses.map(each => [addressKey(each), channel] as const))
  )
  const firstRow = new Map<string, number>()
  const owners = ownersIn(register)
  return rows
    .filter(({ number }) => number > mapping.headingRow)
    .map(row => {
      const cells = cellsOf(row, mapping)
      const addresses = addressesOf(cells)
      for (const address of addresses) {
        const earlier = firstRow.get(addressKey(address))
        if (earlier === undefined) firstRow.set(addressKey(address), row.number)
        else if (earlier !== row.number) cells.say('address-twice', 'addresses', { address, row: earlier })
      }
      const found = [
        ...new Set(
          addresses.map(address => byAddress.get(addressKey(address))).filter(each => each !== undefined)
        )
      ]
      if (found.length > 1)
        cells.say('address-of-several', 'addresses', { channels: found.map(({ name }) => name).join(', ') })
      return planned(row.number, cells, addresses, found[0] ?? null, owners)
    })
}

function planned(
  row: number,
  cells: RowCells,
  addresses: readonly string[],
  before: Channel | null,
  owners: ReturnType<typeof ownersIn>
): PlannedRow {
  if (before?.retiredAt != null) cells.say('channel-retired', 'name', { channel: before.name })
  const name = cells.text('name') || (before?.name ?? '')
  const department = owners.department(cells, before)
  const draft: RowDraft = {
    name,
    platform: platform(cells, addresses, before),
    // Addresses that the register has beside those of the row stay.
    addresses: eachOnce([...(before?.addresses ?? []), ...addresses]),
    purpose: cells.texts('purpose')[0] ?? before?.purpose ?? cells.text('purpose'),
    dialogue: dialogue(cells, before),
    ...aboutIn(cells, before?.about ?? NOTHING_SAID),
    department,
    responsible: owners.responsible(cells, before, department),
    mandate: mandateIn(cells, before?.mandate ?? null)
  }
  for (const { code, field, values } of problemsOf(draft)) cells.say(code, field, values)
  const result = { row, name: name.slice(0, 200), channelId: before?.id ?? null, findings: cells.findings }
  if (cells.findings.some(isStopping)) return { ...result, outcome: 'refused', changes: [], draft: null }
  owners.remember(draft)
  const changes = changesOf(before, draft, owners.nameOf)
  if (before === null) return { ...result, outcome: 'created', changes, draft }
  return { ...result, outcome: changes.length === 0 ? 'unchanged' : 'changed', changes, draft }
}

/** What the row says besides; nothing where it says nothing, so that what was said before stays. */
function aboutIn(cells: RowCells, before: ChannelAbout): { about?: ChannelAbout } {
  const given = ABOUT_TEXTS.flatMap(field => {
    const text = cells.text(field)
    return text === '' ? [] : [[field, text] as const]
  })
  const openedOn = dateIn(cells, 'openedOn')
  if (given.length === 0 && openedOn === null) return {}
  return { about: { ...before, ...Object.fromEntries(given), openedOn: openedOn ?? before.openedOn } }
}

function addressesOf(cells: RowCells): string[] {
  const addresses: string[] = []
  for (const typed of cells.texts('addresses').flatMap(addressesIn))
    try {
      addresses.push(webAddress(withScheme(typed)))
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error
      cells.say('address-bad', 'addresses', { address: typed })
    }
  return eachOnce(addresses)
}

/** Of addresses that lead to the same page, the first. */
function eachOnce(addresses: readonly string[]): string[] {
  const keys = addresses.map(addressKey)
  return addresses.filter((_, at) => keys.indexOf(keys[at] ?? '') === at)
}

function platform(
  cells: RowCells,
  addresses: readonly string[],
  before: Channel | null
): Channel['platform'] {
  const written = cells.text('platform')
  const found = platformOf(written, addresses[0])
  if (found !== undefined && (written !== '' || before === null)) return found
  if (written !== '') cells.say('platform-unknown', 'platform', { value: written })
  else if (before === null) cells.say('value-missing', 'platform', { place: 'platform' })
  return before?.platform ?? 'other'
}

function dialogue(cells: RowCells, before: Channel | null): boolean {
  const written = cells.text('dialogue')
  const said = yesOrNo(written)
  if (said !== undefined) return said
  if (written !== '') cells.say('dialogue-unclear', 'dialogue', { value: written })
  else if (before === null) cells.say('dialogue-assumed', 'dialogue')
  return before?.dialogue ?? true
}
