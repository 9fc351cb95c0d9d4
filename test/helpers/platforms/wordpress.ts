// A real WordPress on this machine, empty but for what its kit puts there; gone after the tests.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../free-port.ts'
import { kitFile, missingFor } from './kits.ts'

const run = promisify(execFile)

/** Why there can be no WordPress here, or null. */
export function noWordPress(): string | null {
  return missingFor('wp-kit', ['/usr/share/wordpress/wp-load.php', '/usr/sbin/mariadbd', '/usr/bin/php'])
}

export interface WordPress {
  readonly address: string
  readonly user: string
  readonly password: string
  /** The id of the post that the kit made. */
  readonly post: number
  /** Runs PHP inside WordPress and gives what it printed. Values come in as `$in`. */
  php(code: string, values?: unknown): Promise<string>
  stop(): Promise<void>
}

export async function startWordPress(): Promise<WordPress> {
  const dir = await mkdtemp(join(tmpdir(), 'kanalarkiv-wordpress-'))
  const port = await freePort()
  await run('bash', [kitFile('wp-kit', 'wp-up.sh'), dir, String(port)], { timeout: 120_000 })
  const said = await readFile(join(dir, 'run', 'cred.env'), 'utf8')
  const value = (name: string) => new RegExp(`^${name}='?(.*?)'?$`, 'm').exec(said)?.[1] ?? ''
  return {
    address: `${value('WP_URL')}/`,
    user: value('WP_USER'),
    password: value('WP_APP_PASSWORD'),
    post: Number(value('POST')),
    async php(code, values = null) {
      const host = `127.0.0.1:${port}`
      const load = `$_SERVER += ['HTTP_HOST' => '${host}', 'REQUEST_URI' => '/', 'REMOTE_ADDR' => '127.0.0.1', 'SERVER_NAME' => '127.0.0.1', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET'];
        require '${dir}/www/wp-load.php'; $in = json_decode($argv[1], true);`
      const { stdout } = await run('php', [
        '-d',
        'error_reporting=0',
        '-r',
        load + code,
        '--',
        JSON.stringify(values)
      ])
      return stdout
    },
    async stop() {
      await run('bash', [kitFile('wp-kit', 'wp-down.sh'), dir, '--purge']).catch(() => undefined)
      await rm(dir, { recursive: true, force: true })
    }
  }
}

/** Writes comments as visitors, each with an address, a program and a mail address of its own. Gives their ids. */
export async function writeComments(
  site: WordPress,
  comments: readonly {
    name: string
    text: string
    ip: string
    agent: string
    email: string
    parent?: number
  }[]
): Promise<number[]> {
  const ids = await site.php(
    `echo json_encode(array_map(fn($c) => wp_insert_comment(wp_slash(['comment_post_ID' => $in['post'], 'comment_author' => $c['name'],
      'comment_author_email' => $c['email'], 'comment_author_IP' => $c['ip'], 'comment_agent' => $c['agent'],
      'comment_content' => $c['text'], 'comment_parent' => $c['parent'] ?? 0, 'comment_approved' => 1, 'comment_type' => 'comment'])), $in['comments']));`,
    { post: site.post, comments }
  )
  return JSON.parse(ids)
}
