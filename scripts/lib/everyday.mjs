// Which test files `npm test` runs: what one change is held against, in minutes. The others take long by nature: they drive browsers and the
// window from end to end, kill, fill disks, write packages of every form. `npm run test:all` runs every file that is not `long`, and CI runs that.

/** What drives a real browser, or the program from outside. */
const DRIVING = ['test/core/browser/', 'test/journeys/', 'test/desktop/']
const named = (folder, names) => names.map(name => `${folder}${name}.test.ts`)

/** Of those, what shows each part of the main job once. */
const EVERYDAY = new Set([
  ...named('test/core/browser/', ['artefacts', 'browser', 'clean', 'one-comment']),
  ...named('test/journeys/', ['capture-run', 'comment-pick', 'server-process']),
  ...named('test/desktop/', ['moderator-journey', 'object-protocol', 'server', 'shell', 'start'])
])

/** Of the others, those that took more than 11 seconds beside others on two processors (3 December 2026). */
const SLOW = new Set([
  ...named('test/core/', [
    'backup-full',
    'backup-store',
    'backups-changed',
    'backups-restored',
    'backups',
    'channel-settings',
    'cli-named-files',
    'comment-find',
    'compare',
    'described-kept',
    'diary-adapters',
    'diary-system',
    'disclosed-pictures',
    'full-target',
    'given-routes',
    'hold-against',
    'kill-backup',
    'moderation',
    'normal-form',
    'pack',
    'package-signatures',
    'picture-texts',
    'readings',
    'register-cli',
    'register-document-memory',
    'reports',
    's3-store',
    'sealed-diary-folder',
    'sealed-packages',
    'sealed-rows',
    'second-decision',
    'secrecy-documents',
    'secrecy-files',
    'secrecy-sheets-and-zips',
    'secrecy-web-archive',
    'signing',
    'timestamps-revoked',
    'timestamps',
    'validation',
    'verify-listed',
    'verify-sparse',
    'verify-tampered',
    'yearly-case'
  ]),
  ...named('test/core/deadlines/', ['cli']),
  ...named('test/core/faults/', ['clock-and-places', 'full-disk-of-acts', 'kills', 'power-loss']),
  ...named('test/core/intake/', ['heavy-files', 'properties', 'stop-and-go-on']),
  ...named('test/core/lease/', ['etcd-lease', 'kubernetes-lease']),
  ...named('test/core/mail/', ['mail-apart']),
  ...named('test/core/mailboxes/', ['fetching', 'mail-cli', 'mail-tls']),
  ...named('test/core/outbox/', ['sending']),
  ...named('test/core/register-import/', ['doubles', 'files']),
  ...named('test/core/server/', ['takeover'])
])

/** Whether `npm test` runs the file. */
export const isEveryday = file =>
  DRIVING.some(folder => file.startsWith(folder)) ? EVERYDAY.has(file) : !SLOW.has(file)

/** The files that are named here: each must be there. */
export const namedFiles = () => [...EVERYDAY, ...SLOW]
