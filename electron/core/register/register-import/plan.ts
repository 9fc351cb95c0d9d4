// What an import would do, row by row. Pure: the register as it is comes in, and nothing is written.

import { isStopping } from '#shared/import-findings.ts'
import { type AddressKind, type Channel, type ChannelAbout, NOTHING_SAID } from '#shared/register.ts'
import {
  ADDRESS_FIELDS,
  type AddressField,
  type ImportMapping,
  type ImportRow
} from '#shared/register-import.ts'
import type { SheetRow } from '../../formats/sheets/sheet.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { addressKey, webAddress } from '../register/addresses.ts'
import { closingProblem } from '../register/channels.ts'
import { visibleChanges } from '../register/page-proof.ts'
import { cellsOf, type RowCells } from './cells.ts'
import { ABOUT_TEXTS, changesOf } from './changes.ts'
import { dateIn, mandateIn } from './decision.ts'
import { ownersIn } from './owners.ts'
import { problemsOf } from './problems.ts'
import type { NamedDepartment, NamedPerson, RegisterNow, RowDraft } from './row-draft.ts'
import { addressesIn, platformOf, withScheme, yesOrNo } from './values.ts'
import { isWebsite, plannedWebsite, type WebsiteDraft } from './website-row.ts'

/** A row is a channel or a website; neither, when it is refused. */
export type PlannedRow = ImportRow & {
  readonly draft: RowDraft | null
  /** Whom a row names as a channel's, also where it is refused. */
  readonly named: { readonly department: NamedDepartment; readonly people: readonly NamedPerson[] } | null
  readonly website: WebsiteDraft | null
}

/** The rows below the headings, in order. A row that repeats an address of an earlier one is refused. */
export function planRows(
  rows: readonly SheetRow[],
  mapping: ImportMapping,
  register: RegisterNow
): PlannedRow[] {
  const byAddress = new Map(
    register.channels.flatMap(channel => channel.addresses.map(each => [addressKey(each), channel] as const))
  )
  const websites = new Map(register.websites.map(each => [addressKey(each.address), each]))
  const firstRow = new Map<string, number>()
  const below = rows
    .filter(({ number }) => number > mapping.headingRow)
    .map(row => ({ row, cells: cellsOf(row, mapping) }))
  const owners = ownersIn(
    register,
    mapping.answers ?? [],
    below.map(({ cells }) => cells)
  )
  return below.map(({ row, cells }) => {
    const places = channelAddresses(cells)
    for (const { address } of places) {
      const earlier = firstRow.get(addressKey(address))
      if (earlier === undefined) firstRow.set(addressKey(address), row.number)
      else if (earlier !== row.number) cells.say('address-twice', 'addresses', { address, row: earlier })
    }
    if (isWebsite(cells)) {
      const [first] = places
      const before = first === undefined ? null : (websites.get(addressKey(first.address)) ?? null)
      const addresses = places.map(({ address }) => address)
      const { findings } = cells
      return {
        ...{ row: row.number, channelId: null, draft: null, named: null, findings },
        ...plannedWebsite(cells, addresses, before)
      }
    }
    const found = [
      ...new Set(
        places.map(({ address }) => byAddress.get(addressKey(address))).filter(each => each !== undefined)
      )
    ]
    if (found.length > 1)
      cells.say('address-of-several', 'addresses', { channels: found.map(({ name }) => name).join(', ') })
    return { ...planned(row.number, cells, places, found[0] ?? null, owners, register), website: null }
  })
}

function planned(
  row: number,
  cells: RowCells,
  places: readonly ChannelAddress[],
  before: Channel | null,
  owners: ReturnType<typeof ownersIn>,
  register: RegisterNow
): Omit<PlannedRow, 'website'> {
  const closedOn = dateIn(cells, 'closedOn')
  // What the sheet says of a channel that the register has closed that same day is as it was.
  const isClosed = before?.retiredAt != null && before.closedOn !== null && before.closedOn === closedOn
  if (before !== null && isClosed)
    return {
      ...{ row, name: before.name, channelId: before.id, findings: cells.findings },
      ...{ outcome: 'unchanged', changes: [], draft: null, named: null }
    }
  if (before?.retiredAt != null) cells.say('channel-retired', 'name', { channel: before.name })
  const name = cells.text('name') || (before?.name ?? '')
  const department = owners.department(cells, before)
  const lost = before === null ? undefined : register.paragraphLost(before, department)
  if (before !== null && lost !== undefined)
    cells.say('move-opens-secret', 'department', {
      ...{ channel: before.name, department: department.name, paragraph: lost }
    })
  const responsible = owners.responsible(cells, before, department)
  const standIn = owners.standIn(cells, before, department)
  const people = owners.named(cells, { department, responsible, standIn })
  const draft: RowDraft = {
    name,
    platform: platform(cells, places[0]?.address, before),
    ...allAddresses(places, before),
    purpose: cells.texts('purpose')[0] ?? before?.purpose ?? cells.text('purpose'),
    dialogue: dialogue(cells, before),
    about: aboutIn(cells, before?.about ?? NOTHING_SAID),
    ...{ department, responsible, standIn, closedOn },
    mandate: mandateIn(cells, people, {
      channel: before?.mandate ?? null,
      person: id => (before === null ? null : register.personMandate(before.id, id))
    })
  }
  const problem = closedOn === null ? null : closingProblem(closedOn, draft.about.openedOn, register.today)
  if (problem !== null)
    cells.say(problem === 'in-future' ? 'closed-in-future' : 'closed-before-opened', 'closedOn', {
      date: closedOn ?? ''
    })
  for (const { code, field, values } of problemsOf(draft)) cells.say(code, field, values)
  const named = { department, people: [responsible, ...(standIn === null ? [] : [standIn]), ...people] }
  const result = {
    ...{ row, name: name.slice(0, 200), channelId: before?.id ?? null, findings: cells.findings, named }
  }
  if (cells.findings.some(isStopping)) return { ...result, outcome: 'refused', changes: [], draft: null }
  owners.remember(draft)
  const seen = before === null ? [] : visibleChanges(before, draft)
  const [first] = seen
  if (before !== null && first !== undefined)
    cells.say('visible-change', first, { channel: before.name, seen: seen.join(', ') })
  if (closedOn !== null) cells.say('closes', 'closedOn', { channel: name, date: closedOn })
  const changes = changesOf(before, draft, owners.nameOf)
  if (before === null) return { ...result, outcome: 'created', changes, draft }
  return { ...result, outcome: changes.length === 0 ? 'unchanged' : 'changed', changes, draft }
}

/** What the row says besides. What it does not say stays as it was. */
function aboutIn(cells: RowCells, before: ChannelAbout): ChannelAbout {
  const given = ABOUT_TEXTS.flatMap(field => {
    const text = cells.text(field)
    return text === '' ? [] : [[field, text] as const]
  })
  return {
    ...before,
    ...Object.fromEntries(given),
    openedOn: dateIn(cells, 'openedOn') ?? before.openedOn,
    hasLogo: saidYesOrNo(cells, 'hasLogo') ?? before.hasLogo
  }
}

type ChannelAddress = { readonly address: string; readonly kind: AddressKind }

/** The addresses of the row, each once, and what its column says that it shows. */
function channelAddresses(cells: RowCells): ChannelAddress[] {
  const places: ChannelAddress[] = []
  // The keys are those of ADDRESS_FIELDS.
  for (const [field, kind] of Object.entries(ADDRESS_FIELDS) as [AddressField, AddressKind][])
    for (const typed of cells.texts(field).flatMap(addressesIn))
      try {
        places.push({ address: webAddress(withScheme(typed)), kind })
      } catch (error) {
        if (!(error instanceof ArchiveError)) throw error
        cells.say('address-bad', field, { address: typed })
      }
  return eachOnce(places)
}

/** Those of the register first, as they are written there. A page is what an address is when nobody says more of it. */
function allAddresses(
  given: readonly ChannelAddress[],
  before: Channel | null
): Pick<RowDraft, 'addresses' | 'kinds'> {
  const said = new Map(given.map(({ address, kind }) => [addressKey(address), kind]))
  const kept = (before?.addresses ?? []).map((address, at): ChannelAddress => {
    const now = said.get(addressKey(address)) ?? 'page'
    return { address, kind: now === 'page' ? (before?.kinds[at] ?? 'page') : now }
  })
  const places = eachOnce([...kept, ...given])
  return { addresses: places.map(({ address }) => address), kinds: places.map(({ kind }) => kind) }
}

/** Of addresses that lead to the same page, the first. */
function eachOnce(places: readonly ChannelAddress[]): ChannelAddress[] {
  const keys = places.map(({ address }) => addressKey(address))
  return places.filter((_, at) => keys.indexOf(keys[at] ?? '') === at)
}

function platform(cells: RowCells, address: string | undefined, before: Channel | null): Channel['platform'] {
  const written = cells.text('platform')
  const found = platformOf(written, address)
  if (found !== undefined && (written !== '' || before === null)) return found
  if (written !== '') cells.say('platform-unknown', 'platform', { value: written })
  else if (before === null) cells.say('value-missing', 'platform', { place: 'platform' })
  return before?.platform ?? 'other'
}

function dialogue(cells: RowCells, before: Channel | null): boolean {
  const said = saidYesOrNo(cells, 'dialogue')
  if (said !== null) return said
  if (before === null && cells.text('dialogue') === '') cells.say('dialogue-assumed', 'dialogue')
  return before?.dialogue ?? true
}

/** Null where the cell is empty, or says neither. */
function saidYesOrNo(cells: RowCells, field: 'dialogue' | 'hasLogo'): boolean | null {
  const written = cells.text(field)
  const said = yesOrNo(written)
  if (said === undefined && written !== '') cells.say('yes-or-no-unclear', field, { value: written })
  return said ?? null
}
