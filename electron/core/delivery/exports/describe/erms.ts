// Records and cases as E-ARK CITS ERMS 2.1 or 3 tells of them: `erms-records.xml`, `erms-cases.xml`.

import { createHash } from 'node:crypto'
import { kindOfCode } from '#shared/organisation-number.ts'
import { openXml, type XmlWriter } from '../../../formats/xml/xml.ts'
import { archiveOwner } from '../../../kernel/db/archive-owner.ts'
import { swedishStamp } from '../../../kernel/swedish-time.ts'
import type { Draft } from '../disk.ts'
import type { Parties } from '../eark/delivered.ts'
import { fileFormat } from '../eark/files.ts'
import { ERMS, type ErmsVersion } from '../eark/namespaces.ts'
import type { Frozen } from '../frozen.ts'
import type { PackagedFile } from '../packaged-file.ts'
import type { Describe } from '../payload.ts'
import type { PackagedRecord } from '../records.ts'
import { caseKey } from './case.ts'
import { type RecordFacts, restrictionInWords } from './facts.ts'
import { titleOf } from './fgs-handling.ts'
import { decisionOf, endOf, mayGo, periodOf } from './kept.ts'
import { isCopy, isRedacted, toldOf } from './redacted.ts'

type About = {
  readonly version: ErmsVersion
  readonly frozen: Pick<Frozen, 'id' | 'startedAt' | 'db'>
  readonly parties: Parties
  readonly appVersion: string
}

/** A group that records belong to: a case, or a channel. A channel is known by its id, which is that of its component in EAD. */
type Group = {
  readonly identifier: string
  readonly number: string
  readonly title: string
  readonly isCase: boolean
}

/** Writes both files while the records go by: no more is held than what the cases and channels are called. */
export function ermsOf(about: About): Describe {
  return async (draft, base) => {
    const sink = await draft.write(`${base}data/erms-records.xml`)
    const xml = await openErms(sink, about, 'records')
    const { archive } = archiveOwner(about.frozen.db)
    const groups = new Map<string, Group>()
    await xml.open('records')
    return {
      async each(record) {
        const { row, facts } = record
        if (row === null || facts === null) return
        const channel = {
          identifier: row.channelId,
          number: row.channelId,
          title: row.channel,
          isCase: false
        }
        const inCase = caseGroup(facts, archive)
        for (const group of [channel, ...(inCase === null ? [] : [inCase])])
          groups.set(group.identifier, group)
        await writeRecord(xml, { ...record, row, facts }, { ...about, channel, inCase })
      },
      async end() {
        await xml.end()
        await sink.end()
        await writeGroups(draft, base, about, [...groups.values()])
      }
    }
  }
}

/** The control of a document: what it is, who keeps it, and that this program made it. */
async function openErms(
  sink: { add(text: string): Promise<void> },
  { frozen, parties, appVersion }: About,
  part: string
): Promise<XmlWriter> {
  const { creator } = parties
  const xml = await openXml(sink)
  await xml.open('erms', { xmlns: ERMS })
  await xml.open('control')
  await xml.leaf('identification', uuidOf(`${part}:${frozen.id}`), { identificationType: 'uuid' })
  await xml.open('maintenanceInformation')
  await xml.leaf('maintenanceStatus', null, { value: 'new' })
  await xml.open('maintenanceAgency')
  // It may not be empty: who has given no code is known by the name.
  await xml.leaf('agencyCode', creator.code ?? creator.name, {
    type: creator.code === null ? 'namn' : kindOfCode(creator.code)
  })
  await xml.leaf('agencyName', creator.name)
  await xml.close()
  await xml.open('maintenanceHistory')
  await xml.open('maintenanceEvent')
  await xml.leaf('eventType', null, { value: 'created' })
  await xml.leaf('eventDateTime', swedishStamp(frozen.startedAt))
  await xml.open('agent', { agentType: 'creator' })
  await xml.leaf('name', `Kanalarkiv ${appVersion}`)
  for (let depth = 0; depth < 5; depth++) await xml.close()
  return xml
}

/** Two authorities may have cases with one number: the identifier is of this archive's. */
function caseGroup({ case: of }: RecordFacts, archive: string): Group | null {
  if (of === null) return null
  const number = caseKey(of)
  return { identifier: uuidOf(`case:${archive}:${number}`), number, title: of.title, isCase: true }
}

const DIRECTION = {
  in: ['incoming', 'Inkommen'],
  out: ['outgoing', 'Expedierad'],
  own: ['other', 'Upprättad']
} as const
const STATUS = { in: 'received', out: 'expedited', own: 'prepared' } as const

type Described = PackagedRecord & {
  readonly row: NonNullable<PackagedRecord['row']>
  readonly facts: RecordFacts
}

// The order of the elements is the schema's.
async function writeRecord(
  xml: XmlWriter,
  { row, facts, files }: Described,
  { version, channel, inCase }: Pick<About, 'version'> & { channel: Group; inCase: Group | null }
): Promise<void> {
  const { direction, registered, restriction, redacted } = facts
  await xml.open('record', {
    systemIdentifier: row.id,
    recordType: row.kind,
    // The schema of 2.1 spells the word wrong, and that of its correction right: there is none that both take.
    recordPhysicalOrDigital: version === '2.1' ? null : 'digital'
  })
  await xml.leaf('objectId', facts.ownNumber ?? row.id)
  // A number that several records have is no id of any of them.
  const shared = facts.ownNumber === null && facts.diaryNumber !== null ? facts.diaryNumber : null
  if (shared !== null) await xml.leaf('extraId', shared, { extraIdType: 'diary-number' })
  for (const [extraIdType, id] of facts.otherIds) await xml.leaf('extraId', id, { extraIdType })
  await xml.leaf('parentAggregationId', (inCase ?? channel).identifier)
  await xml.leaf('title', titleOf(row))
  // What only the authority may read of the entry in the diary stays with the authority (OSL 5:2).
  if (registered?.publicTitle != null)
    await xml.leaf('otherTitle', registered.publicTitle, { titleType: 'public' })
  await xml.leaf('status', null, { value: STATUS[direction] })
  const copies = files.filter(({ role }) => isCopy(role)).map(file => ({ ...file, name: placeOf(file) }))
  for (const copy of redacted)
    await xml.leaf(
      'relation',
      toldOf(copy, copies),
      isRedacted(copy)
        ? { relationType: 'has_redacted_version' }
        : { relationType: 'own_relation_definition', otherRelationType: 'has_disclosed_copy' }
    )
  if (facts.answers !== null) await xml.leaf('relation', facts.answers, { relationType: 'is_child_of' })
  // It has one parent: what is in a case is of its channel all the same.
  if (inCase !== null) await xml.leaf('relation', channel.identifier, { relationType: 'part_of' })
  if (restriction !== null) {
    await xml.open('restriction', { restrictionType: 'confidential' })
    await xml.leaf('explanatoryText', restrictionInWords(restriction))
    await xml.leaf('regulation', restriction.paragraph)
    await xml.close()
  }
  await writeDisposal(xml, facts)
  const [directionDefinition, inWords] = DIRECTION[direction]
  await xml.leaf('direction', inWords, {
    directionDefinition,
    otherDirectionDefinition: direction === 'own' ? inWords : null
  })
  await writeAgents(xml, { row, facts })
  if (row.what !== '') await xml.leaf('description', row.what)
  await writeDatesAndNotes(xml, { row, facts })
  if (files.length > 0) {
    await xml.open('additionalInformation')
    for (const file of files) await writeAppendix(xml, file)
    await xml.close()
  }
  await xml.close()
}

async function writeDatesAndNotes(
  xml: XmlWriter,
  { row, facts }: Pick<Described, 'row' | 'facts'>
): Promise<void> {
  await xml.open('dates')
  for (const [dateType, at] of facts.dates) await xml.leaf('date', swedishStamp(at), { dateType })
  await xml.close()
  await xml.open('notes')
  await xml.leaf('note', row.state, { noteType: 'Tillstånd i hanteringen' })
  for (const [at, note] of facts.notes) await xml.leaf('note', note, { noteDate: swedishStamp(at) })
  await xml.close()
}

/** The rule that the record is kept by. Without one it is kept, and nothing is said of disposal. */
async function writeDisposal(xml: XmlWriter, facts: RecordFacts): Promise<void> {
  const { retention, heldSince } = facts
  if (retention.state === 'without-rule') return
  const { rule } = retention
  const { decidedOn } = rule
  const period = periodOf(rule)
  await xml.open('disposal', { disposable: String(mayGo(facts)) })
  await xml.leaf('disposalScheduleId', rule.id)
  const action = period === null ? 'Bevaras' : 'Gallras'
  await xml.leaf('disposalAction', heldSince === null ? action : 'Gallringsstopp')
  if (period !== null) await xml.leaf('disposalPeriod', period)
  await xml.leaf('disposalMandate', decisionOf(rule))
  await xml.open('dates')
  const end = endOf(facts)
  if (end !== null) await xml.leaf('disposalDate', `${end}T00:00:00`, { dateType: 'retention_period_end' })
  await xml.leaf('disposalDate', `${decidedOn}T00:00:00`, {
    dateType: 'other_date',
    otherDisposalDateType: 'Beslutsdatum'
  })
  await xml.close()
  await xml.close()
}

async function writeAgents(xml: XmlWriter, { row, facts }: Pick<Described, 'row' | 'facts'>): Promise<void> {
  const { direction, registered } = facts
  const agents: readonly (readonly [agentType: string, name: string | null | undefined])[] = [
    [direction === 'own' ? 'creator' : direction === 'in' ? 'receiver' : 'sender', row.department],
    ['sender', direction === 'in' ? row.sender : null],
    ['counterpart', registered?.publicCounterpart]
  ]
  await xml.open('agents')
  for (const [agentType, name] of agents) {
    if (name == null || name === '') continue
    await xml.open('agent', { agentType })
    await xml.leaf('name', name)
    await xml.close()
  }
  await xml.close()
}

/** The path of a file from where the document stands. */
const placeOf = ({ path }: PackagedFile) => path.replace(/^data\//, '')

async function writeAppendix(xml: XmlWriter, file: PackagedFile): Promise<void> {
  const { path, role, sha256, mediaType, originalName, format = fileFormat(mediaType) } = file
  await xml.leaf('appendix', null, {
    name: originalName ?? path.slice(path.lastIndexOf('/') + 1),
    description: `${role}, SHA-256 ${sha256}`,
    fileFormat: format?.name ?? mediaType,
    path: placeOf(file)
  })
}

async function writeGroups(
  draft: Draft,
  base: string,
  about: About,
  groups: readonly Group[]
): Promise<void> {
  const sink = await draft.write(`${base}data/erms-cases.xml`)
  const xml = await openErms(sink, about, 'cases')
  await xml.open('aggregations')
  for (const { identifier, number, title, isCase } of groups) {
    await xml.open('aggregation', {
      systemIdentifier: identifier,
      aggregationType: isCase ? 'caseFile' : 'own_aggregation_definition',
      otherAggregationType: isCase ? null : 'Kanal'
    })
    await xml.leaf('objectId', number)
    await xml.leaf('title', title)
    await xml.close()
  }
  await xml.end()
  await sink.end()
}

/** A UUID (version 8, RFC 9562) made of a text: the same in every package. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32)
  ].join('-')
}
