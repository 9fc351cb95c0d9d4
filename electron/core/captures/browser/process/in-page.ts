// Asking the program that runs in pages, by the names of its functions. Its text is put into a world of its own in each document,
// where the page's scripts can neither see nor replace it.
import type { CDPSession, ElementHandle, Frame, Protocol } from 'puppeteer-core'
import type * as Program from '../in-page/program.ts'

type InPage = typeof Program
export type Question = keyof InPage
export type Args<Q extends Question> = Parameters<InPage[Q]>
export type AnswerTo<Q extends Question> = Awaited<ReturnType<InPage[Q]>>

const NAME = 'kanalarkiv'
/** Our own world in the document of a window. */
export const WORLD = 'kanalarkiv'
const NOT_THERE = 'not there'

/** The text of the program; evaluating it puts the program there, once. */
export const programText = async (): Promise<string> => (await import('virtual:in-page')).default

/** What notes the timers of a page, in its own world, before its scripts run. */
export const timersText = async (): Promise<string> => (await import('virtual:page-timers')).default

/** The program in our own world from the beginning of each document, where it notes what the page shows. */
export const witnessText = async (): Promise<string> =>
  `if (self === top) { ${await programText()}; ${NAME}.beginWitness() }`

/** What asks the question, where the program is there. What is asked and answered travels as JSON. */
export const expressionOf = <Q extends Question>(question: Q, args: Args<Q>): string =>
  `${NAME}.${question}(...${JSON.stringify(args)})`

/** Puppeteer's own world in a frame, which the frame's scripts cannot reach. The types of the library leave it out. */
type Realm = {
  evaluate(expression: string): Promise<unknown>
  transferHandle(handle: ElementHandle): Promise<ElementHandle>
  adoptBackendNode(id: Protocol.DOM.BackendNodeId): Promise<ElementHandle>
}
// A frame has it in every version; a test asks frames in a browser.
const realmOf = (frame: Frame): Realm => (frame as Frame & { isolatedRealm(): Realm }).isolatedRealm()

/** Asks a frame of the page, which may be of another site, and busy: whoever asks sets a limit. */
export function inFrame<Q extends Question>(
  frame: Frame,
  question: Q,
  ...args: Args<Q>
): Promise<AnswerTo<Q>> {
  // The question is the program's own function, and its answer travels as JSON.
  return evaluateIn(frame, expressionOf(question, args)) as Promise<AnswerTo<Q>>
}

/** The same; null of a frame that shows nothing since it has no size. */
export function inShownFrame<Q extends Question>(
  frame: Frame,
  question: Q,
  ...args: Args<Q>
): Promise<AnswerTo<Q> | null> {
  const expression = `innerWidth > 1 && innerHeight > 1 ? ${expressionOf(question, args)} : null`
  return evaluateIn(frame, expression) as Promise<AnswerTo<Q> | null>
}

async function evaluateIn(frame: Frame, expression: string): Promise<unknown> {
  const realm = realmOf(frame)
  const asked = `Object.hasOwn(globalThis, '${NAME}') ? ${expression} : '${NOT_THERE}'`
  const answer = await realm.evaluate(asked)
  if (answer !== NOT_THERE) return answer
  await putProgram(realm)
  return realm.evaluate(asked)
}

/** With its witness, which notes what the frame shows from now on. */
const putProgram = async (realm: Realm): Promise<unknown> =>
  realm.evaluate(`${await programText()};${NAME}.beginWitness();0`)

/** Makes a frame higher in the document that is around it. */
export async function makeFrameHigher(frame: Frame, by: number): Promise<AnswerTo<'makeFrameHigher'>> {
  const parent = frame.parentFrame()
  const element = await elementOf(frame)
  if (parent === null || element === null) return 'unseen'
  const realm = realmOf(parent)
  await putProgram(realm)
  const inRealm = await realm.transferHandle(element)
  try {
    return (await inRealm.evaluate(raise, by)) as AnswerTo<'makeFrameHigher'>
  } finally {
    void inRealm.dispose().catch(() => undefined)
  }
}

/** In the page: only calls the program, with the element that it gets. */
const raise = (frame: unknown, by: number): unknown =>
  (
    globalThis as unknown as { kanalarkiv: { makeFrameHigher(frame: unknown, by: number): unknown } }
  ).kanalarkiv.makeFrameHigher(frame, by)

/** What the browser calls a frame; the types of the library leave it out. */
export const idOf = (frame: Frame): string => (frame as Frame & { _id: string })._id

/** The browser's session for a frame: its own where it is of another site. */
export const sessionOf = (frame: Frame): CDPSession => (frame as Frame & { client: CDPSession }).client

/** Counts a tree that is closed to the scripts of a frame among its roots. */
export async function addClosedRoot(frame: Frame, root: Protocol.DOM.BackendNodeId): Promise<void> {
  const realm = realmOf(frame)
  await putProgram(realm)
  const inRealm = await realm.adoptBackendNode(root)
  try {
    await inRealm.evaluate(add)
  } finally {
    void inRealm.dispose().catch(() => undefined)
  }
}

/** In the page: only calls the program, with the tree that it gets. */
const add = (root: unknown): void =>
  (globalThis as unknown as { kanalarkiv: { addClosedRoot(root: unknown): void } }).kanalarkiv.addClosedRoot(
    root
  )

/** A frame that is out of view is not drawn, and its scripts hear of no scrolling. */
export async function bringFrameIntoView(frame: Frame): Promise<void> {
  const element = await elementOf(frame)
  try {
    await element?.scrollIntoView()
  } finally {
    void element?.dispose().catch(() => undefined)
  }
}

/** Where a frame is in the window; null where it is not shown. */
export async function boxOfFrame(
  frame: Frame
): Promise<{ x: number; y: number; width: number; height: number } | null> {
  const element = await elementOf(frame)
  if (element === null) return null
  try {
    return await element.boundingBox()
  } finally {
    void element.dispose().catch(() => undefined)
  }
}

// What holds a frame is always an element.
const elementOf = async (frame: Frame): Promise<ElementHandle | null> =>
  (await frame.frameElement()) as ElementHandle | null
