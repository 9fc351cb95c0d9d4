// What whoever starts a server is told where it cannot start.
import { chmod, chown, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { openLog } from '../../../electron/core/kernel/log.ts'
import { EXIT } from '../../../electron/hosts/cli/exit-codes.ts'
import { readArguments } from '../../../electron/hosts/server/arguments.ts'
import { openHeld } from '../../../electron/hosts/server/held.ts'
import { runServer } from '../../../electron/hosts/server/run.ts'
import { newArchive, temporaryFolder } from '../../helpers/archive.ts'
import { freePort } from '../../helpers/free-port.ts'

const SIGN_IN = { issuer: 'https://login.norrby.example', clientId: 'kanalarkiv' }

/** `told` is what the process of the archive says of itself, where it comes to be started. */
async function started(places: object, told: object = {}): Promise<{ code: number; said: string }> {
  const folder = await temporaryFolder()
  const file = join(folder, 'server.json')
  const signIn = { ...SIGN_IN, clientSecretFile: 'hemlighet' }
  await writeFile(join(folder, 'hemlighet'), 'sesam')
  await chmod(join(folder, 'hemlighet'), 0o644)
  const archive = { address: 'https://kanalarkiv.norrby.example', dir: join(folder, 'norrby'), signIn }
  await writeFile(file, JSON.stringify({ ...places, archives: [archive] }))
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const program = join(folder, 'arkiv.mjs')
  await writeFile(program, `process.send(${JSON.stringify(told)}, () => process.exit(1))`)
  const code = await runServer(file, { language: 'sv', say, program })
  return { code, said: said.join('\n') }
}

it('names the address that another has, also that of the measures', async () => {
  const other = createServer()
  await new Promise<void>(done => other.listen(0, '127.0.0.1', done))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const { code, said } = await started({ listen: { port: await freePort() }, metrics: { port } })
  expect(code).toBe(EXIT.refused)
  expect(said).toContain(`Servern kan inte ta emot på 127.0.0.1:${port} (EADDRINUSE). Välj en annan port`)
  expect((await started({ listen: { port } })).said).toContain(`127.0.0.1:${port} (EADDRINUSE)`)
})

it('says of an address that the computer has not that it has not', async () => {
  const { code, said } = await started({ listen: { host: '192.0.2.7', port: await freePort() } })
  expect(code).toBe(EXIT.refused)
  expect(said).toContain('(EADDRNOTAVAIL). Ange en adress som den här datorn har')
})

it.skipIf(process.platform === 'win32')('warns of a secret that everybody can read', async () => {
  const { said } = await started({ listen: { host: '192.0.2.7', port: await freePort() } })
  expect(said).toMatch(/^Filen .*hemlighet med en hemlighet kan läsas av alla konton på datorn/)
})

it('started as root by mistake, is to be started as whose the archive is', async context => {
  if (process.getuid?.() !== 0) context.skip('this is not root')
  const { dir, archive } = await newArchive()
  await archive.close()
  const config = {
    ...{ address: 'https://kanalarkiv.norrby.example', dir, adopt: false, keys: [] },
    ...{ sessionHours: 1, idleMinutes: 1, mostMegabytes: 1 }
  }
  const why = (user: number) =>
    chown(dir, user, user).then(() =>
      openHeld(config, { log: openLog(null), onHeld: () => undefined, isEnding: false }).then(
        () => null,
        (error: unknown) => error
      )
    )
  expect(await why(12_345)).toMatchObject({ why: 'asRoot' })
  expect(await why(0)).toMatchObject({ why: 'noRole' })
})

it('ends so that systemd starts it anew where that may mend it, and only there', async () => {
  const unit = await readFile('resources/server/kanalarkiv-server.service', 'utf8')
  const never = Number(/^RestartPreventExitStatus=(\d+)$/m.exec(unit)?.[1])
  const codeOf = async (told: object) => (await started({ listen: { port: 0 } }, told)).code
  expect(await codeOf({ kind: 'not-served', why: 'noRole', user: 'kanalarkiv' })).toBe(never)
  const superseded = { dir: '/srv/norrby', host: 'annan', at: '2026-12-03T08:00:00.000Z' }
  expect(await codeOf({ kind: 'refused', code: 'lease-superseded', params: superseded })).toBe(never)
  const away = { address: 'https://s3.example', detail: 'timeout' }
  expect(await codeOf({ kind: 'refused', code: 'files-unreachable', params: away })).not.toBe(never)
  const held = { host: 'annan', since: '2026-12-03T08:00:00.000Z' }
  expect(await codeOf({ kind: 'refused', code: 'lease-held', params: held })).not.toBe(never)
})

it('says in the log that it waits for a lease that nobody gives', async () => {
  const lines: { msg: string }[] = []
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const config = {
    ...{ address: 'https://kanalarkiv.norrby.example', dir: await temporaryFolder(), adopt: false, keys: [] },
    ...{ sessionHours: 1, idleMinutes: 1, mostMegabytes: 1 },
    lease: {
      ...{ name: 'norrby', lasts: 300 },
      engine: { kind: 'etcd', addresses: [`http://127.0.0.1:${await freePort()}`], tls: {} } as const
    }
  }
  const opened = openHeld(config, { log, onHeld: () => undefined, isEnding: false, patience: 600 })
  await expect(opened).rejects.toMatchObject({ code: 'lease-unreachable' })
  expect(lines.map(({ msg }) => msg)).toEqual([expect.stringContaining('the lease is not given yet')])
})

it.each([
  [
    { code: 'files-refused', params: { bucket: 'norrby', detail: 'SignatureDoesNotMatch' } },
    /nekar åtkomst till bucketen norrby \(SignatureDoesNotMatch\)\. Kontrollera s3\.accessKeyId/
  ],
  [
    { code: 'files-refused', params: { bucket: 'norrby', detail: 'NoSuchBucket' } },
    /Det finns ingen sådan bucket: kontrollera s3\.bucket/
  ],
  [
    { code: 'files-refused', params: { bucket: 'norrby', detail: 'AccessDenied' } },
    /nyckelns rättigheter efter docs\/server\.md/
  ],
  [
    { code: 'files-unreachable', params: { address: 'https://s3.example', detail: 'certificate' } },
    /https:\/\/s3\.example svarar inte: dess certifikat är inte giltigt\. Kontrollera s3\.endpoint/
  ],
  [
    { code: 'lease-held', params: { host: hostname(), since: '2026-12-03T08:00:00.000Z' } },
    /har en server på den här datorn .* Stoppa den servern först/
  ],
  [
    { code: 'lease-held', params: { host: 'annan', since: '2026-12-03T08:00:00.000Z' } },
    /har servern annan sedan/
  ]
])('says to whoever runs the server what they can mend: %j', async (refused, expected) => {
  const { said } = await started({ listen: { port: 0 } }, { kind: 'refused', ...refused })
  expect(said).toMatch(expected)
  expect(said).not.toContain('den som sköter servern')
})

it.each([
  [['--conf', 'x'], '--conf'],
  [['bakup', '--config', 'x'], 'bakup'],
  [['backup', 'mer', '--config', 'x'], 'mer'],
  [['--config'], undefined]
])('says what it does not know: %j', (args, unknown) => {
  expect(readArguments(args)).toEqual({ unknown })
})
