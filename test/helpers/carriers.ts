// An archive with a comment that is going to be marked as secret, for each of the tests that ask what else holds its words.
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { beforeEach } from 'vitest'
import type { CommentFileRole } from '#shared/comment.ts'
import { CaptureId, type ChannelId, type CommentId } from '#shared/ids.ts'
import { ROLES, type Role } from '#shared/user.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { insertCommentFile } from '../../electron/core/comments/comments/enter.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { onceForFile, openOptions, temporaryFolder } from './archive.ts'
import { enterCapture } from './captured.ts'
import { commentIn, SHOWN } from './comments.ts'
import { OneUserAtATime } from './one-user-at-a-time.ts'

export const PARAGRAPH = 'OSL 21 kap. 1 §'
export const SECRET = 'Min granne Berit har fått diagnosen MS och får ingen hemtjänst längre'
/** As a page shows it: broken over two lines, among other words. */
export const PAGE = `Omsorgen\nNyheter\nKalle Påhitt\n${SECRET.replace('diagnosen ', 'diagnosen\n')}\nGilla Svara`
/** As somebody repeats it. */
export const QUOTED = `Som ni skrev: ${SECRET}.`
export const WHOLE = { channelIds: null, from: null, to: null, unfinished: 'include' } as const

/** Of the test that runs. */
export let dir: string
export let channel: ChannelId
export let comment: CommentId
let users: OneUserAtATime

/** Gives each test of the file an archive of its own, and whoever opens it one after the other. */
export function beginWithComment(): void {
  const once = onceForFile(makeArchive)
  beforeEach(async () => {
    const made = await once()
    dir = join(await temporaryFolder(), 'arkiv')
    await cp(made.dir, dir, { recursive: true })
    ;({ channel, comment } = made)
    users = new OneUserAtATime(dir)
  })
}

/** One user for each role, one who has them all, a channel and a comment with the words. */
async function makeArchive() {
  const dir = join(await temporaryFolder(), 'arkiv')
  const founder = createSession({ ...openOptions(), actor: 'allt' })
  await founder.create(dir, 'Norrby kommun')
  const client: Client = createRouterClient(founder.router, { context: {} })
  for (const role of ROLES)
    await client.users.save({ osUser: role, name: `användare ${role}`, personId: null, roles: [role] })
  const { id: departmentId } = await client.departments.add({ name: 'Omsorg', mailbox: null })
  const { id: responsibleId } = await client.people.add({ name: 'Åsa', email: null, departmentId })
  const { id: channel } = await client.channels.register({
    ...{ platform: 'facebook', name: 'Omsorgen', addresses: ['https://flode.example/omsorgen'] },
    ...{ departmentId, responsibleId, purpose: 'Nyheter', dialogue: true, mandate: null }
  })
  const comment = await commentIn(founder.need().ctx, channel, 'verified', { ...SHOWN, text: SECRET })
  await founder.close()
  return { dir, channel, comment }
}

export const as = (user: Role | 'allt') => users.as(user)
export const ctx = () => {
  if (users.session === undefined) throw new Error('nobody has the archive open')
  return users.session.need().ctx
}
export const mark = (client: Client) =>
  client.secrecy.mark({ record: { kind: 'comment', id: comment }, paragraph: PARAGRAPH, note: null })
export const codeOf = (call: Promise<unknown>) =>
  call.then(() => 'let in').catch((error: { code: string }) => error.code)
export const capture = async (text: string) =>
  CaptureId.parse((await enterCapture(ctx(), channel, 'https://flode.example/omsorgen', text)).id)

/** Another comment, with a file that was saved of it. */
export async function neighbour(
  said: string,
  file: Buffer,
  mediaType: string,
  {
    role = 'source',
    channelId = channel
  }: { readonly role?: CommentFileRole; readonly channelId?: ChannelId } = {}
) {
  const id = await commentIn(ctx(), channelId, 'verified', {
    ...{ ...SHOWN, text: said, permalink: `https://flode.example/inlagg/1?kommentar=${said.length}` }
  })
  const object = await ctx().objects.put(file, mediaType)
  ctx().db.transact(tx => {
    record(tx, ctx(), { act: 'comment.seen-again', about: id, objects: [object] })
    insertCommentFile(tx, id, role, object.sha256)
  })
  return id
}

/** A page as a browser saves it whole: letters beyond ASCII as =C3=A5, and long lines broken within words. */
export function savedPage(html: string): Buffer {
  const quoted = [...Buffer.from(html)]
    .map(byte =>
      byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)
    )
    .join('')
  const lines = quoted.match(/(?:=[\dA-F]{2}|[^=]){1,25}/g)?.join('=\r\n')
  return Buffer.from(
    [
      'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----gräns"',
      '------gräns\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable',
      `${lines}\r\n------gräns--\r\n`
    ].join('\r\n\r\n'),
    'latin1'
  )
}
