// The archive as the server itself opens it, before anybody is let in.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { ROLES } from '#shared/user.ts'
import { createSession, type Session } from '../../core/app/session.ts'
import type { CopySettings } from '../../core/delivery/takeover/background.ts'
import { systemActor } from '../../core/kernel/actor.ts'
import { saveUser, whoIs } from '../../core/register/roles/users.ts'
import { appVersion } from '../cli/place.ts'
import type { ArchiveConfig } from './config.ts'

/** Why an archive is not served, for whoever starts the server. */
export class NotServed extends Error {
  readonly why: 'noArchive' | 'noRole' | 'asRoot'
  readonly user: string

  constructor(why: NotServed['why'], user: string) {
    super(why)
    this.name = 'NotServed'
    this.why = why
    this.user = user
  }
}

type Own = {
  readonly log: Logger
  readonly requireLease?: (() => void) | undefined
  readonly copies?: CopySettings | undefined
  /** Opened and closed again: nothing that is due is done meanwhile. */
  readonly isBrief?: boolean
}

/** Opens the archive, or makes it, as the user that the server runs as, who must have a role in it. */
export async function openOwn(
  { dir, municipality, adopt, s3 }: ArchiveConfig,
  { log, requireLease, copies, isBrief = false }: Own
): Promise<Session> {
  const actor = systemActor()
  const program = 'kanalarkiv-server'
  const session = createSession({
    actor,
    program,
    appVersion: appVersion(),
    log,
    ...(!isBrief && { background: true }),
    ...(s3 && { s3 }),
    ...(requireLease && { requireLease }),
    ...(copies && { copies })
  })
  try {
    if (existsSync(join(dir, 'archive.db'))) await session.open(dir)
    else if (municipality === undefined || isBrief) throw new NotServed('noArchive', actor)
    else await session.create(dir, municipality)
    const { ctx } = session.need()
    if (whoIs(ctx, actor).roles.length > 0) return session
    if (!adopt) throw new NotServed(isAnothersAsRoot(dir) ? 'asRoot' : 'noRole', actor)
    saveUser(ctx, { osUser: actor, name: actor, personId: null, roles: [...ROLES] })
    // What is done by itself, and what a crash left, is seen to by an opening of somebody who has a role.
    await session.close()
    await session.open(dir)
    return session
  } catch (error) {
    await session.close()
    throw error
  }
}

/** The superuser has started it, as by mistake, and the folder is somebody else's. */
const isAnothersAsRoot = (dir: string): boolean => process.getuid?.() === 0 && statSync(dir).uid !== 0
