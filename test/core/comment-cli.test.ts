// Comments from the command line without a browser: taken in, found, decided, registered, with good and bad input.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { PIXEL } from '../helpers/taken.ts'

type Row = Record<string, unknown> & { id: string }

async function archive() {
  const folder = await temporaryFolder()
  const dir = join(folder, 'arkiv')
  const on = (...args: string[]) => kanalarkiv([...args, '--archive', dir, '--json'])
  expect((await kanalarkiv(['init', dir, '--municipality', 'Norrby kommun'])).code).toBe(0)
  const { channel } = (
    await on(
      ...['channel', 'add', '--platform', 'facebook', '--name', 'Kommunen', '--department', 'Kultur'],
      ...['--responsible', 'Åsa Öberg', '--purpose', 'Nyheter', '--address', 'https://flode.example/norrby']
    )
  ).json()
  const picture = join(folder, 'bild.png')
  await writeFile(picture, Buffer.from(PIXEL, 'base64'))
  const take = (...more: string[]) =>
    on(
      'comment',
      'take',
      picture,
      '--channel',
      (channel as Row).id,
      '--address',
      'https://flode.example/1',
      ...more
    )
  return { folder, on, take, channel: channel as Row, picture }
}

it('takes one in from a picture, finds it by a part of a word, decides and registers it', async () => {
  const { on, take } = await archive()
  const taken = await take('--text', 'Dricksvattnet är brunt', '--author', 'Örjan', '--shown', '2 tim')
  const { comment } = taken.json() as { comment: Row }
  expect([taken.code, comment]).toMatchObject([
    0,
    { state: 'verified', created: { basis: 'relative_range' } }
  ])
  const found = (await on('comment', 'list', '--search', 'vattnet', '--from', '2020-01-01')).json()
  expect(found).toMatchObject({ comments: [{ id: comment.id }] })
  expect((await on('comment', 'list', '--search', 'vätten')).json()).toMatchObject({ comments: [] })
  const decided = await on('comment', 'decide', comment.id, '--outcome', 'forwarded', '--to', 'Tekniska')
  expect(decided.json()).toMatchObject({
    comment: { state: 'decided', decision: { forwardedTo: 'Tekniska' } }
  })
  const registered = await on(
    ...[
      'comment',
      'register',
      comment.id,
      '--as',
      'registered',
      '--number',
      'KS 1',
      '--public-title',
      'Vatten'
    ]
  )
  expect(registered.json()).toMatchObject({ comment: { registration: { number: 'KS 1' } } })
  const { people } = (await on('comment', 'people', 'örj')).json() as { people: Row[] }
  expect(people).toMatchObject([{ displayName: 'Örjan', comments: 1 }])
  expect((await on('comment', 'of', String(people[0]?.id))).json()).toMatchObject({
    records: [{ kind: 'comment', id: comment.id }]
  })
})

it('fills in from a notification what is not typed', async () => {
  const { folder, on, channel } = await archive()
  const mail = join(folder, 'notis.eml')
  await writeFile(
    mail,
    [
      'From: "Örjan" <wordpress@blogg.example>',
      'To: x@norrby.example',
      'Date: Wed, 25 Nov 2026 08:00:00 +0100',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Ny kommentar',
      'Skriven av: Örjan Ängström (IP-adress: 192.0.2.1, host.example)',
      'E-post: orjan@exempel.example',
      'Webbadress: ',
      'Kommentar: ',
      'Rondellen är ful',
      '',
      'https://blogg.example/a/#comments',
      'Permalänk: https://blogg.example/a/#comment-7',
      'Radera: https://blogg.example/wp-admin/comment.php?action=trash&c=7'
    ].join('\r\n')
  )
  const taken = await on('comment', 'take', mail, '--channel', channel.id)
  expect([taken.code, taken.json()]).toMatchObject([
    0,
    {
      comment: {
        method: 'email',
        // The mail has a time of its own, which is not the comment's.
        content: { text: 'Rondellen är ful', authorName: 'Örjan Ängström', timeShown: null },
        created: { at: null, raw: null },
        sender: { email: 'orjan@exempel.example', ip: '192.0.2.1' }
      }
    }
  ])
  expect(taken.err).toContain('The mail is dated Wed, 25 Nov 2026 08:00:00 +0100')
  expect(taken.err).toContain('From the mail, of the sender: orjan@exempel.example, 192.0.2.1.')

  // Another sender's name has nothing of what the mail says of its own.
  const other = (...more: string[]) =>
    on('comment', 'take', mail, '--channel', channel.id, '--author', 'Bo Ek', '--another', ...more)
  const named = await other()
  expect(named.json()).toMatchObject({ comment: { sender: { displayName: 'Bo Ek', email: null, ip: null } } })
  expect(named.err).not.toContain('orjan@exempel.example')
  expect(
    (await other('--author-email', 'bo@exempel.example', '--author-ip', '192.0.2.2')).json()
  ).toMatchObject({
    comment: { sender: { email: 'bo@exempel.example', ip: '192.0.2.2' } }
  })
})

it('shows who decided and when, how it was removed, and what it has said later', async () => {
  const { folder, on, take } = await archive()
  const { comment } = (await take('--text', 'Först', '--author', 'Bo', '--shown', '2 tim')).json() as {
    comment: Row
  }
  await take('--text', 'Sedan', '--author', 'Bo', '--same-as', comment.id)
  await on('comment', 'decide', comment.id, '--category', 'b', '--note', 'Hets')
  await on('comment', 'removed', comment.id, '--kind', 'deleted', '--by-word')
  const dir = join(folder, 'arkiv')
  const { out } = await kanalarkiv(['comment', 'show', comment.id, '--archive', dir, '--lang', 'sv'])
  const moment = '\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d'
  for (const line of [
    `Skriven senast +${moment}`,
    'Text +Först',
    `${moment} +.*Sedan`,
    'Utfall +ska tas bort',
    'Beslutsfattare +\\S',
    `Beslutad +${moment}`,
    'Borttagning: typ +raderad',
    'Genom +för hand i kanalen',
    `Bekräftad +${moment}`,
    'på en persons ord'
  ])
    expect(out).toMatch(new RegExp(line))
})

it('asks which comment it is when the same words are there', async () => {
  const { take } = await archive()
  const { comment } = (await take('--text', 'Tack', '--author', 'Bo')).json() as { comment: Row }
  const again = await take('--text', 'Tack', '--author', 'Bo')
  expect([again.code, again.json()]).toMatchObject([1, { error: { code: 'comment-maybe-known' } }])
  expect((await take('--text', 'Tack', '--author', 'Bo', '--same-as', comment.id)).json()).toMatchObject({
    comment: { id: comment.id, sightings: [{}, {}] }
  })
  expect((await take('--text', 'Tack', '--author', 'Bo', '--another')).json()).not.toMatchObject({
    comment: { id: comment.id }
  })
})

it('keeps facts, and own grounds, and says what is missing', async () => {
  const { on, channel } = await archive()
  const facts = await on(
    ...['comment', 'facts', '--channel', channel.id, '--address', 'https://flode.example/2'],
    ...['--description', 'En länk', '--police-number', 'K1', '--author', 'x']
  )
  const { comment } = facts.json() as { comment: Row }
  expect(comment).toMatchObject({ method: 'facts', policeNumber: 'K1', files: [{ role: 'provenance' }] })
  const added = await on('comment', 'category', 'add', '--channel', channel.id, '--name', 'Upprepningar')
  const { category } = added.json() as { category: Row }
  const decide = (...more: string[]) => on('comment', 'decide', comment.id, ...more)
  expect((await decide()).code).toBe(2)
  expect((await decide('--category', 'z')).code).toBe(2)
  expect((await decide('--outcome', 'answered', '--answer', 'Hej')).code).toBe(2)
  expect(
    (await decide('--category', category.id, '--police', 'K1', '--board-offence', 'incitement')).json()
  ).toMatchObject({
    comment: { decision: { ownCategory: 'Upprepningar', policeNumber: 'K1', boardOffence: 'incitement' } }
  })
  expect((await on('comment', 'category', 'retire', category.id)).code).toBe(0)
  expect((await on('comment', 'category', 'list', '--channel', channel.id)).json()).toMatchObject({
    categories: [{ name: 'Upprepningar' }]
  })
})

it('refuses before it says that a page is opened', async () => {
  const { on, take, channel } = await archive()
  const { comment } = (await take('--text', 'Tack', '--author', 'Bo')).json() as { comment: Row }
  const ofChannel = ['--channel', channel.id]
  for (const [args, code] of [
    [['removed', comment.id, '--kind', 'deleted'], 'wrong-order'],
    [['candidates', '--address', 'ftp://flode.example/'], 'not-http'],
    [['save', ...ofChannel, '--address', 'nej'], 'not-a-web-address'],
    [['save-all', ...ofChannel, '--address', 'nej'], 'not-a-web-address'],
    [['retry', comment.id], 'wrong-order']
  ] satisfies [string[], string][]) {
    const refused = await on('comment', ...args)
    expect([args, refused.json()]).toMatchObject([args, { error: { code } }])
    expect(refused.err).toMatch(/^Error: [^\n]*\n$/)
  }
})
