// Disclosures as the command line shows them.
import type { Disclosure, MaskProposal } from '#shared/disclosure.ts'
import { DisclosureId } from '#shared/ids.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from './cli.ts'
import { EXIT } from './exit-codes.ts'
import { listed } from './listing.ts'
import { visible } from './terminal.ts'
import { disclosure as texts } from './texts/disclosure.ts'
import { everyRow, idBeginning, localTime, shortId } from './values.ts'

export type DisclosureListOptions = { readonly limit: number; readonly after?: string }

/** The disclosure whose id begins like this. */
export function disclosureIdOf(client: Client, typed: string): Promise<DisclosureId> {
  return idBeginning(typed, DisclosureId, () =>
    everyRow(after => client.disclosures.list({ limit: 500, after }))
  )
}

/** A disclosure, or one of its records. */
export async function showDisclosure(
  cli: Cli,
  options: { record?: number } & Globals,
  typed: string
): Promise<Answer> {
  const { out } = cli
  const { rows } = texts
  if (options.record !== undefined) return showRecord(cli, options, { typed, position: options.record - 1 })
  const detail = await inArchive(cli, options, async client =>
    client.disclosures.find({ id: await disclosureIdOf(client, typed) })
  )
  const table = out.table(
    [
      { title: out.t(rows.number), whole: true },
      { title: out.t(rows.about) },
      { title: out.t(rows.masks), whole: true },
      { title: out.t(rows.looked) }
    ],
    detail.records.map(({ position, title, masks, lookedThroughBy }) => [
      String(position + 1),
      title,
      String(masks),
      lookedThroughBy ?? '–'
    ])
  )
  const head = `${detail.about} (${out.t(texts.states[detail.state])})`
  return {
    json: { disclosure: detail },
    lines: [visible(head), ...listed(out, table, detail.records.length, null)]
  }
}

async function showRecord(
  cli: Cli,
  globals: Globals,
  { typed, position }: { typed: string; position: number }
): Promise<Answer> {
  const { out } = cli
  const record = await inArchive(cli, globals, async client =>
    client.disclosures.record({ id: await disclosureIdOf(client, typed), position })
  )
  const lines = [
    record.title,
    ...record.fields.map(({ label, text }, at) => `${at + 1}. ${label}: ${text}`),
    ...record.pictures.map(
      ({ label, width, height }, at) =>
        `${out.t(texts.inPicture, { number: at + 1 })}: ${label}, ${width} × ${height}`
    ),
    ...record.masks.map(({ id, place, paragraph }) =>
      out.t(texts.masksHead, {
        id: shortId(id),
        paragraph,
        place:
          place.kind === 'passage'
            ? out.t(texts.passage, { number: place.field + 1 })
            : out.t(texts.inPicture, { number: place.picture + 1 })
      })
    ),
    ...record.proposals.map(proposal => proposalLine(cli, proposal)),
    ...(record.left === 0 ? [] : [out.t(texts.left, { count: record.left })])
  ]
  return { json: { record }, lines: lines.map(visible) }
}

/** Where it may be, and what stands there. */
function proposalLine({ out }: Cli, { place, words, reason }: MaskProposal): string {
  const what = words ?? out.t(texts.reasons[reason])
  if (place.kind === 'passage') return out.t(texts.proposal, { field: place.field + 1, words: what })
  const { picture, x, y, width, height } = place
  return out.t(texts.proposalInPicture, {
    number: picture + 1,
    region: [x, y, width, height].join(','),
    words: what
  })
}

/** Looks for faces in a picture, and says where they may be. */
export async function proposeFaces(
  cli: Cli,
  options: { record: number; picture?: number } & Globals,
  typed: string
): Promise<Answer> {
  const found = await inArchive(cli, options, async client =>
    client.disclosures.faces({
      id: await disclosureIdOf(client, typed),
      position: options.record - 1,
      picture: (options.picture ?? 1) - 1
    })
  )
  const lines = [
    ...found.proposals.map(proposal => proposalLine(cli, proposal)),
    cli.out.t(texts.facesFound, { count: found.proposals.length }),
    ...(found.isWhole ? [] : [cli.out.t(texts.facesCut)])
  ]
  return { json: found, lines: lines.map(visible), exit: found.isWhole ? EXIT.done : EXIT.partial }
}

/** The list. */
export async function listDisclosures(cli: Cli, options: DisclosureListOptions & Globals): Promise<Answer> {
  const { out } = cli
  const { rows } = texts
  const { items, next } = await inArchive(cli, options, client =>
    client.disclosures.list({ limit: options.limit, after: options.after ?? null })
  )
  const table = out.table(
    [
      { title: out.t(rows.id), whole: true },
      { title: out.t(rows.about) },
      { title: out.t(rows.requested), whole: true },
      { title: out.t(rows.state), whole: true },
      { title: out.t(rows.records), whole: true },
      { title: out.t(rows.masks), whole: true },
      { title: out.t(rows.ended), whole: true }
    ],
    items.map((each: Disclosure) => [
      shortId(each.id),
      each.about,
      localTime(each.requestedAt, ''),
      out.t(texts.states[each.state]),
      String(each.records),
      String(each.masks),
      localTime(each.endedAt, '–')
    ])
  )
  return { json: { disclosures: items, next }, lines: listed(out, table, items.length, next) }
}
