// An archive that somebody has worked in before the window opens on it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { ChannelId } from '#shared/ids.ts'
import type { RetentionRuleDraft } from '#shared/retention.ts'
import { ROLES } from '#shared/user.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { openLog } from '../../electron/core/kernel/log.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'

/** Who is not at the window. */
const COLLEAGUE = 'linnea.hagstrom'

/** Does something in the archive as a colleague, while the window is not there. */
export async function asColleague<Answer>(
  dir: string,
  work: (core: Client) => Promise<Answer>
): Promise<Answer> {
  const session = createSession({
    ...{ actor: COLLEAGUE, program: 'Kanalarkiv', appVersion: '0.1.0' },
    log: openLog(null)
  })
  const core: Client = createRouterClient(session.router, { context: {} })
  try {
    if (existsSync(join(dir, 'archive.db'))) await core.archive.open({ dir })
    return await work(core)
  } finally {
    await session.close()
  }
}

/** Creates it, with the colleague and whoever is at the window, who may do everything, and a channel of a department. */
export async function createWithChannel(core: Client, dir: string) {
  await core.archive.create({ dir, municipality: 'Norrby kommun' })
  const user = { personId: null, roles: [...ROLES] }
  await core.users.save({ osUser: COLLEAGUE, name: 'Linnea Hagström', ...user })
  await core.users.save({ osUser: systemActor(), name: 'Jonas Åberg', ...user })
  const { id: departmentId } = await core.departments.add({ name: 'Kultur och fritid', mailbox: null })
  const { id: responsibleId } = await core.people.add({ name: 'Åsa Öberg', email: null, departmentId })
  const register = async (name: string, address: string): Promise<ChannelId> => {
    const about = { departmentId, responsibleId, purpose: 'Nyheter', dialogue: true, mandate: null }
    return (await core.channels.register({ platform: 'facebook', name, addresses: [address], ...about })).id
  }
  return { channelId: await register('Norrby', 'https://flode.example/norrby'), register }
}

/** Enters a rule by which messages may go as soon as they are decided on. */
export const addRuleOfMessages = (core: Client, transfer: RetentionRuleDraft['transfer']) =>
  core.retention.addRule({
    draft: {
      ...{ kind: 'message', channelId: null, category: null, transfer },
      kept: { months: 0, countedFrom: 'decided' },
      ...{ decidedBy: 'Kommunstyrelsen § 114', decidedOn: '2026-03-02', reference: 'KS 2026/0088' }
    },
    documentPath: null,
    atOnce: true
  })

/** Of a message that was written by a citizen. */
export const SENDER = { senderName: 'Göran Ek', senderAddress: null, receivedAt: null }
