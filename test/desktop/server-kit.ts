// A server with an archive, people who can sign in, and a line to it that can be broken.
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer, connect as dial, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROLES, type Role } from '#shared/user.ts'
import { openLog } from '../../electron/core/kernel/log.ts'
import { openArchiveServer } from '../../electron/hosts/server/archive-server.ts'
import { startSignInProvider } from '../../scripts/lib/sign-in-provider.mjs'

export type ServerKit = {
  /** Where the server is reached, over the line. */
  readonly address: string
  readonly issuer: string
  /** What makes somebody the first administrator; null where a group does. */
  readonly firstCode: string | null
  /** Ends what is open on the line, and lets nothing through. */
  breakLine(): Promise<void>
  mendLine(): Promise<void>
  close(): Promise<void>
}

/** Starts it. Moa Ek and Arvid Lund can sign in, and have these roles. */
export async function startServerKit(roles: readonly Role[] = ROLES): Promise<ServerKit> {
  const folder = await mkdtemp(join(tmpdir(), 'kanalarkiv-server-kit-'))
  const line = await openLine()
  const address = `http://127.0.0.1:${line.port}`
  const groups = ['Alla']
  const provider = await startSignInProvider({
    people: [
      { id: 'moa', name: 'Moa Ek', groups },
      { id: 'arvid', name: 'Arvid Lund', groups }
    ],
    addresses: [address]
  })
  const { issuer, clientId, clientSecret } = provider
  const server = await openArchiveServer(
    {
      address,
      dir: join(folder, 'arkiv'),
      municipality: 'Norrby kommun',
      adopt: false,
      signIn: {
        ...{ issuer, clientId, clientSecret, scope: 'openid profile' },
        ...{ userClaim: 'sub', nameClaim: 'name', groupsClaim: 'groups' },
        roles: { Alla: [...roles] }
      },
      ...{ sessionHours: 12, idleMinutes: 60, mostMegabytes: 1, keys: [] }
    },
    { log: openLog(null) }
  )
  const { port } = (await server.listen({ host: '127.0.0.1', port: 0 })) as AddressInfo // it was told a port
  line.to(port)
  await line.mend()
  return {
    address,
    issuer,
    firstCode: server.firstCode,
    breakLine: line.break,
    mendLine: line.mend,
    async close() {
      await line.break()
      await server.close()
      await provider.close()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

/** A port of this computer that leads to another when there is something there. */
async function openLine() {
  const ends = new Set<Socket>()
  let to = 0
  let gate: Server | null = null
  const open = (port: number): Promise<number> => {
    const opened = createServer(near => {
      const far = dial(to, '127.0.0.1')
      for (const [end, other] of [
        [near, far],
        [far, near]
      ] as const) {
        ends.add(end)
        end.on('error', () => undefined)
        end.on('close', () => {
          ends.delete(end)
          other.destroy()
        })
        end.pipe(other)
      }
    })
    gate = opened
    return new Promise((resolve, reject) => {
      opened.once('error', reject)
      opened.listen(port, '127.0.0.1', () => resolve((opened.address() as AddressInfo).port)) // as above
    })
  }
  const close = async () => {
    const closed = new Promise(done => (gate === null ? done(null) : gate.close(done)))
    for (const end of ends) end.destroy()
    await closed
    gate = null
  }
  const port = await open(0)
  await close()
  return {
    port,
    to(there: number) {
      to = there
    },
    break: close,
    async mend() {
      await open(port)
    }
  }
}
