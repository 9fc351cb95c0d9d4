// The municipality of the year: its archive by a clock that is held, its register of 8 departments and 30 channels, and what is secret.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { onTestFinished } from 'vitest'
import { CHECKLIST_ITEMS } from '#shared/checklist.ts'
import { type ChannelRow, NOTHING_SAID } from '#shared/register.ts'
import { createSession } from '../../../electron/core/app/session.ts'
import { openLog } from '../../../electron/core/kernel/log.ts'
import type { Client } from '../../../electron/hosts/cli/cli.ts'
import { heldClock, openOptions, temporaryFolder } from '../../helpers/archive.ts'
import { enterCapture } from '../../helpers/captured.ts'

export const DEPARTMENTS = ['Bygg', 'Kultur', 'Kommunledning', 'Miljö', 'Omsorg', 'Skola', 'Social', 'Teknik']
export const CHANNELS = 30
export const PAGING = { limit: 500, after: null }

/** What must not leave: the words of a message to the social services, and of whoever quoted them. */
export const SECRET = 'Flickan Zinkgren är placerad hos familjen Lillhultare sedan i torsdags'
export const SECRET_WORDS = ['Zinkgren', 'Lillhultare']
export const PAGE = 'Norrby kommun. Det här är en officiell kanal. Vi svarar inom en arbetsdag.'

/** The archive and where everything that leaves it goes; `as` is somebody at the computer. */
export async function office() {
  const clock = heldClock('2026-01-12T08:00:00.000Z')
  const folder = await temporaryFolder()
  const [dir, out] = [join(folder, 'arkiv'), join(folder, 'ut')]
  await mkdir(out)
  let close = async () => undefined as unknown
  const as = async (actor: string) => {
    await close()
    const session = createSession({ ...openOptions(clock), actor, log: openLog(join(out, 'kanalarkiv.log')) })
    close = () => session.close()
    const client: Client = createRouterClient(session.router, { context: {} })
    return { session, client, clock, folder, out, ctx: () => session.need().ctx }
  }
  onTestFinished(async () => void (await close()))
  return { clock, dir, out, as }
}
/** Somebody at work in the archive, and the folder that everything which leaves goes to. */
export type At = Awaited<ReturnType<Awaited<ReturnType<typeof office>>['as']>>

/** The register: every channel with a department, a person, a mandate and what the public may know (G1, G4, P1–P3). */
export async function register({ client }: At): Promise<ChannelRow[]> {
  const rows: ChannelRow[] = []
  for (let n = 0; n < CHANNELS; n += 1) {
    const name = DEPARTMENTS[n % DEPARTMENTS.length] ?? ''
    const known = (await client.departments.list()).find(each => each.name === name)
    const head = { name: `Chef ${name}`, email: `chef.${n % 8}@norrby.example` }
    const responsible = (await client.people.list()).find(each => each.name === head.name)
    rows.push(
      await client.channels.register({
        ...{ platform: n % 3 === 0 ? 'facebook' : n % 3 === 1 ? 'instagram' : 'blog', name: `${name} ${n}` },
        addresses: [`https://kanal.example/${n}`],
        departmentId: known?.id ?? { name, mailbox: `registrator.${n % 8}@norrby.example` },
        responsibleId: responsible?.id ?? head,
        about: { ...NOTHING_SAID, hasLogo: true, contact: 'kontakt@norrby.example', benefit: 'Når fler' },
        ...{ purpose: 'Nyheter och dialog', dialogue: true },
        mandate: { decidedBy: 'KS § 12', decidedOn: '2026-01-10', validUntil: '2027-06-30', reference: null }
      })
    )
  }
  await client.websites.add({
    ...{ name: 'Norrby', address: 'https://www.norrby.example', role: 'principal', partners: null }
  })
  return rows
}

/** A half-year of a channel: captured, gone through by the checklist, and attested by its department (G3, P3, P8c). */
export async function halfYear(at: At, channels: readonly ChannelRow[], missing: 'yes' | 'no') {
  const { client } = at
  for (const [n, { id, addresses }] of channels.entries()) {
    const { id: captureId } = await enterCapture(at.ctx(), id, addresses[0] ?? '', `${PAGE} Kanal ${n}`)
    await client.checklists.answer({
      channelId: id,
      answers: CHECKLIST_ITEMS.map(item => ({
        ...{ item, captureId, quote: null, note: null },
        answer: item === 'complaints' && n === 0 ? missing : 'yes'
      }))
    })
  }
  for (const { departmentId } of (await client.attestations.status()).departments) {
    const { digest } = await client.attestations.part({ departmentId })
    await client.attestations.sign({
      ...{ departmentId, digest, signedBy: 'Chefen', signedOn: swedishDay(at) },
      ...{ way: 'window', paper: null, note: null }
    })
  }
}

/** Today; the clock of the year stands in the middle of the day. */
export const swedishDay = ({ clock }: At) => clock.now().slice(0, 10)

/** All that is counted of what has been. */
export const counted = async ({ client }: At) => ({
  spring: await client.coverage.halfYear({ period: '2026-H1' }),
  autumn: await client.coverage.halfYear({ period: '2026-H2' }),
  trend: await client.coverage.trend({ halfYears: 4 }),
  answers: await client.deadlines.answers({ from: '2026-01', to: '2026-12' }),
  missing: await client.checklists.missing(),
  attestations: (await client.attestations.list({ departmentId: null, ...PAGING })).items.length,
  last: (await client.channels.list({ retired: 'with' })).map(({ name, lastCaptureAt }) => [
    name,
    lastCaptureAt
  ])
})
