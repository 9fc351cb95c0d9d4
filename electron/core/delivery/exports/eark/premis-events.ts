// What was done to the records of a package and to the package itself, by whom and with what outcome: the events and agents of PREMIS.
import type { Instant } from '#shared/ids.ts'
import type { JournalRow } from '#shared/journal.ts'
import type { XmlWriter } from '../../../formats/xml/xml.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { swedishStamp } from '../../../kernel/swedish-time.ts'
import { isLocalPath } from '../local-path.ts'
import type { Brought } from './brought.ts'
import { type Agent, browserAgent, personAgent, program } from './premis-agents.ts'
import { writeIdentifier } from './premis-identifier.ts'
import {
  eventType,
  FIXITY_CHECK,
  outcomeWord,
  PACKAGE_CREATION,
  SUCCESS,
  type Word
} from './premis-vocabulary.ts'

/** A line of the journal with the records of the package that it tells of. */
export type RecordAct = JournalRow & { readonly records: readonly string[] }

/** What happened to the records of a package and to the package. */
export type Happened = {
  /** What the events of making the package are about: the package or the representation. */
  readonly objId: string
  /** What knows the users of the archive. */
  readonly db: ReadDb
  /** When the package was begun. */
  readonly at: Instant
  /** When its files had been read back. */
  readonly checkedAt: Instant
  readonly appVersion: string
  readonly files: readonly unknown[]
  /** Oldest first. */
  readonly acts: Iterable<RecordAct>
  /** The imports and readings that records came by. */
  readonly brought: Iterable<Brought>
  /** The details of a line as they may leave the archive. */
  readonly clear: <Details>(details: Details) => Details
}

/** Elements of our own: each fact of a line of the journal, and each file that an import read. */
const FACTS = 'urn:kanalarkiv:premis:1'

type Facts = readonly (readonly [element: string, attributes: Readonly<Record<string, string>>])[]

type Event = {
  readonly id: string
  readonly idType: string
  readonly type: Word
  readonly at: Instant
  readonly detail: string
  readonly facts: Facts
  /** With the role of each. */
  readonly agents: readonly (readonly [agent: Agent, role: string])[]
  /** How it ended, for what can end in more ways than one, with what came of it and for which reasons. */
  readonly outcome: { readonly word: Word; readonly note: string; readonly facts: Facts } | null
}

/** Writes the events, and then the agents that they name. */
export async function writeEvents(xml: XmlWriter, happened: Happened): Promise<void> {
  const { objId, db, at, checkedAt, appVersion, files, acts, brought, clear } = happened
  const agents = new Map<string, Agent>()
  const tell = async (event: Event) => {
    for (const [agent] of event.agents) agents.set(`${agent.idType} ${agent.id}`, agent)
    await openEvent(xml, event)
  }
  const software = program(appVersion)
  for (const act of acts) {
    await tell(eventOf({ ...act, details: clear(act.details) }, db, software))
    for (const record of act.records) await writeIdentifier(xml, 'linkingObjectIdentifier', 'local', record)
    await xml.close()
  }
  await writeBrought(xml, brought, by => tell(broughtEvent(by, db, software)))
  const own = (name: string, event: Pick<Event, 'at' | 'type' | 'detail' | 'facts' | 'outcome'>): Event => ({
    ...event,
    ...{ id: `${objId}-${name}`, idType: 'local', agents: [[software, EXECUTING]] }
  })
  const made = own('written', {
    at,
    ...{ type: PACKAGE_CREATION, detail: `${software.name} ${appVersion}`, facts: [], outcome: null }
  })
  // Each file was read back from the disk, and the copy of an object hashes to the object's name; otherwise there is no package.
  const checked = own('read-back', {
    at: checkedAt,
    type: FIXITY_CHECK,
    detail: 'each file that is an object here was read back after it was written',
    facts: [['fixity', { algorithm: 'SHA-256', files: String(files.length) }]],
    outcome: { word: SUCCESS, note: '', facts: [] }
  })
  for (const event of files.length === 0 ? [made] : [made, checked]) {
    await tell(event)
    await writeIdentifier(xml, 'linkingObjectIdentifier', 'local', objId)
    await xml.close()
  }
  for (const agent of agents.values()) await writeAgent(xml, agent)
}

const EXECUTING = 'executing program'

function eventOf({ seq, act, actor, at, details, sha256 }: JournalRow, db: ReadDb, software: Agent): Event {
  const { state, reasons, browser, confirmedBy, ...more } = details
  const type = eventType(act, details['route'] ?? details['outcome'])
  const facts = Object.entries(more).flatMap(
    ([name, value]): Facts =>
      value === null || isLocalPath(value) ? [] : [['fact', { name, value: String(value) }]]
  )
  const note = typeof reasons === 'string' ? reasons : ''
  const ended = typeof state === 'string' ? { word: outcomeWord(state), note, facts: [] } : null
  // What is verified was read back, and was as it was saved; otherwise there is no such act.
  const checked = type === FIXITY_CHECK ? { word: SUCCESS, note: '', facts: [] } : null
  return {
    id: sha256,
    idType: 'seal of the journal line',
    type,
    at,
    detail: [`journal line ${seq}, ${act}`, ...shownFacts(details)].join('; '),
    facts: [['line', { seq: String(seq), act }], ...facts],
    agents: [
      [personAgent(db, actor), 'implementer'],
      // Nobody decides alone that something is to be gone.
      ...(typeof confirmedBy === 'string' ? [[personAgent(db, confirmedBy), 'authorizer'] as const] : []),
      // What a person did in the channel, or answers for having seen, was executed by no program: it was noted here.
      ...(details['via'] === 'person' || details['basis'] === 'person'
        ? []
        : [[software, EXECUTING] as const]),
      ...(typeof browser === 'string' ? [[browserAgent(browser), EXECUTING] as const] : [])
    ],
    // So that a page that was refused is not taken for one that was captured.
    outcome: ended ?? checked
  }
}

/** What tells one act from another of its kind, for who reads no elements of ours. */
const shownFacts = (details: JournalRow['details']): string[] =>
  ['outcome', 'route', 'kind', 'via', 'basis', 'form', 'masks', 'records', 'decisions', 'disposal'].flatMap(
    name => {
      const value = details?.[name]
      return typeof value === 'string' || typeof value === 'number' ? [`${name}: ${value}`] : []
    }
  )

function broughtEvent({ act, outcome, counts, sources }: Brought['by'], db: ReadDb, software: Agent): Event {
  const event = eventOf(act, db, software)
  const files = sources.told.map(
    ({ sha256, bytes }) => ['sourceFile', { sha256, bytes: String(bytes) }] as const
  )
  const more = sources.more === 0 ? [] : [['sourceFiles', { more: String(sources.more) }] as const]
  const told = Object.entries(counts).map(
    ([name, value]) => ['count', { name, value: String(value) }] as const
  )
  return {
    ...event,
    facts: [...event.facts, ...files, ...more],
    outcome: { word: outcomeWord(outcome), note: '', facts: told }
  }
}

/** An event for each import and reading, with how it ended and every record of the package that came of it. */
async function writeBrought(
  xml: XmlWriter,
  brought: Iterable<Brought>,
  open: (by: Brought['by']) => Promise<void>
): Promise<void> {
  let last: Brought['by'] | null = null
  for (const { by, record } of brought) {
    if (by !== last) {
      if (last !== null) await xml.close()
      await open(by)
      last = by
    }
    await writeIdentifier(xml, 'linkingObjectIdentifier', 'local', record, 'outcome')
  }
  if (last !== null) await xml.close()
}

/** What it was about is written next. */
async function openEvent(xml: XmlWriter, { outcome, ...event }: Event): Promise<void> {
  await xml.open('event')
  await writeIdentifier(xml, 'eventIdentifier', event.idType, event.id)
  await writeWord(xml, 'eventType', event.type)
  await xml.leaf('eventDateTime', swedishStamp(event.at))
  await xml.open('eventDetailInformation')
  await xml.leaf('eventDetail', event.detail)
  await writeFacts(xml, 'eventDetailExtension', event.facts)
  await xml.close()
  if (outcome !== null) {
    const { word, note, facts } = outcome
    await xml.open('eventOutcomeInformation')
    await writeWord(xml, 'eventOutcome', word)
    if (note !== '' || facts.length > 0) {
      await xml.open('eventOutcomeDetail')
      if (note !== '') await xml.leaf('eventOutcomeDetailNote', note)
      await writeFacts(xml, 'eventOutcomeDetailExtension', facts)
      await xml.close()
    }
    await xml.close()
  }
  for (const [{ idType, id }, role] of event.agents)
    await writeIdentifier(xml, 'linkingAgentIdentifier', idType, id, role)
}

async function writeWord(
  xml: XmlWriter,
  element: 'eventType' | 'eventOutcome',
  { word, authority, authorityURI, valueURI }: Word
): Promise<void> {
  await xml.leaf(element, word, { authority, authorityURI, valueURI })
}

async function writeFacts(
  xml: XmlWriter,
  element: 'eventDetailExtension' | 'eventOutcomeDetailExtension',
  facts: Facts
): Promise<void> {
  if (facts.length === 0) return
  await xml.open(element, { 'xmlns:k': FACTS })
  for (const [name, attributes] of facts) await xml.leaf(`k:${name}`, null, attributes)
  await xml.close()
}

async function writeAgent(xml: XmlWriter, { idType, id, name, type, version }: Agent): Promise<void> {
  await xml.open('agent')
  await writeIdentifier(xml, 'agentIdentifier', idType, id)
  if (name !== null) await xml.leaf('agentName', name)
  await xml.leaf('agentType', type)
  if (version !== null) await xml.leaf('agentVersion', version)
  if (name === null) await xml.leaf('agentNote', 'Arkivet har inget namn på personen.')
  await xml.close()
}
