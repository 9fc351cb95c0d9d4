// The proxy that captured pages are fetched through, where the network asks for one with a password. Without it the browser
// does as the computer is set.
import { connect } from 'node:net'
import { CaptureProxy, type ProxyDraft, type ProxyTried } from '#shared/proxy.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import {
  type CaptureBrowser,
  type LaunchOptions,
  launchBrowser,
  type ProxyLogin
} from '../browser/process/browser.ts'

const SECRET = 'captures/proxy'

/** The proxy, or null. */
export function findProxy(db: ReadDb): CaptureProxy | null {
  const row = db
    .prepare(
      'SELECT host, port, user_name AS user, saved_at AS savedAt, saved_by AS savedBy FROM capture_proxy'
    )
    .get()
  return row === undefined ? null : CaptureProxy.parse(row)
}

/** Longer than a proxy of one's own network takes to answer. */
const PATIENCE = 5_000

/** Whether anything answers at its address; nothing is asked of it. */
function answersAt({ host, port }: ProxyDraft): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port, timeout: PATIENCE })
    const end = (answers: boolean) => () => {
      socket.destroy()
      resolve(answers)
    }
    socket.once('connect', end(true)).once('timeout', end(false)).once('error', end(false))
  })
}

/**
 * Sets the proxy, in the place of an earlier one. A null secret keeps the password that is there, for the same proxy and user
 * only. Whether it answers is told, and hinders nothing: it may be set before it is there. @throws ArchiveError proxy-password-missing, no-keychain
 */
export async function saveProxy(
  ctx: Context,
  { proxy, secret }: { proxy: ProxyDraft; secret: string | null }
): Promise<ProxyTried> {
  const before = findProxy(ctx.db.read)
  if (proxy.user === null) {
    if (before?.user != null) await ctx.secrets.forget(SECRET)
  } else if (secret !== null) await ctx.secrets.store(SECRET, secret)
  else if (before?.host !== proxy.host || before.port !== proxy.port || before.user !== proxy.user)
    throw new ArchiveError('proxy-password-missing', { host: proxy.host })
  const trying = answersAt(proxy)
  ctx.db.transact(tx => {
    tx.prepare(
      `INSERT INTO capture_proxy (only_row, host, port, user_name, saved_at, saved_by)
       VALUES (1, @host, @port, @user, @savedAt, @savedBy)
       ON CONFLICT (only_row) DO UPDATE SET host = excluded.host, port = excluded.port,
         user_name = excluded.user_name, saved_at = excluded.saved_at, saved_by = excluded.saved_by`
    ).run({ ...proxy, savedAt: ctx.clock.now(), savedBy: ctx.actor })
    record(tx, ctx, { act: 'proxy.saved', about: null, details: { host: proxy.host, port: proxy.port } })
  })
  tellChanged(ctx, 'captures')
  return { ...proxy, savedAt: ctx.clock.now(), savedBy: ctx.actor, answers: await trying }
}

/** Takes the proxy and its password away. @throws ArchiveError no-keychain */
export async function forgetProxy(ctx: Context): Promise<void> {
  const proxy = findProxy(ctx.db.read)
  if (proxy === null) return
  if (proxy.user !== null) await ctx.secrets.forget(SECRET)
  ctx.db.transact(tx => {
    tx.prepare('DELETE FROM capture_proxy').run()
    record(tx, ctx, { act: 'proxy.forgotten', about: null, details: { host: proxy.host } })
  })
  tellChanged(ctx, 'captures')
}

/** What a browser is started with. @throws ArchiveError proxy-password-missing, no-keychain */
export async function proxyLogin(ctx: Context): Promise<ProxyLogin | null> {
  const proxy = findProxy(ctx.db.read)
  if (proxy === null) return null
  const { host, port, user } = proxy
  if (user === null) return { host, port, login: null }
  const password = await ctx.secrets.read(SECRET)
  if (password === null) throw new ArchiveError('proxy-password-missing', { host })
  return { host, port, login: { user, password } }
}

/** Starts a browser as the archive is set. @throws ArchiveError as launchBrowser and proxyLogin */
export async function browserOf(ctx: Context, options: LaunchOptions): Promise<CaptureBrowser> {
  return launchBrowser({ ...options, proxy: await proxyLogin(ctx) })
}
