// The journal's last seal in a mailbox elsewhere: the mail says it, and the archive can be held against the mail.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import { saveServer } from '../../electron/core/deadlines/outbox/server.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { readHead } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { mailHead } from '../../electron/core/reports/self-checks/mail-head.ts'
import { newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { forceInto } from '../helpers/force.ts'
import { draftOf, startSmtp } from '../helpers/smtp.ts'

it('is mailed, and shows later whether the journal was written anew', async () => {
  const dir = join(await temporaryFolder(), 'arkiv')
  const archive = await createArchive(dir, 'Norrby kommun', { ...openOptions(), actor: systemActor() })
  onTestFinished(() => archive.close().catch(() => undefined))
  const ctx = archive.context
  await expect(mailHead(ctx, 'registrator@norrby.example')).rejects.toMatchObject({ code: 'no-mail-server' })
  const host = await startSmtp()
  await saveServer(ctx, { server: draftOf(host.port), secret: null })
  newChannel(ctx)
  const head = readHead(ctx.db.read)
  const mail = await mailHead(ctx, 'registrator@norrby.example')
  expect(mail).toMatchObject({ purpose: 'head', recipient: 'registrator@norrby.example', state: 'queued' })
  const eml = await readFile(ctx.objects.path(mail.eml), 'utf8')
  expect(eml).toContain(`${head?.seq}:${head?.sha256}`)
  expect((await verifyArchive(ctx)).findings).toEqual([])
  await archive.close()
  const file = join(await temporaryFolder(), 'sigillet.eml')
  await writeFile(file, eml)
  const held = async () =>
    (await kanalarkiv(['verify', '--archive', dir, '--against', file, '--json'])).json()['held']
  expect(await held()).toEqual([])
  forceInto({ dir }, `UPDATE journal SET sha256 = '${'0'.repeat(64)}' WHERE seq = ${head?.seq}`)
  expect(await held()).toEqual([{ code: 'head-differs', what: String(head?.seq) }])
})
