// `search`: everything in one box; what waits for the index is entered first.
import type { SearchPage, SearchQuery } from '#shared/search.ts'
import { RECORD_KINDS } from '#shared/words/values.ts'
import type { Answer, At, Cli } from '../cli.ts'
import { listed } from '../listing.ts'
import { visible } from '../terminal.ts'
import { search as texts } from '../texts/search.ts'
import { localTime, shortId } from '../values.ts'

export async function search(
  { cli, client }: At,
  input: SearchQuery & { limit: number; after: string | null }
): Promise<Answer> {
  let page = await client.search.find(input)
  if (page.waiting > 0) {
    // Without the app nobody else enters what waits.
    cli.out.note(texts.entering, { count: page.waiting })
    await client.search.catchUp()
    page = await client.search.find(input)
  }
  return { json: page, lines: linesOf(cli, page) }
}

function linesOf({ out }: Cli, { items, next, register, ignored }: SearchPage): string[] {
  const { record, at, channel, from, text } = texts.rows
  const table = out.table(
    [record, at, channel, from, text].map((title, place) => ({
      title: out.t(title),
      ...(place < 2 ? { whole: true as const } : {})
    })),
    items.map(hit => [
      `${out.t(RECORD_KINDS[hit.kind])} ${shortId(hit.id)}`,
      localTime(hit.at, ''),
      hit.channelName,
      hit.title ?? '–',
      hit.isReadByMachine ? out.t(texts.byMachine, { text: hit.excerpt }) : hit.excerpt
    ])
  )
  return [
    ...(ignored.length === 0 ? [] : [visible(out.t(texts.ignored, { words: ignored.join(', ') }))]),
    ...(register.length === 0 ? [] : [out.heading(out.t(texts.register))]),
    ...register.map(({ kind, title, detail }) =>
      visible(`  ${out.t(RECORD_KINDS[kind])}: ${title} (${detail})`)
    ),
    ...listed(out, table, items.length, next)
  ]
}
