// The series as an archival description: EAD3, with a component for each channel of the package.
import { z } from 'zod'
import { Instant } from '#shared/ids.ts'
import { kindOfCode } from '#shared/organisation-number.ts'
import { openXml, type XmlWriter } from '../../../formats/xml/xml.ts'
import { swedishDate, swedishStamp } from '../../../kernel/swedish-time.ts'
import { CAME_IN, CAME_IN_BASIS } from '../../../register/records/came-in.ts'
import { clearOfSecretWords } from '../../../register/secrecy/typed.ts'
import type { TextFile } from '../disk.ts'
import type { Delivered } from '../eark/delivered.ts'
import { EAD } from '../eark/namespaces.ts'
import type { Frozen } from '../frozen.ts'
import { restriction } from './facts.ts'

const Component = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  address: z.string(),
  department: z.string(),
  purpose: z.string(),
  captures: z.int(),
  comments: z.int(),
  messages: z.int(),
  /** Of those whose time is known, if only as the latest that it can have been: how many are so. */
  first: Instant.nullable(),
  last: Instant.nullable(),
  latest: z.int(),
  /** How many are of unknown time, and when the last of them was here. */
  undated: z.int(),
  hereBy: Instant.nullable()
})
type Component = z.infer<typeof Component>
type Times = Pick<Component, 'first' | 'last' | 'latest' | 'undated' | 'hereBy'>

/** Writes the description of the frozen selection. */
export async function writeEad(sink: TextFile, delivered: Delivered, frozen: Frozen): Promise<void> {
  const { objId, title, at, appVersion, parties } = delivered
  const components = componentsOf(frozen)
  const xml = await openXml(sink)
  await xml.open('ead', { xmlns: EAD })
  await writeControl(xml, { objId, title, at, appVersion, agency: parties.creator })
  await xml.open('archdesc', { level: 'series' })
  await xml.open('did')
  await xml.leaf('unittitle', title)
  await xml.leaf('unitid', objId)
  await writeOrigin(xml, 'origination', parties.creator.name)
  if (parties.preservation !== null) await writeOrigin(xml, 'repository', parties.preservation)
  await writeDates(xml, timesOfAll(components))
  await xml.open('langmaterial')
  await xml.leaf('language', 'svenska', { langcode: 'swe' })
  await xml.close()
  await xml.close()
  await xml.open('scopecontent')
  await xml.leaf('p', `Kommunens officiella kanaler i sociala medier: ${heldIn(frozen.counts)}.`)
  await xml.close()
  const marked = markedIn(frozen)
  await writeAccess(xml, [
    'Allmänna handlingar (tryckfrihetsförordningen 2 kap.). Om något i dem omfattas av sekretess prövas när de begärs ut.',
    ...(frozen.counts.leftOut.secret === 0
      ? []
      : [
          `Handlingar som är sekretessmarkerade, eller hålls kvar för något som är det, och inte följer med: ${frozen.counts.leftOut.secret}.`
        ]),
    ...[...Map.groupBy([...marked.values()].flat(), paragraph => paragraph)].map(toldSecrecy)
  ])
  await xml.open('dsc', { dsctype: 'combined' })
  for (const component of components) await writeComponent(xml, component, marked.get(component.id) ?? [])
  await xml.end()
}

/** What there is of its channels, in words. */
function heldIn({ captures, comments, messages }: Frozen['counts']): string {
  const parts = [
    ...(captures > 0 ? ['sidorna så som de samlades in'] : []),
    ...(comments > 0 ? ['sparade kommentarer'] : []),
    ...(messages > 0 ? ['meddelanden'] : [])
  ]
  return new Intl.ListFormat('sv').format(parts)
}

async function writeControl(
  xml: XmlWriter,
  about: Pick<Delivered, 'objId' | 'title' | 'at' | 'appVersion'> & {
    agency: Delivered['parties']['creator']
  }
): Promise<void> {
  const { objId, title, at, appVersion, agency } = about
  await xml.open('control')
  await xml.leaf('recordid', objId)
  await xml.open('filedesc')
  await xml.open('titlestmt')
  await xml.leaf('titleproper', title)
  await xml.close()
  await xml.close()
  await xml.leaf('maintenancestatus', null, { value: 'new' })
  await xml.open('maintenanceagency', { countrycode: 'SE' })
  if (agency.code !== null)
    await xml.leaf('otheragencycode', agency.code, { localtype: kindOfCode(agency.code) })
  await xml.leaf('agencyname', agency.name)
  await xml.close()
  await xml.open('maintenancehistory')
  await xml.open('maintenanceevent')
  await xml.leaf('eventtype', null, { value: 'created' })
  await xml.leaf('eventdatetime', swedishStamp(at), { standarddatetime: swedishStamp(at) })
  await xml.leaf('agenttype', null, { value: 'machine' })
  await xml.leaf('agent', `Kanalarkiv ${appVersion}`)
  for (let depth = 0; depth < 3; depth++) await xml.close()
}

async function writeOrigin(
  xml: XmlWriter,
  element: 'origination' | 'repository',
  name: string
): Promise<void> {
  await xml.open(element)
  await xml.open('corpname')
  await xml.leaf('part', name)
  await xml.close()
  await xml.close()
}

const lastOf = (times: readonly (Instant | null)[]): Instant | null =>
  times
    .filter(at => at !== null)
    .toSorted()
    .at(-1) ?? null

function timesOfAll(components: readonly Times[]): Times {
  const sum = (count: (each: Times) => number) => components.reduce((all, each) => all + count(each), 0)
  const firsts = components.flatMap(({ first }) => first ?? [])
  return {
    first: firsts.toSorted()[0] ?? null,
    last: lastOf(components.map(({ last }) => last)),
    latest: sum(({ latest }) => latest),
    undated: sum(({ undated }) => undated),
    hereBy: lastOf(components.map(({ hereBy }) => hereBy))
  }
}

/** From the first to the last, of what has a time; and apart from that, by when the rest was here. */
async function writeDates(xml: XmlWriter, times: Times): Promise<void> {
  const { first, last, latest, undated, hereBy } = times
  if (first !== null && last !== null) {
    await xml.open('unitdatestructured', { certainty: latest > 0 ? 'approximate' : null })
    await xml.open('daterange')
    await xml.leaf('fromdate', swedishDate(first), { standarddate: swedishDate(first) })
    await xml.leaf('todate', swedishDate(last), { standarddate: swedishDate(last) })
    await xml.close()
    await xml.close()
  }
  if (latest > 0)
    await xml.leaf('didnote', `Handlingar vars tid bara är känd som den senaste möjliga: ${latest}.`)
  if (hereBy === null) return
  const day = swedishDate(hereBy)
  await xml.open('unitdatestructured', { certainty: 'unknown' })
  await xml.leaf('datesingle', `okänd tid, senast ${day}`, { notafter: day })
  await xml.close()
  await xml.leaf(
    'didnote',
    `Handlingar för vilka det är okänt när de skrevs och kom in: ${undated}. De fanns i arkivet senast ${day}.`
  )
}

/** Who may see it. */
async function writeAccess(xml: XmlWriter, paragraphs: readonly string[]): Promise<void> {
  if (paragraphs.length === 0) return
  await xml.open('accessrestrict')
  for (const paragraph of paragraphs) await xml.leaf('p', paragraph)
  await xml.close()
}

const toldSecrecy = ([which, those]: readonly [string, readonly string[]]) =>
  `Handlingar som ${which} och följer med: ${those.length}.`

/** Of one that is kept in for the words it has of another, nobody has said yet that it is secret. */
const whichOf = ({ paragraph, carried }: NonNullable<ReturnType<typeof restriction>>) =>
  carried === 'undecided'
    ? `hålls kvar för ord ur det som är sekretessmarkerat enligt ${paragraph}, inte är prövade`
    : `är sekretessmarkerade enligt ${paragraph}`

/** What is told of each marked record that goes along, by its channel. */
function markedIn({ db, id, scope }: Pick<Frozen, 'db' | 'id' | 'scope'>): Map<string, string[]> {
  const marked = new Map<string, string[]>()
  // Otherwise what is secret does not go along.
  if (scope.withSecret !== 'include-marked') return marked
  for (const row of db.prepare(RECORDS).iterate({ id })) {
    const { record, channel } = RecordOn.parse(row)
    const mark = restriction(db, record)
    if (mark === null) continue
    const known = marked.get(channel)
    if (known === undefined) marked.set(channel, [whichOf(mark)])
    else known.push(whichOf(mark))
  }
  return marked
}

const RecordOn = z.strictObject({ record: z.string(), channel: z.string() })
const RECORDS = (['capture', 'comment', 'message'] as const)
  .map(
    kind => `SELECT ${kind}.id AS record, channel_id AS channel FROM export_item JOIN ${kind} ON ${kind}.id = item_id
      WHERE export_id = @id AND export_item.kind = '${kind}'`
  )
  .join(' UNION ALL ')

async function writeComponent(
  xml: XmlWriter,
  component: Component,
  marked: readonly string[]
): Promise<void> {
  const { id, name, address, department, purpose } = component
  await xml.open('c', { level: 'subseries' })
  await xml.open('did')
  await xml.leaf('unittitle', name)
  await xml.leaf('unitid', id)
  await xml.leaf('abstract', address)
  await writeOrigin(xml, 'origination', department)
  await writeDates(xml, component)
  for (const [kind, count] of [
    ['insamlingar', component.captures],
    ['kommentarer', component.comments],
    ['meddelanden', component.messages]
  ] as const) {
    if (count === 0) continue
    await xml.open('physdescstructured', { physdescstructuredtype: 'materialtype', coverage: 'part' })
    await xml.leaf('quantity', count)
    await xml.leaf('unittype', kind)
    await xml.close()
  }
  await xml.close()
  await xml.open('scopecontent')
  await xml.leaf('p', purpose)
  await xml.close()
  await writeAccess(xml, [...Map.groupBy(marked, paragraph => paragraph)].map(toldSecrecy))
  await xml.close()
}

function componentsOf({ db, id }: Pick<Frozen, 'db' | 'id'>): Component[] {
  return clearOfSecretWords(db)(z.array(Component).parse(db.prepare(COMPONENTS).all({ id })))
}

const count = (kind: string) =>
  `(SELECT count(*) FROM item WHERE item.kind = '${kind}' AND channel_id = channel.id) AS ${kind}s`
const items = (['capture', 'comment', 'message'] as const).map(
  kind => `SELECT export_item.kind, channel_id, ${CAME_IN[kind]} AS at, ${CAME_IN_BASIS[kind]} AS basis
    FROM export_item JOIN ${kind} ON ${kind}.id = item_id WHERE export_id = @id AND export_item.kind = '${kind}'`
)
const COMPONENTS = `WITH item AS MATERIALIZED (${items.join(' UNION ALL ')})
  SELECT channel.id, channel.name, coalesce((SELECT address FROM channel_address WHERE channel_id = channel.id
      ORDER BY position LIMIT 1), '') AS address, department.name AS department, purpose,
    ${['capture', 'comment', 'message'].map(count).join(', ')},
    (SELECT min(at) FROM item WHERE channel_id = channel.id AND basis <> 'here') AS first,
    (SELECT max(at) FROM item WHERE channel_id = channel.id AND basis <> 'here') AS last,
    (SELECT count(*) FROM item WHERE channel_id = channel.id AND basis = 'latest') AS latest,
    (SELECT count(*) FROM item WHERE channel_id = channel.id AND basis = 'here') AS undated,
    (SELECT max(at) FROM item WHERE channel_id = channel.id AND basis = 'here') AS hereBy
  FROM channel JOIN department ON department.id = department_id
  WHERE channel.id IN (SELECT item_id FROM export_item WHERE export_id = @id AND kind = 'channel')
  ORDER BY channel.name, channel.id`
