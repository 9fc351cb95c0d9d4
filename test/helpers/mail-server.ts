// A real mail server for tests: Dovecot, with SMTP in front of it, on free ports of this computer and in a folder of its
// own. Any user may log in with PASSWORD. Gone after the test.
import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import type { Certificate } from './certificate.ts'
import { freePort } from './free-port.ts'

export const PASSWORD = 'hemligt'
const PROGRAM = '/usr/sbin/dovecot'
const NOBODY = 65_534

/** Why there can be no mail server here, or null. On Debian `npm run setup` installs what is missing. */
export function noMailServer(): string | null {
  if (process.platform !== 'linux') return 'the mail server of the tests runs on Linux'
  if (process.getuid?.() !== 0) return 'the mail server of the tests is started by root'
  const missing = [PROGRAM, '/usr/lib/dovecot/lmtp'].filter(path => !existsSync(path))
  return missing.length === 0 ? null : `${missing.join(' and ')} missing; npm run setup installs them`
}

export type MailServer = {
  readonly imap: number
  /** The port where it speaks TLS from the first byte, when it has a certificate. */
  readonly imaps: number
  /** Puts a mail into a user's mailbox, as the server does with what comes in. */
  deliver(user: string, mail: string | Uint8Array): Promise<void>
  /** The mails in a folder of a user, as they lie there. */
  mails(user: string, folder: string): Promise<{ raw: string; flags: string[] }[]>
  /** Takes a mail out of a folder, as a person does who has read it. */
  remove(user: string, folder: string, uid: number): Promise<void>
  stop(): Promise<void>
}

/** Starts one; with a certificate it offers STARTTLS, and TLS on a port of its own. */
export async function startMailServer(certificate?: Certificate): Promise<MailServer> {
  const home = await mkdtemp(join(tmpdir(), 'kanalarkiv-mail-'))
  await chmod(home, 0o755)
  const [imap, lmtp, imaps] = [await freePort(), await freePort(), await freePort()]
  const mail = join(home, 'mail')
  await mkdir(mail)
  chownSync(mail, NOBODY, NOBODY)
  const config = join(home, 'dovecot.conf')
  await writeFile(config, configOf(home, { imap, lmtp, imaps }, certificate))
  const program = spawn(PROGRAM, ['-F', '-c', config], { stdio: 'ignore' })
  const logIn = (user: string) =>
    new ImapFlow({
      host: '127.0.0.1',
      port: imap,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass: PASSWORD },
      logger: false
    })
  await untilItAnswers(program, home, () => logIn('ingen@norrby.example'))
  return {
    imap,
    imaps,
    deliver: (user, bytes) => hand(lmtp, user, bytes),
    async mails(user, folder) {
      const client = logIn(user)
      await client.connect()
      await client.mailboxOpen(folder, { readOnly: true })
      const found = await client.fetchAll('1:*', { source: true, flags: true })
      await client.logout()
      return found.map(({ source, flags }) => ({
        raw: source?.toString('latin1') ?? '',
        flags: [...(flags ?? [])]
      }))
    },
    async remove(user, folder, uid) {
      const client = logIn(user)
      await client.connect()
      await client.mailboxOpen(folder)
      await client.messageDelete(String(uid), { uid: true })
      await client.logout()
    },
    async stop() {
      if (program.exitCode === null) {
        const gone = new Promise(resolve => program.once('exit', resolve))
        program.kill()
        await gone
      }
      await rm(home, { recursive: true, force: true })
    }
  }
}

async function untilItAnswers(program: ChildProcess, home: string, client: () => ImapFlow): Promise<void> {
  for (;;) {
    if (program.exitCode !== null)
      throw new Error(await readFile(join(home, 'log'), 'utf8').catch(() => 'the mail server ended'))
    try {
      const asked = client()
      asked.on('error', () => undefined)
      await asked.connect()
      await asked.logout()
      return
    } catch {
      await sleep(50)
    }
  }
}

function hand(port: number, user: string, mail: string | Uint8Array): Promise<void> {
  const connection = new SMTPConnection({ host: '127.0.0.1', port, lmtp: true, ignoreTLS: true })
  return new Promise((resolve, reject) => {
    connection.on('error', reject)
    connection.connect(() =>
      connection.send({ from: '', to: [user] }, Buffer.from(mail), error => {
        connection.close()
        if (error) reject(error)
        else resolve()
      })
    )
  })
}

// The settings of the kit, with ports and folders of this test's own.
function configOf(
  home: string,
  ports: { imap: number; lmtp: number; imaps: number },
  certificate: Certificate | undefined
): string {
  const tls =
    certificate === undefined
      ? 'ssl = no'
      : `ssl = yes\nssl_server_cert_file = ${certificate.certFile}\nssl_server_key_file = ${certificate.keyFile}`
  return `dovecot_config_version = 2.4.1
dovecot_storage_version = 2.4.1
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/log
protocols = imap lmtp
listen = 127.0.0.1
${tls}
auth_allow_cleartext = yes
auth_mechanisms = plain login
default_login_user = dovenull
default_internal_user = dovecot
mail_driver = maildir
mail_path = ${home}/mail/%{user}
mail_uid = nobody
mail_gid = nogroup
first_valid_uid = 1
first_valid_gid = 1
passdb static {
  password = ${PASSWORD}
}
userdb static {
  fields {
    uid = nobody
    gid = nogroup
    home = ${home}/mail/%{user}
  }
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${certificate === undefined ? 0 : ports.imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${ports.lmtp}
  }
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Arkiverat {
    auto = create
  }
}
`
}
