// The shell verbs of `window.shell`. Each checks who asks and what: a page of ours is the only one that may.
import { readFile, realpath, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import {
  BrowserWindow,
  dialog,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
  shell,
  type WebContents
} from 'electron'
import { z } from 'zod'
import { FilePath } from '#shared/file-path.ts'
import { CaptureId } from '#shared/ids.ts'
import type { ReplayRefusal } from '#shared/replay.ts'
import { isServerAddress, ServerAddress } from '#shared/server-address.ts'
import {
  Drafts,
  DraftsOf,
  ExternalUrl,
  Habit,
  type Notice,
  PathInArchive,
  RunGoing,
  Shortcut,
  TextFile,
  UpdatesFrom
} from '#shared/shell.ts'
import type { CoreProcess } from './core-process.ts'
import { makeDemoArchive } from './demo-archive.ts'
import type { DraftFiles } from './draft-files.ts'
import { offerPage } from './external-page.ts'
import { habitsNow, setHabits } from './habits.ts'
import { LastFolder } from './last-folder.ts'
import { isOwnPage } from './page.ts'
import { Language, type Settings } from './settings.ts'
import { texts } from './texts.ts'
import type { Updates } from './updates/updates.ts'

export interface ShellParts {
  readonly core: CoreProcess
  readonly settings: Settings
  readonly drafts: DraftFiles
  readonly updates: Updates
  readonly language: () => Language
  readonly onLanguage: (language: Language) => void
  readonly onRunning: (run: RunGoing) => void
  /** A page has come that what is handed over can be delivered to. */
  readonly onPage: (page: WebContents) => void
  /** Shows a capture's saved page, or says why not. */
  readonly onReplay: (id: CaptureId) => Promise<ReplayRefusal | null>
  /** Starts the program anew with a server's archive. */
  readonly onServer: (server: string) => void
  /** Sets the shortcut; false when another program has it. */
  readonly onShortcut: (shortcut: Shortcut) => boolean
}

/** Answers the verbs that `shared/shell.ts` lists. */
export function answerShell(parts: ShellParts): void {
  const {
    core,
    settings,
    drafts,
    updates,
    language,
    onLanguage,
    onRunning,
    onPage,
    onReplay,
    onServer,
    onShortcut
  } = parts
  const Nothing = z.undefined()
  const lastFolder = new LastFolder()

  tell('shell:request-port', Nothing, (_input, event) => {
    core.givePort(event.sender)
    onPage(event.sender)
  })
  tell('shell:set-language', Language, onLanguage)
  tell('shell:set-running', RunGoing, onRunning)

  ask('shell:drafts', DraftsOf, whose => drafts.of(whose))
  ask('shell:keep-drafts', z.strictObject({ whose: DraftsOf, drafts: Drafts }), kept => drafts.keep(kept))

  ask('shell:habits', Nothing, () => habitsNow(settings))
  ask('shell:set-habits', z.array(Habit), chosen => setHabits(settings, chosen))

  ask('shell:updates', Nothing, () => updates.state)
  ask('shell:set-updates', UpdatesFrom.nullable(), from => updates.set(from))
  ask('shell:check-for-update', Nothing, () => updates.check())
  ask('shell:install-update', Nothing, () => updates.install())

  ask('shell:shortcut', Nothing, () => settings.shortcut)
  ask('shell:set-shortcut', Shortcut, onShortcut)

  ask('shell:expects-archive', Nothing, () => core.expectsArchive)
  ask('shell:recent-archives', Nothing, async () => {
    const recent = [...settings.recentArchives]
    await core.choose(recent.filter(place => !isServerAddress(place)))
    return recent
  })

  ask('shell:connect-to', ServerAddress, onServer)

  ask('shell:make-demo', Nothing, async () => {
    const made = await makeDemoArchive(language())
    if (made.archive !== null) await core.choose([made.archive])
    return made
  })

  ask('shell:notices', Nothing, async () => {
    const json = await readFile(join(import.meta.dirname, 'third-party-notices.json'), 'utf8')
    return JSON.parse(json) as Notice[] // our own build wrote it (scripts/lib/notices.mjs)
  })

  ask('shell:choose-folder', Nothing, async (_input, window) => {
    const title = texts(language()).chooseFolder
    const chosen = await dialog.showOpenDialog(window, {
      title,
      ...lastFolder.option(),
      properties: ['openDirectory', 'createDirectory']
    })
    lastFolder.chose(chosen.filePaths, 'folder')
    await core.choose(chosen.filePaths)
    return chosen.filePaths[0] ?? null
  })

  ask('shell:choose-files', Nothing, async (_input, window) => {
    const title = texts(language()).chooseFiles
    const chosen = await dialog.showOpenDialog(window, {
      title,
      ...lastFolder.option(),
      properties: ['openFile', 'multiSelections']
    })
    lastFolder.chose(chosen.filePaths, 'file')
    await core.choose(chosen.filePaths)
    return chosen.filePaths
  })

  ask('shell:dropped', FilePath, async path => {
    await core.choose([path])
    return path
  })

  ask('shell:replay', CaptureId, onReplay)

  ask('shell:reveal-in-archive', PathInArchive, async relativePath => {
    if (core.archive === null) throw new Error('refused: no archive is open')
    const root = await realpath(core.archive)
    const path = await realpath(join(root, relativePath))
    // A drive's own folder ends with the mark already.
    if (!path.startsWith(join(root, sep))) throw new Error('refused: the path leads out of the archive')
    shell.showItemInFolder(path)
  })

  ask('shell:save-text', TextFile, async ({ name, text }, window) => {
    const { filePath } = await dialog.showSaveDialog(window, {
      title: texts(language()).save,
      ...lastFolder.option(name)
    })
    if (filePath === '') return null
    lastFolder.chose([filePath], 'file')
    await writeFile(filePath, text)
    return filePath
  })

  ask('shell:open-external', ExternalUrl, (address, window) => offerPage(address, { window, language }))
}

/** A verb with an answer. What is thrown reaches the page as a rejected promise. */
function ask<Input extends z.ZodType, Answer>(
  channel: string,
  input: Input,
  verb: (input: z.output<Input>, window: BrowserWindow) => Answer | Promise<Answer>
): void {
  ipcMain.handle(channel, (event, given: unknown) => {
    const window = windowOf(event)
    if (window === undefined) throw new Error('refused: not a page of this app')
    return verb(input.parse(given), window)
  })
}

/** A verb without an answer; one that is refused does nothing. */
function tell<Input extends z.ZodType>(
  channel: string,
  input: Input,
  verb: (input: z.output<Input>, event: IpcMainEvent) => void
): void {
  ipcMain.on(channel, (event, given: unknown) => {
    const parsed = input.safeParse(given)
    if (windowOf(event) !== undefined && parsed.success) verb(parsed.data, event)
  })
}

/** The window that asks, if it does so from the main frame of a page of ours. */
function windowOf({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | undefined {
  const isOurs = senderFrame !== null && senderFrame === sender.mainFrame && isOwnPage(senderFrame.url)
  return isOurs ? (BrowserWindow.fromWebContents(sender) ?? undefined) : undefined
}
