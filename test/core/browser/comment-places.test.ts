// Where the words are in the pictures of a comment, saved by its address or met by a look at its page: masks are proposed there,
// and what was searched for is pointed out.
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import { decodePicture } from '../../../electron/core/formats/pictures/decode.ts'
import { moderatorsArchive } from '../../helpers/moderators-archive.ts'
import { type DiscussionSite, startDiscussion } from '../../helpers/site/discussion.ts'

let site: DiscussionSite
beforeAll(async () => {
  site = await startDiscussion()
})
afterAll(() => site.close())

type Box = { x: number; y: number; width: number; height: number }
const isIn = (x: number, y: number, box: Box) =>
  x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height

async function archive() {
  const { client, ctx, channelId } = await moderatorsArchive(site.origin, [
    'administrator',
    'moderator',
    'archivist'
  ])
  // The number is told from all else by its colour, so that it can be seen whether it would be under the mask.
  const number = '<span style="background:#f0f">811218-9876</span>'
  // What stands before it is of another width than as many of its own signs.
  const wide = '👩‍👩‍👧‍👦😀😀 <b style="font-size:3em">WOW</b> <small>illi</small>'
  site.begin([
    { id: 1, author: 'Anna', text: `Jag är ${wide} ${number} och vill ha svar.` },
    { id: 2, author: 'Bo Ek', text: 'Hej Anna, hör av dig till bo.ek@alvasa.example om isen.' },
    { id: 3, author: 'Cilla', text: 'Långt ner. '.repeat(300) }
  ])
  return { client, ctx, channelId }
}

/** What is proposed in the pictures of the comment, and the colours of each picture. */
async function disclosed({ client, ctx }: Awaited<ReturnType<typeof archive>>, id: string) {
  const draft = { about: 'Bilden', reference: null, requestedAt: Instant.parse('2026-01-02T07:30:00.000Z') }
  const opened = await client.disclosures.open({ draft })
  await client.disclosures.addRecords({ id: opened.id, records: [{ kind: 'comment', id: id as never }] })
  const { proposals, pictures } = await client.disclosures.record({ id: opened.id, position: 0 })
  const regions = proposals.flatMap(({ place, words, reason }) =>
    place.kind === 'region' ? [{ ...place, words, reason }] : []
  )
  const read = async ({ sha256 }: (typeof pictures)[number]) =>
    decodePicture(await readFile(ctx.objects.path(sha256)))
  return { regions, pictures, decoded: await Promise.all(pictures.map(read)) }
}

const widthOf = (pixels: readonly [number, number][]) => {
  const across = pixels.map(([x]) => x)
  return 1 + Math.max(...across) - Math.min(...across)
}

/** The places of all pixels of the colour of the number. */
function magenta({
  data,
  width,
  height
}: {
  data: Uint8Array
  width: number
  height: number
}): [number, number][] {
  const found: [number, number][] = []
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      if (data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 255) found.push([x, y])
    }
  return found
}

it.each(['by its address', 'by a look at the page'])('masks are proposed, saved %s', async way => {
  const made = await archive()
  const { client, channelId } = made
  const save = async () => {
    if (way === 'by its address') {
      const address = `${site.address}#comment-1`
      return (await client.comments.preserve({ channelId, address, selector: null })).id
    }
    const { pages } = await client.watch.addPage({ channelId, address: site.address, everyMinutes: null })
    const [page] = pages
    if (page === undefined) throw new Error('the page is watched')
    await client.watch.visitPage({ id: page.id })
    const { items } = await client.comments.list({ channelId, state: null, limit: 10, after: null })
    return items.find(({ content }) => content?.text.startsWith('Jag är'))?.id ?? ''
  }
  const { regions, pictures, decoded } = await disclosed(made, await save())
  expect(pictures.map(({ label }) => label)).toEqual(['Kommentaren', 'Kommentaren i sitt sammanhang'])
  for (const [picture, pixels] of decoded.entries()) {
    const number = regions.filter(each => each.picture === picture && each.words === '811218-9876')
    expect(number.map(({ reason }) => reason)).toEqual(['identity-number'])
    const [box] = number
    const coloured = magenta(pixels)
    expect(coloured.length).toBeGreaterThan(200)
    expect(coloured.filter(([x, y]) => box === undefined || !isIn(x, y, box))).toEqual([])
    // The mask is no larger than it has to be.
    expect(box?.width).toBeLessThan(2 * widthOf(coloured))
  }
  // The sender's name stands in the picture too; what another wrote only in the surroundings.
  const said = (picture: number) => regions.filter(each => each.picture === picture).map(({ words }) => words)
  expect(said(0)).toContain('Anna')
  expect(said(0)).not.toContain('bo.ek@alvasa.example')
  expect(said(1)).toContain('bo.ek@alvasa.example')
})

it('what is searched for is pointed out in each picture that shows it', async () => {
  const made = await archive()
  const { client, ctx, channelId } = made
  const address = `${site.address}#comment-1`
  const { id, files } = await client.comments.preserve({ channelId, address, selector: null })
  const shas = ['comment', 'context'].map(role => files.find(each => each.role === role)?.sha256)
  const found = await client.comments.places({ id, query: '811218-9876' })
  expect(found.map(({ sha256 }) => sha256)).toEqual(shas)
  for (const { sha256, places, width, height } of found) {
    const pixels = await decodePicture(await readFile(ctx.objects.path(sha256)))
    expect([pixels.width, pixels.height]).toEqual([width, height])
    expect(places).toHaveLength(1)
    const coloured = magenta(pixels)
    const outside = coloured.filter(([x, y]) => places[0] === undefined || !isIn(x, y, places[0]))
    expect(outside).toEqual([])
    expect(places[0]?.width).toBeLessThan(1.1 * widthOf(coloured))
  }
  const elsewhere = await client.comments.places({ id, query: 'hör AV  dig' })
  expect(elsewhere.map(({ places }) => places.length)).toEqual([0, 1])
  expect((await client.comments.places({ id, query: 'finns inte' })).flatMap(({ places }) => places)).toEqual(
    []
  )
})
