// The words of a marked record (P5) as a person types them about another, or has typed them in the register: found, refused where all may
// read them, and told as the paragraph.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { EVERYTHING } from '#shared/export.ts'
import { Instant, ThreadId } from '#shared/ids.ts'
import { NOTHING_SAID } from '#shared/register.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import {
  as,
  beginWithComment,
  capture,
  channel,
  comment,
  ctx,
  dir,
  mark,
  PARAGRAPH,
  QUOTED,
  SECRET
} from '../helpers/carriers.ts'

beginWithComment()

const register = (client: Client) => client.channels.list({ retired: 'with' })
const TODAY = Instant.parse('2026-11-25T08:00:00.000Z')
const NO_ENTRY = {
  ...{ publicParty: null, publicConcerns: null, protectedParty: null, protectedConcerns: null }
}
const NO_TITLES = { protectedTitle: null, publicCounterpart: null, protectedCounterpart: null }

/** Another channel of the same people, with what the public is told to write to. */
async function another(client: Client, contact: string | null) {
  const [listed] = await register(client)
  if (listed === undefined) throw new Error('there is a channel')
  const { departmentId, responsibleId } = listed
  return client.channels.register({
    ...{ platform: 'instagram', name: 'Omsorgen', addresses: ['https://bilder.example/omsorgen'] },
    ...{ departmentId, responsibleId, purpose: 'Bilder', dialogue: false, mandate: null },
    about: { ...NOTHING_SAID, contact }
  })
}

it('is found in what a person types about another record after the mark, and in what was typed before it', async () => {
  const client = await as('allt')
  const paste = (senderName: string) =>
    client.messages.paste({
      ...{ channelId: channel, senderName, senderAddress: null, receivedAt: null },
      text: `Hej! En fråga från ${senderName}.`
    })
  const [before, minor, answered, fine] = [
    await paste('Eva Ek'),
    await paste('Ann Ek'),
    await paste('Bo Ek'),
    await paste('Siv Ek')
  ]
  await client.messages.route({
    ...{ id: before.id },
    route: { kind: 'registered', diaryNumber: 'KS 2026/1', entry: { ...NO_ENTRY, publicConcerns: QUOTED } }
  })
  await mark(client)
  await client.messages.route({ id: minor.id, route: { kind: 'minor', because: QUOTED } })
  await client.inbox.answer({
    id: ThreadId.parse(answered.id),
    answer: { ...{ kind: 'answered', text: QUOTED, sentBy: 'Åsa', sentWhere: 'kanalen' }, sentAt: TODAY }
  })
  await client.messages.route({ id: fine.id, route: { kind: 'minor', because: 'Ett tack' } })
  const found = (await client.secrecy.carriers({ onlyOpen: true })).map(({ id }) => id)
  expect(found.toSorted()).toEqual([before.id, minor.id, answered.id].toSorted())
})

it('is refused in the words for all to read, and in the register', async () => {
  const client = await as('allt')
  await mark(client)
  const said = await client.messages.paste({
    ...{ channelId: channel, senderName: 'Eva Ek', senderAddress: null, receivedAt: null },
    text: 'Hej! En fråga.'
  })
  const route = (publicConcerns: string, protectedConcerns: string | null = null) =>
    client.messages.route({
      id: said.id,
      route: {
        ...{ kind: 'registered', diaryNumber: 'KS 2026/1' },
        entry: { ...NO_ENTRY, publicConcerns, protectedConcerns }
      }
    })
  const refused = { code: 'secret-words', data: { paragraph: PARAGRAPH } }
  await expect(route(QUOTED)).rejects.toMatchObject(refused)
  const registration = { outcome: 'registered', number: 'KS 2026/2', ...NO_TITLES } as const
  await expect(
    client.comments.register({ id: comment, registration: { ...registration, publicTitle: QUOTED } })
  ).rejects.toMatchObject(refused)
  await expect(
    client.comments.register({
      id: comment,
      registration: { ...registration, publicTitle: 'En fråga', number: QUOTED }
    })
  ).rejects.toMatchObject(refused)
  // Why pages are captured is shown to all who look at the archive.
  const run = { kind: 'single' as const, which: [channel], acceptBadCertificates: false }
  await expect(client.captures.startRun({ ...run, reason: QUOTED })).rejects.toMatchObject(refused)
  const listed = await register(client)
  const website = { address: 'https://norrby.example', role: 'principal', partners: null } as const
  await expect(client.websites.add({ ...website, name: QUOTED })).rejects.toMatchObject(refused)
  await expect(client.departments.add({ name: QUOTED, mailbox: null })).rejects.toMatchObject(refused)
  await expect(another(client, QUOTED)).rejects.toMatchObject(refused)
  expect(await register(client)).toEqual(listed)
  // What only the authority reads may say it, and so may anything else.
  await expect(route('En fråga', QUOTED)).resolves.toMatchObject({ state: 'registered' })
})

it('goes out of the register as the paragraph, where it was typed before the mark', async () => {
  const client = await as('allt')
  const { id } = await another(client, QUOTED)
  await client.websites.add({
    ...{ name: QUOTED, address: 'https://norrby.example', role: 'principal', partners: null }
  })
  const fine = await client.publicList.preview()
  expect(JSON.stringify(fine)).toContain(SECRET)
  await capture('Omsorgen. Om oss.')
  await mark(client)
  const { list } = await client.publicList.preview()
  expect(list.channels.map(({ contact }) => contact).toSorted()).toEqual([`[${PARAGRAPH}]`, null])
  expect(list.websites.map(({ name }) => name)).toEqual([`[${PARAGRAPH}]`])
  const { folder } = await createExport(ctx(), { ...EVERYTHING, unfinished: 'include' })
  const records = await readFile(join(dir, folder ?? '', 'data', 'records.json'), 'utf8')
  expect(records).not.toMatch(/Berit|diagnosen/)
  const told = JSON.parse(records).channels.find((each: { id: string }) => each.id === id)
  expect(told).toMatchObject({ about: { contact: `[${PARAGRAPH}]` } })
})
