// An archive to measure in: as a person would have it, with one channel.
import { join } from 'node:path'
import type { ChannelId } from '#shared/ids.ts'
import type { Platform } from '#shared/register.ts'
import type { Archive, OpenOptions } from '../../electron/core/app/archive.ts'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { openLog } from '../../electron/core/kernel/log.ts'
import { registerChannel } from '../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson } from '../../electron/core/register/register/departments.ts'
import { listPeople } from '../../electron/core/register/register/read.ts'

/** As the user of this computer, so that the command line meets the archive as one of its users. */
export const OPTIONS: OpenOptions = {
  ...{ actor: systemActor(), program: 'bench', appVersion: '0.0.0' },
  log: openLog(null)
}

/** A new archive in `folder`. */
export function newArchive(folder: string): Promise<Archive> {
  return createArchive(join(folder, 'archive'), 'Älvåsa kommun', OPTIONS)
}

export function newChannel(context: Context, platform: Platform, ...addresses: string[]): ChannelId {
  const { id: departmentId } = addDepartment(context, {
    name: 'Kommunikation',
    mailbox: 'registrator@alvasa.example'
  })
  const asa = { name: 'Åsa Öberg', email: 'asa.oberg@alvasa.example', departmentId }
  const known = listPeople(context.db.read).find(({ email }) => email === asa.email)
  const { id: responsibleId } = known ?? addPerson(context, asa)
  return registerChannel(context, {
    platform,
    name: 'Älvåsa kommun',
    addresses,
    departmentId,
    responsibleId,
    purpose: 'Nyheter och dialog med invånarna',
    dialogue: true,
    mandate: null
  }).id
}
