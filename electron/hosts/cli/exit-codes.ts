// What the program ends with: one number for each kind of end, and which kind each refusal is.
import type { ErrorCode, Language } from '#shared/errors.ts'

export const EXIT = {
  done: 0,
  refused: 1,
  usage: 2,
  partial: 3,
  notVerified: 4,
  locked: 5,
  noBrowser: 6,
  diskFull: 7,
  internal: 8,
  stopped: 130
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The exit codes as `--help` and docs/kommandorad.md say them, in order. */
export const EXIT_SENTENCES: readonly (readonly [ExitCode, Record<Language, string>])[] = [
  [EXIT.done, { sv: 'allt är gjort', en: 'all is done' }],
  [EXIT.refused, { sv: 'nekat: meddelandet säger varför', en: 'refused: the message says why' }],
  [EXIT.usage, { sv: 'kommandot går inte att förstå', en: 'the command cannot be understood' }],
  [
    EXIT.partial,
    { sv: 'körd, men något är ofullständigt eller fel', en: 'run, but something is partial or wrong' }
  ],
  [EXIT.notVerified, { sv: 'kontrollen fann ett fel', en: 'the verification found a fault' }],
  [EXIT.locked, { sv: 'arkivet är öppet i ett annat program', en: 'the archive is open in another program' }],
  [EXIT.noBrowser, { sv: 'ingen webbläsare fanns eller startade', en: 'no browser was found or started' }],
  [EXIT.diskFull, { sv: 'arkivets disk är full', en: 'the disk of the archive is full' }],
  [EXIT.internal, { sv: 'fel i programmet', en: 'a fault in the program' }],
  [EXIT.stopped, { sv: 'stoppat med Ctrl-C eller en signal', en: 'stopped with Ctrl-C or a signal' }]
]

const KINDS: Partial<Record<ErrorCode, ExitCode>> = {
  'invalid-input': EXIT.usage,
  'words-too-short': EXIT.usage,
  'mail-broken': EXIT.partial,
  'mails-left': EXIT.partial,
  'mails-not-handed-out': EXIT.partial,
  'mails-not-moved': EXIT.partial,
  'mails-not-flagged': EXIT.partial,
  'evidence-missing': EXIT.notVerified,
  'export-not-verified': EXIT.notVerified,
  'record-file-damaged': EXIT.notVerified,
  'database-damaged': EXIT.notVerified,
  'journal-head-left': EXIT.notVerified,
  'package-not-as-written': EXIT.notVerified,
  'package-has-other-file': EXIT.notVerified,
  'backup-damaged': EXIT.notVerified,
  'restore-not-equal': EXIT.notVerified,
  'archive-locked': EXIT.locked,
  'lease-held': EXIT.locked,
  'no-browser': EXIT.noBrowser,
  'browser-ruled-out': EXIT.noBrowser,
  'browser-did-not-start': EXIT.noBrowser,
  'disk-full': EXIT.diskFull,
  'temporary-disk-full': EXIT.diskFull,
  'no-room-for-file': EXIT.diskFull,
  'restore-disk-full': EXIT.diskFull,
  stopped: EXIT.stopped,
  'core-stopped': EXIT.internal,
  internal: EXIT.internal
}

/** The exit code of a refusal. */
export function exitOf(code: ErrorCode): ExitCode {
  return KINDS[code] ?? EXIT.refused
}
