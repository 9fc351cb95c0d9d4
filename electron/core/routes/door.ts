// The one door: the contract with its checks, and what every route reaches the open archive by.
import { implement, onError } from '@orpc/server'
import { contract } from '#shared/contract.ts'
import type { Context } from '../context.ts'
import type { ReadDb } from '../db/open.ts'
import type { Session } from '../session.ts'

/** What a route is handed; its `os` checks input and output of every method against the contract. */
export type Door = ReturnType<typeof openDoor>

/** The door to the session's archive. `answer` makes of whatever a verb throws what the caller is to be told. */
export function openDoor(session: Session, answer: (error: unknown) => never) {
  const os = implement(contract).use(onError(answer))
  const ctx = () => session.need().ctx
  const db = (): ReadDb => ctx().db.read
  /** Work that takes time and must have ended before the archive is closed. */
  const held = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => {
    const { ctx, hold } = session.need()
    return hold(work(ctx))
  }
  return { os, session, ctx, db, held }
}
