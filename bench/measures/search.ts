// Search over a million messages: the first page of hits, against the time it may take and against the bare query in the
// sqlite3 shell.
import { join } from 'node:path'
import { SearchQuery } from '#shared/search.ts'
import type { Archive } from '../../electron/core/app/archive.ts'
import { matchOf, wordsIn } from '../../electron/core/formats/text/search-words.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { catchUp } from '../../electron/core/reports/search/catch-up.ts'
import { searchAll } from '../../electron/core/reports/search/search.ts'
import { newArchive, newChannel } from '../lib/archive.ts'
import { GIBIBYTE } from '../lib/files.ts'
import type { Measure } from '../lib/measure.ts'
import { inShell, nineteenOfTwenty } from '../lib/shell.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const MESSAGES = 1_000_000
/** What a page may take, in seconds, in nineteen searches of twenty. */
const PROMISE = 0.05
const ROUNDS = 5
const PAGE = 50

// Common words and rare ones, parts of words, several at once, phrases, and what is not there.
const SEARCHES = [
  'badplats',
  'snöröjning',
  'gatubelysning Ekbacken',
  'förskoleplats',
  '"när öppnar"',
  'skola matsedel',
  'Åkervägen',
  'bibliotek öppettider',
  'ärende 999123',
  '"tack för hjälpen med"',
  'vattenläcka Storgatan',
  'parkeringstillstånd',
  'lekplats trasig gunga',
  'finns inte alls',
  'fjärrvärme',
  'bygglov altan',
  'äldreboende',
  'sopor hämtning Björkv',
  'Person 4711',
  'cykelväg belysning saknas'
]

export const searchPage: Measure = {
  name: 'search',
  goal: 1,
  ours: `the first ${PAGE} hits among ${MESSAGES} messages, with their text; nineteen of twenty searches are faster`,
  baseline: `the ${PROMISE * 1000} ms that it may take`,
  prepare: () => prepare(async () => PROMISE)
}

export const searchShell: Measure = {
  name: 'search-shell',
  goal: 1.2,
  ours: `the first ${PAGE} hits among ${MESSAGES} messages, with their text; nineteen of twenty searches are faster`,
  baseline: 'the same queries of the index, joined with the messages, in the sqlite3 shell, by its own timer',
  prepare: () => prepare(ctx => inSearchShell(join(ctx.dir, 'archive.db')))
}

async function prepare(baseline: (ctx: Context) => Promise<number>) {
  const folder = await temporaryFolder(4 * GIBIBYTE)
  const archive = await newArchive(folder)
  const { context } = archive
  fill(archive)
  await catchUp(context)
  return {
    baseline: () => baseline(context),
    async ours() {
      const seconds: number[] = []
      for (let round = 0; round < ROUNDS; round++)
        for (const words of SEARCHES) {
          const start = performance.now()
          await searchAll(context, { ...SearchQuery.parse({ words }), limit: PAGE, after: null })
          seconds.push((performance.now() - start) / 1000)
        }
      return nineteenOfTwenty(seconds)
    },
    async close() {
      await archive.close()
      await removeFolder(folder)
    }
  }
}

function inSearchShell(file: string): Promise<number> {
  const queries = SEARCHES.map(words => {
    const match = matchOf(wordsIn(words).filter(word => [...word].length > 2)).replaceAll("'", "''")
    return `SELECT search_record.seq, message.text, message.sender_name, channel.name
      FROM search CROSS JOIN search_record ON search_record.seq = search.rowid
        JOIN message ON message.id = record_id JOIN channel ON channel.id = message.channel_id
      WHERE search MATCH '{text who} : (${match})' ORDER BY search.rowid DESC LIMIT ${PAGE + 1};`
  })
  return inShell(file, queries, ROUNDS)
}

const PLACES = [
  'Ekbacken',
  'Storgatan',
  'Åkervägen',
  'Björkvägen',
  'Ålsjön',
  'Norrby',
  'Lingonstigen',
  'Västra torget'
]
const THINGS = [
  ...[
    'badplatsen',
    'snöröjningen',
    'gatubelysningen',
    'förskoleplatsen',
    'skolans matsedel',
    'biblioteket och dess öppettider'
  ],
  ...[
    'en vattenläcka',
    'parkeringstillståndet',
    'lekplatsen med sin trasiga gunga',
    'fjärrvärmen',
    'bygglov för en altan'
  ],
  ...[
    'äldreboendet',
    'sopor och deras hämtning',
    'en cykelväg där belysning saknas',
    'simhallen',
    'färdtjänsten'
  ]
]
const ASKS = [
  'När öppnar',
  'Vem svarar för',
  'Hur går det med',
  'Varför stängs',
  'Vi har frågor om',
  'Tack för hjälpen med'
]

/** Messages of some hundred letters each, made of words that recur as they do: some often, numbers once. */
function fill({ context }: Archive): void {
  const channelId = newChannel(context, 'facebook', 'https://facebook.example/alvasa')
  const first = Date.parse('2016-01-01T00:00:00.000Z')
  context.db.transact(tx => {
    const insert = tx.prepare(
      `INSERT INTO message (id, channel_id, kind, direction, state, method, sender_name, dedupe_key, created_at, created_basis,
         taken_in_at, taken_in_by, text) VALUES (@id, @channelId, 'dm', 'out', 'sent', 'export', @who, @n, @at, 'utc', @at, 'bench', @text)`
    )
    // The same numbers each time, with no order that an index could make use of.
    let state = 1
    const pick = (from: readonly string[]) => {
      state = (state * 48271) % 0x7fffffff
      return from[state % from.length] ?? ''
    }
    for (let n = 0; n < MESSAGES; n++)
      insert.run({
        id: `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
        channelId,
        who: `Person ${n % 50_000}`,
        n: String(n),
        at: new Date(first + n * 300_000).toISOString(),
        text: `${pick(ASKS)} ${pick(THINGS)} vid ${pick(PLACES)}? Det gäller också ${pick(THINGS)}. Ärende ${n}.`
      })
  })
}
