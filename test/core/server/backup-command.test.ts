// Backups of an archive whose files are in a bucket: whoever runs the server adds the place and makes the first, without a window.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Instant } from '#shared/ids.ts'
import { writeDue } from '../../../electron/core/delivery/backups/background.ts'
import type { Context } from '../../../electron/core/kernel/context.ts'
import { openLog } from '../../../electron/core/kernel/log.ts'
import { pasteMessage } from '../../../electron/core/messages/messages/messages.ts'
import { EXIT } from '../../../electron/hosts/cli/exit-codes.ts'
import { type BackupAsked, runBackup } from '../../../electron/hosts/server/backup-command.ts'
import { readConfig } from '../../../electron/hosts/server/config.ts'
import { openHeld } from '../../../electron/hosts/server/held.ts'
import { newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { kanalarkiv } from '../../helpers/cli/in-process.ts'
import { startS3Stub } from '../../helpers/s3-stub.ts'

const how = { log: openLog(null), onHeld: () => undefined, isEnding: false }

/** A stopped server whose archive has a message, with its file in the bucket. */
async function stoppedServer() {
  const stub = await startS3Stub('norrby')
  onTestFinished(() => stub.close())
  const folder = await temporaryFolder()
  const file = join(folder, 'server.json')
  await writeFile(join(folder, 's3.hemlighet'), 'b')
  const archive = {
    ...{ address: 'https://kanalarkiv.norrby.example', dir: join(folder, 'norrby') },
    municipality: 'Norrby kommun',
    signIn: { issuer: 'https://login.norrby.example', clientId: 'kanalarkiv' },
    s3: {
      ...{ endpoint: stub.endpoint, bucket: 'norrby', accessKeyId: 'a', secretKeyFile: 's3.hemlighet' },
      cacheMegabytes: 1
    }
  }
  await writeFile(file, JSON.stringify({ listen: { port: 0 }, archives: [archive] }))
  const open = () => {
    const [config] = readConfig(file, 'sv').archives
    if (config === undefined) throw new Error('no archive')
    return openHeld(config, how)
  }
  const backup = async (asked: BackupAsked) => {
    const said: string[] = []
    const code = await runBackup(file, asked, { language: 'sv', say: line => void said.push(line) })
    return { code, said: said.join('\n') }
  }
  const first = await open()
  onTestFinished(() => first.close())
  const { ctx } = first.session.need()
  const draft = { senderName: 'Åsa', senderAddress: null, receivedAt: null, text: 'Gatlyset är trasigt' }
  await pasteMessage(ctx, { ...draft, channelId: newChannel(ctx).id })
  const change = (s3: object) =>
    writeFile(
      file,
      JSON.stringify({ listen: { port: 0 }, archives: [{ ...archive, s3: { ...archive.s3, ...s3 } }] })
    )
  return { folder, dir: archive.dir, open, backup, first, change, stub }
}

const acts = ({ db }: Context) =>
  db.read.prepare("SELECT act FROM journal WHERE act LIKE 'backup%' ORDER BY seq").pluck().all()

it('takes a place into use and writes to it, by plan and whole', async () => {
  const { folder, open, backup, first } = await stoppedServer()
  const to = join(folder, 'kopior')
  const meanwhile = await backup({ to })
  expect(meanwhile.code).toBe(EXIT.locked)
  expect(meanwhile.said).toContain('Stoppa servern, kör kommandot igen')
  expect(existsSync(to)).toBe(false)
  await first.close()

  const made = await backup({ to })
  expect(made.said).toContain(`Säkerhetskopia nr 1 är skriven till ${to}`)
  expect(made.said).toContain(`ReadWritePaths=${to}`)
  expect(made.code).toBe(EXIT.done)
  const again = await backup({})
  expect(again.said).toContain('Säkerhetskopia nr 2 är skriven')

  const server = await open()
  onTestFinished(() => server.close())
  expect(acts(server.session.need().ctx)).toEqual([
    ...['backup-target.added', 'backup.begun', 'backup.written'],
    ...['backup.begun', 'backup.written']
  ])
  const { ctx } = server.session.need()
  expect(ctx.db.read.prepare('SELECT plan FROM backup_target').pluck().all()).toEqual(['day'])
  // The server itself, when the day has gone.
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString() as Instant
  await writeDue({ ...ctx, clock: { now: () => tomorrow } })
  const into = join(folder, 'tillbaka')
  const restored = await kanalarkiv(['restore', '--from', to, '--into', into, '--json'])
  expect(restored.json()).toMatchObject({ equal: true, restored: { number: 3, damaged: [] } })
})

it('leaves a plan as somebody has set it, unless another is asked for', async () => {
  const { folder, open, backup, first } = await stoppedServer()
  await first.close()
  const to = join(folder, 'kopior')
  const planned = async () => {
    const { session, close } = await open()
    const plan = session.need().ctx.db.read.prepare('SELECT plan FROM backup_target').pluck().get()
    await close()
    return plan
  }
  await backup({ to, every: 'week' })
  await backup({ to })
  expect(await planned()).toBe('week')
  await backup({ to, every: 'never' })
  expect(await planned()).toBeNull()
})

it('says what it cannot be asked, and what it has no place for', async () => {
  const { backup, first, dir } = await stoppedServer()
  await first.close()
  expect(await backup({})).toEqual({
    code: EXIT.usage,
    said: 'Det finns ingen mapp för säkerhetskopior. Ange en med --to.'
  })
  expect((await backup({ archive: 'soderby' })).said).toContain('inget arkiv som heter soderby')
  expect((await backup({ every: 'day' })).said).toContain('ange den också, med --to')
  expect((await backup({ to: '/kopior', every: 'hour' })).said).toContain('day, week eller never')
  expect((await backup({ to: join(dir, 'kopior') })).code).toBe(EXIT.refused)
  // The command line cannot read the bucket, and says who can.
  const refused = await kanalarkiv(['backup', '--archive', dir, '--lang', 'sv'])
  expect(refused.err).toContain('kanalarkiv-server backup')
})

it('says what is to be mended where the store refuses, to whom it is to be mended by', async () => {
  const { backup, first, change, stub, dir } = await stoppedServer()
  await first.close()
  stub.hasLock = false
  await change({ lock: 'governance' })
  const lockless = await backup({})
  expect(lockless.code).toBe(EXIT.refused)
  expect(lockless.said).toContain(`Arkivet ${dir} har inte säkerhetskopierats: S3-lagringen nekar åtkomst`)
  expect(lockless.said).toContain('Bucketen är inte skapad med Object Lock')
  await change({ bucket: 'soderby' })
  expect((await backup({})).said).toMatch(
    /ligger i bucketen norrby hos .*, men inställningarna säger något annat/
  )
})
