// What the window may ask of the operating system through its main process, and what is posted back to it.
import { z } from 'zod'
import type { CommentLink } from './comment-link.ts'
import type { Language } from './errors.ts'
import { type CaptureId, Instant, type ProfileId } from './ids.ts'
import type { ReplayRefusal } from './replay.ts'

/** `window.shell`: the only bridge from a page to the main process. Records are reached through the port alone. */
export interface Shell {
  /** The desktop app, or a web page of a server, which has no folders of the person's and no window of a browser to show. */
  readonly where: 'desktop' | 'web'
  /** Asks for a port to the core. It comes as a `PortMessage` on `window`; a core that restarts sends one by itself. */
  requestPort(): void
  /** The folder a person chose, or null. */
  chooseFolder(): Promise<string | null>
  /** The files a person chose; empty when none. */
  chooseFiles(): Promise<string[]>
  /**
   * Where a dropped or chosen file lies on disk; empty where it lies nowhere, and null where it could not be sent to a server. The parameter
   * is the page's `File`, a type unknown here.
   */
  pathOf(file: { readonly name: string; readonly lastModified: number }): Promise<string | null>
  /** Shows a capture's saved page in a window of its own, from its web archive alone; what it answers is why not. */
  replay(id: CaptureId): Promise<ReplayRefusal | null>
  /** Shows a file of the open archive in the file manager. The path is relative to the archive, with `/`. */
  revealInArchive(relativePath: string): Promise<void>
  /** Saves a text where a person chooses, and says where; null when none. */
  saveText(input: TextFile): Promise<string | null>
  /** Opens a web page in the person's browser, after asking. */
  openExternal(url: string): Promise<void>
  setLanguage(language: Language): void
  /** What was typed into forms and not sent; `whose` is an archive and its user. */
  drafts(whose: string): Promise<Drafts>
  /** Keeps these, and none of the others that were theirs. */
  keepDrafts(kept: { readonly whose: string; readonly drafts: Drafts }): Promise<void>
  /** How far the run that goes on has come, null when none does. It ends with the program: closing the window then asks first. */
  setRunning(run: RunGoing): void
  /** What this computer can do beside the window, and what of it somebody asked for. */
  habits(): Promise<{ readonly offered: readonly Habit[]; readonly chosen: readonly Habit[] }>
  /** Does these from now on, and none of the others. */
  setHabits(chosen: readonly Habit[]): Promise<void>
  /** Updates from the municipality's own server: where from, what was found, and what was wrong. */
  updates(): Promise<UpdateState>
  /** From there from now on; null: not at all. */
  setUpdates(from: UpdatesFrom | null): Promise<UpdateState>
  checkForUpdate(): Promise<UpdateState>
  /** Fetches what was found, and ends the program to install it. */
  installUpdate(): Promise<UpdateState>
  /** The shortcut that brings the form for comments up, whatever program is in front. */
  shortcut(): Promise<Shortcut>
  /** Sets it; false when the system gives it to nobody, since another program has it. */
  setShortcut(shortcut: Shortcut): Promise<boolean>
  /** Whether an archive is open or being opened; known before the core has started. */
  expectsArchive(): Promise<boolean>
  /** Archives opened before, latest first: their folders, and the addresses of servers. */
  recentArchives(): Promise<string[]>
  /** Starts the program anew with the archive on a server (shared/server-address.ts), in the place of this page. */
  connectTo(server: string): Promise<void>
  /** Makes an archive of an invented municipality to try the program with, in a new folder of the user's; takes a minute or so. */
  makeDemo(): Promise<DemoMade>
  /** What others made that the program brings along, each with its licence. */
  notices(): Promise<Notice[]>
  readonly versions: { readonly app: string; readonly electron: string; readonly chrome: string }
}

/** Where the archive lies, or why there is none, in the person's language. */
export type DemoMade = { readonly archive: string } | { readonly archive: null; readonly reason: string }

/** A part that somebody else made: which licence it has, whose it is, and the licence's whole text. */
export interface Notice {
  readonly name: string
  /** Empty for a part that has none of its own. */
  readonly version: string
  /** An SPDX expression. */
  readonly licence: string
  readonly copyright: readonly string[]
  /** Where its source code is. */
  readonly source: string
  readonly text: string
}

/** Posted to the window with the port to the core as its one transferred port. */
export interface PortMessage {
  readonly kind: 'kanalarkiv-port'
}

/** Posted to the window when the core has stopped too often to be started again; a new `requestPort` tries anew. */
export interface CoreGoneMessage {
  readonly kind: 'kanalarkiv-core-gone'
}

/** Posted to the window when the core did not answer and was ended; another is started and opens the archive again. */
export interface CoreHungMessage {
  readonly kind: 'kanalarkiv-core-hung'
}

/** The shortcuts to choose from, as Electron names them; none of them is the system's or a browser's own. */
export const Shortcut = z.enum([
  'CommandOrControl+Alt+K',
  'CommandOrControl+Alt+Shift+K',
  'CommandOrControl+Shift+F9',
  'none'
])
export type Shortcut = z.infer<typeof Shortcut>

/** Pages that are done, of all. */
export const RunGoing = z.strictObject({ done: z.int().min(0), total: z.int().min(0) }).nullable()
export type RunGoing = z.infer<typeof RunGoing>

/**
 * Beside the window, and only when somebody asked for it: the system tells that a run has ended, or that answers are late or due today; the
 * program starts at login.
 */
export const Habit = z.enum(['tell-run-ended', 'tell-due-today', 'start-at-login'])
export type Habit = z.infer<typeof Habit>

/** What was typed into a form and not sent, by the names of its fields. */
export const Draft = z.strictObject({
  at: Instant,
  values: z.record(z.string().max(100), z.string().max(1_000_000)),
  /** What the record was when it was typed, as JSON. */
  seen: z.string().max(1_000_000).optional(),
  /** The ids of what it is about: when one of them is marked as secret, it is dropped. */
  about: z.array(z.string().max(100)).max(10_000).optional()
})
export type Draft = z.infer<typeof Draft>

/** By form and record. */
export const Drafts = z.record(z.string().max(200), Draft)
export type Drafts = Readonly<z.infer<typeof Drafts>>

/** An archive's folder and a user of it. */
export const DraftsOf = z.string().min(1).max(5_000)

/** The folder on a server that versions lie in, and the public key (Ed25519) that must have signed them. */
export const UpdatesFrom = z.strictObject({
  address: z.url({ protocol: /^https?$/ }).max(2000),
  key: z.string().trim().max(1000)
})
export type UpdatesFrom = z.infer<typeof UpdatesFrom>

/** Why no version was had: `wrong-package` is one that is not the one that was signed. */
export type UpdateProblem =
  | 'unreachable'
  | 'no-manifest'
  | 'not-signed'
  | 'wrong-signature'
  | 'bad-key'
  | 'unreadable'
  | 'wrong-package'

export interface UpdateState {
  /** Null: the program does not look for any. */
  readonly from: UpdatesFrom | null
  /** Whoever looks after the computer has decided that nothing is looked for, whatever is entered here. */
  readonly isForbidden: boolean
  /** Whether the key lies beside the program, and none other counts. */
  readonly hasShippedKey: boolean
  /** False: the version is told of, and somebody installs it as they installed this one. */
  readonly canInstall: boolean
  /** The version that is newer than this. */
  readonly found: string | null
  readonly checkedAt: string | null
  readonly problem: UpdateProblem | null
  readonly phase: 'idle' | 'checking' | 'fetching'
}

/** Posted to the window when the menu asks for what the program is and is made of. */
export interface AboutMessage {
  readonly kind: 'kanalarkiv-about'
}

/** Posted to the window when the menu asks for help. */
export interface HelpMessage {
  readonly kind: 'kanalarkiv-help'
}

/** Posted to the window when the menu, or its keys, ask for the page before or after. */
export interface StepMessage {
  readonly kind: 'kanalarkiv-step'
  readonly to: 'back' | 'forward'
}

/** Posted to the window when a link or the shortcut asks for the form. */
export interface CommentFormMessage {
  readonly kind: 'kanalarkiv-comment-form'
  readonly link: CommentLink
}

/** Posted to the window of a server's page when a login was made on this computer that the page had asked for. */
export interface LentLoginMessage {
  readonly kind: 'kanalarkiv-lent-login'
  readonly profileId: ProfileId
  readonly sealed: string
}

/** What main tells a page, as it is posted to its window. */
export type ToldMessage =
  | CoreGoneMessage
  | CoreHungMessage
  | AboutMessage
  | HelpMessage
  | StepMessage
  | CommentFormMessage
  | LentLoginMessage

/** A text to be saved under a name that a person may change. */
export const TextFile = z.strictObject({
  // The name is only a proposal in a dialog, yet it must not point anywhere by itself.
  name: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^/\\:*?"<>|\p{Cc}]+$/u),
  text: z.string().max(50_000_000)
})
export type TextFile = z.infer<typeof TextFile>

/** A path below the archive folder: `/` between the parts, and no part that leads elsewhere. */
export const PathInArchive = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[^\\:\p{Cc}]+$/u)
  .refine(path => path.split('/').every(part => part !== '' && part !== '.' && part !== '..'))

/** A web address that may be opened in the person's browser. */
export const ExternalUrl = z.url({ protocol: /^https?$/ }).max(4000)
