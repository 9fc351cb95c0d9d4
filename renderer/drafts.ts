// What somebody has typed into a form and not sent. Kept by main for who uses the computer in the desktop app, and for as long as the tab
// is there in a browser, and never longer than a month.
import type { Draft } from '#shared/shell.ts'
import { client } from './api.ts'
import { createStore } from './store.ts'

const DAY_MS = 24 * 60 * 60_000
const OLD_MS = 30 * DAY_MS
/** Of more, the oldest are dropped. */
const MOST = 100

/** Whether those of the open archive are here; a form waits for that, since its fields begin with them. */
export const draftsAreHere = createStore(false)

let turns = 0
let whose: string | null = null
let drafts: Readonly<Record<string, Draft>> = {}

/** Those of an archive and of who works in it. Without knowing who, they are kept while the window is open only. */
export async function loadDrafts(dir: string): Promise<void> {
  leaveDrafts()
  const turn = turns
  try {
    const { osUser } = await client.users.me()
    const mine = `${dir}\n${osUser}`
    const found = await window.shell.drafts(mine)
    if (turn !== turns) return
    whose = mine
    drafts = Object.fromEntries(
      Object.entries(found).filter(([, { at }]) => Date.parse(at) > Date.now() - OLD_MS)
    )
  } catch {
    // The pages say themselves that the core does not answer.
  }
  if (turn === turns) draftsAreHere.set(true)
}

/** The archive is open no longer. What is still being asked for of it comes too late. */
export function leaveDrafts(): void {
  turns++
  draftsAreHere.set(false)
  whose = null
  drafts = {}
}

/** What was typed into a form. */
export const draftOf = (key: string): Draft | null => drafts[key] ?? null

/** Keeps what stands in a form now; nothing, where nothing has been typed. */
export function keepDraft(key: string, draft: Draft): void {
  if (Object.keys(draft.values).length === 0) {
    dropDraft(key)
    return
  }
  const { [key]: _before, ...others } = drafts
  const newest = Object.entries(others).toSorted(([, one], [, other]) => other.at.localeCompare(one.at))
  drafts = { [key]: draft, ...Object.fromEntries(newest.slice(0, MOST - 1)) }
  write()
}

/** The form has been sent, or is begun anew. */
export function dropDraft(key: string): void {
  if (drafts[key] === undefined) return
  const { [key]: _dropped, ...others } = drafts
  drafts = others
  write()
}

/** These have been marked as secret: what is about one of them is kept no longer. */
export function dropDraftsAbout(ids: readonly string[]): void {
  for (const [key, { about = [] }] of Object.entries(drafts))
    if (about.some(id => ids.includes(id))) dropDraft(key)
}

function write(): void {
  // What cannot be kept is still there while the window is.
  if (whose !== null) window.shell.keepDrafts({ whose, drafts }).catch(() => undefined)
}
