// What some tests need beside the program: a keychain, a mail server, Firefox, and, where the kits for them lie beside the project, a real
// WordPress and a real Bluesky network. Where it cannot be had the tests that need it are skipped, and say why.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { locked } from './lock.mjs'
import { cacheDir, root } from './paths.mjs'
import { npmCommand, npmOptions, step } from './run.mjs'
import { Stop, say } from './say.mjs'
import { aptInstall, installer, thisMachine } from './system.mjs'

const NETWORK = { '@atproto/dev-env': '0.6.7', '@atproto/api': '0.21.0' }
// The network asks for a better-sqlite3 that ends the process on Node 24 when a statement is collected as garbage.
const NETWORK_SQLITE = '13.2.0'
// None of its packages may run a script when installed: what is compiled comes compiled.
const NETWORK_SCRIPTS = { 'better-sqlite3': false, sharp: false, 'core-js': false, protobufjs: false }

// By a file that each brings.
const KEYCHAIN = [
  ['/usr/bin/dbus-daemon', 'dbus-daemon'],
  ['/usr/bin/gnome-keyring-daemon', 'gnome-keyring']
]
const MAIL = [
  ['/usr/sbin/dovecot', 'dovecot-imapd'],
  ['/usr/lib/dovecot/lmtp', 'dovecot-lmtpd']
]
const FIREFOX = [['/usr/bin/firefox-esr', 'firefox-esr']]
const WORDPRESS = [
  ['/usr/share/wordpress/wp-load.php', 'wordpress'],
  ['/var/lib/wordpress/wp-content/languages', 'wordpress-l10n'],
  ['/var/lib/wordpress/wp-content/themes/twentytwentyfour', 'wordpress-theme-twentytwentyfour'],
  ['/usr/sbin/mariadbd', 'mariadb-server'],
  ['/usr/bin/php', 'php-cli'],
  ['/usr/bin/curl', 'curl'],
  ['/usr/bin/ps', 'procps']
]
const PHP_MODULES = { mysqli: 'php-mysql', xml: 'php-xml', mbstring: 'php-mbstring', curl: 'php-curl' }
const BLUESKY = [
  ['/usr/lib/postgresql', 'postgresql'],
  ['/usr/bin/redis-server', 'redis-server']
]

/** Where the kits that start real platforms lie, for whoever has them. */
const kitsFolder = env => env.KANALARKIV_KITS ?? join(root, '../shared/intake')

/** The folder of the Bluesky network's packages. */
export const networkFolder = env =>
  join(cacheDir(env), `bluesky-${NETWORK['@atproto/dev-env']}-${NETWORK_SQLITE}`)

/** Installs what can be installed, and says what cannot. */
export async function ensureServices({ node, env, quiet }) {
  if (process.platform !== 'linux') return
  const kits = kitsFolder(env)
  const [hasWordPress, hasBluesky] = ['wp-kit', 'bluesky-kit'].map(kit => existsSync(join(kits, kit)))
  const wanted = [
    ...KEYCHAIN,
    ...MAIL,
    ...FIREFOX,
    ...(hasWordPress ? WORDPRESS : []),
    ...(hasBluesky ? BLUESKY : [])
  ]
  const missing = wanted.filter(([file]) => !existsSync(file)).map(([, name]) => name)
  if (hasWordPress) missing.push(...missingModules())
  if (missing.length > 0) {
    if (installer(thisMachine(env)) === 'apt') await orSay(() => aptInstall(missing, { env, quiet }))
    else say('servicesMissing', missing.join(' '))
  }
  if (hasBluesky) await orSay(() => ensureNetwork({ node, env, quiet }))
}

function missingModules() {
  const have = new Set((spawnSync('php', ['-m'], { encoding: 'utf8' }).stdout ?? '').split('\n'))
  return Object.entries(PHP_MODULES).flatMap(([module, name]) => (have.has(module) ? [] : [name]))
}

// A test that is skipped, with its reason, is better than no test run at all.
async function orSay(work) {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    say('servicesFailed', error.message)
  }
}

async function ensureNetwork({ node, env, quiet }) {
  const target = networkFolder(env)
  if (existsSync(target)) return
  await locked(join(cacheDir(env), 'locks', 'bluesky'), async () => {
    if (existsSync(target)) return
    say('fetchingNetwork', target)
    mkdirSync(dirname(target), { recursive: true })
    const draft = mkdtempSync(join(dirname(target), 'draft-'))
    try {
      writeFileSync(
        join(draft, 'package.json'),
        JSON.stringify({
          private: true,
          type: 'module',
          dependencies: NETWORK,
          overrides: { 'better-sqlite3': NETWORK_SQLITE },
          allowScripts: NETWORK_SCRIPTS
        })
      )
      const [npm, first] = npmCommand(node, env)
      await step(npm, [...first, 'install', ...npmOptions], {
        cwd: draft,
        env,
        quiet
      })
      renameSync(draft, target)
    } finally {
      rmSync(draft, { recursive: true, force: true })
    }
  })
}
