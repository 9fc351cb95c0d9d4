// Where the page's text, pictures and links are, and what a screen reader would call its parts; so that a word that is
// found in the text can be pointed out in the picture.

import type { Frame } from 'puppeteer-core'
import type { Reason } from '#shared/capture.ts'
import { cleanLine } from '../clean-text.ts'
import type { PageBox } from '../in-page/boxes.ts'
import type { FoundLayout } from '../in-page/layout/layout.ts'
import type { Line } from '../in-page/layout/places.ts'
import { framesOf, MOST_FRAMES } from '../process/ask-frames.ts'
import { boxOfFrame, inFrame } from '../process/in-page.ts'
import type { PageWindow } from '../process/page-window.ts'
import type { StepResult } from '../steps.ts'
import { bounded } from '../trouble.ts'

/**
 * The artefact `layout`, as JSON. Positions are CSS pixels from the corner of the page's picture. `names` are the roles
 * and accessible names of the page's own document, in its order.
 */
export type Layout = {
  readonly format: 'kanalarkiv-layout/1'
  readonly blocks: readonly (readonly Line[])[]
  readonly pictures: FoundLayout['pictures']
  readonly links: FoundLayout['links']
  readonly names: readonly { readonly role: string; readonly name: string }[]
}

const LIMITS = { lines: 50_000, ms: 2_500 }
const FRAME_LIMITS = { lines: 5_000, ms: 1_000 }
/** For each frame, beyond what one takes: they are asked at once. */
const FRAME_EACH = 100
const COMMENT_LIMITS = { lines: 1_000, ms: 300 }
const MOST_NAMES = 20_000
/** Above this many elements the tree of names takes too long to ask for. */
const MOST_ELEMENTS = 60_000
const NAMES_LIMIT = 4_000
const MOST_TEXT = 2_000
/** What is told by the lines of text already, and what only holds other things. */
const UNNAMED = /^(?:StaticText|InlineTextBox|LineBreak|RootWebArea|generic|none|paragraph)$/

/** What is placed where, and what could not be read: `missing` frames, or more than fits. */
export type LayoutRead = { readonly layout: Layout; readonly missing: number; readonly isCut: boolean }

/** `onPlaced` is called when all positions have been read, and only names are still to come. */
export async function readLayout(
  window: PageWindow,
  onPlaced: () => void = () => undefined
): Promise<LayoutRead> {
  const own = await window.ask('layoutOf', 0, 0, LIMITS)
  const frames = await readFrames(window)
  onPlaced()
  const names = await readNames(window, own.elements)
  const found = [own, ...frames.found]
  const layout: Layout = {
    format: 'kanalarkiv-layout/1',
    blocks: found.flatMap(({ blocks }) => blocks.map(lines => lines.map(cleanOf))),
    pictures: found.flatMap(({ pictures }) =>
      pictures.map(({ alt, address, ...place }) => ({
        alt: alt === null ? null : cleanLine(alt, MOST_TEXT),
        address: addressOf(address),
        ...place
      }))
    ),
    links: found.flatMap(({ links }) =>
      links.map(({ text, address, ...place }) => ({
        text: cleanLine(text, MOST_TEXT),
        address: addressOf(address),
        ...place
      }))
    ),
    names: names ?? []
  }
  return { layout, missing: frames.missing, isCut: names === null || found.some(({ isCut }) => isCut) }
}

/** What there is to say of the step that read it. */
export function resultOfLayout({ layout, missing, isCut }: LayoutRead): StepResult<null> {
  const reasons: Reason[] = []
  if (isCut) reasons.push({ code: 'layout-failed', detail: 'too much' })
  if (missing > 0) reasons.push({ code: 'layout-failed', detail: `${missing} frames` })
  const { blocks, pictures, links, names } = layout
  const counts = {
    blocks: blocks.length,
    pictures: pictures.length,
    links: links.length,
    names: names.length
  }
  return { value: null, detail: counts, reasons }
}

/** The lines of text of what the chosen comment belongs to that lie in the box; what could not be read in time is left. */
export async function linesWithin(window: PageWindow, box: PageBox): Promise<Layout['blocks']> {
  const blocks = await window.ask('linesWithin', box, COMMENT_LIMITS)
  const isIn = ({ x, y, width, height }: PageBox) =>
    x < box.x + box.width && x + width > box.x && y < box.y + box.height && y + height > box.y
  return blocks.map(lines => lines.filter(isIn).map(cleanOf)).filter(lines => lines.length > 0)
}

/** Of layouts read one below the other: each with what lies between its own top and bottom. */
export function joinLayouts(
  parts: readonly (LayoutRead & { readonly top: number; readonly bottom: number })[]
): LayoutRead {
  const isIn =
    ({ top, bottom }: { top: number; bottom: number }) =>
    ({ y, height }: PageBox) =>
      y + height / 2 >= top && y + height / 2 < bottom
  const blocks = parts.flatMap(part =>
    part.layout.blocks.map(lines => lines.filter(isIn(part))).filter(lines => lines.length > 0)
  )
  // What stays in the window all the way down is named once.
  const names = new Map(
    parts.flatMap(({ layout }) => layout.names).map(one => [`${one.role} ${one.name}`, one])
  )
  return {
    layout: {
      format: 'kanalarkiv-layout/1',
      blocks,
      pictures: parts.flatMap(part => part.layout.pictures.filter(isIn(part))),
      links: parts.flatMap(part => part.layout.links.filter(isIn(part))),
      names: [...names.values()].slice(0, MOST_NAMES)
    },
    missing: Math.max(0, ...parts.map(({ missing }) => missing)),
    isCut: parts.some(({ isCut }) => isCut) || names.size > MOST_NAMES
  }
}

async function readFrames(window: PageWindow): Promise<{ found: FoundLayout[]; missing: number }> {
  const frames = framesOf(window)
  const limit = FRAME_LIMITS.ms + 1_000 + FRAME_EACH * frames.length
  const read = await Promise.all(
    frames.slice(0, MOST_FRAMES).map(frame =>
      bounded(readFrame(frame), limit, window.ended, () => new Error('late')).catch(() => {
        window.ended.throwIfAborted()
        return null
      })
    )
  )
  const at = await window.ask('scrollPosition')
  const found = read.flatMap(one => (one === null || one === 'hidden' ? [] : [moved(one, at)]))
  const missing = read.filter(one => one === null).length + Math.max(0, frames.length - MOST_FRAMES)
  return { found, missing }
}

/** A frame's own layout, placed by where the frame is in the window. */
async function readFrame(frame: Frame): Promise<FoundLayout | 'hidden'> {
  const box = await boxOfFrame(frame)
  if (box === null || box.width < 2 || box.height < 2) return 'hidden'
  return inFrame(frame, 'layoutOfFrame', box.x, box.y, FRAME_LIMITS)
}

function moved(layout: FoundLayout, by: { x: number; y: number }): FoundLayout {
  const move = <T extends { x: number; y: number }>(place: T): T => ({
    ...place,
    x: place.x + by.x,
    y: place.y + by.y
  })
  return {
    ...layout,
    blocks: layout.blocks.map(lines => lines.map(move)),
    pictures: layout.pictures.map(move),
    links: layout.links.map(move)
  }
}

/** Roles and accessible names; null when the page is too large to be asked, or did not answer in time. */
async function readNames(window: PageWindow, elements: number): Promise<Layout['names'] | null> {
  if (elements > MOST_ELEMENTS) return null
  const asking = window.session.send('Accessibility.getFullAXTree')
  const answer = await window.within(asking, NAMES_LIMIT, () => new Error('late')).catch(() => null)
  window.ended.throwIfAborted()
  if (answer === null) return null
  const names: { role: string; name: string }[] = []
  for (const { ignored, role, name } of answer.nodes) {
    if (ignored || UNNAMED.test(String(role?.value ?? 'none'))) continue
    const said = cleanLine(String(name?.value ?? ''), MOST_TEXT)
    if (said !== '') names.push({ role: cleanLine(String(role?.value), 50), name: said })
    if (names.length > MOST_NAMES) return null
  }
  return names
}

/** Where its words are is left out when they are no longer the same ones. */
function cleanOf({ text: said, words, ...place }: Line): Line {
  const text = cleanLine(said, MOST_TEXT)
  const isSame = words !== undefined && text.split(' ').length === words.length
  return isSame ? { text, ...place, words } : { text, ...place }
}

/** A picture that lies in the page itself is only told to be one. */
const addressOf = (address: string) =>
  address.startsWith('data:') ? cleanLine(address.split(/[;,]/, 1)[0] ?? '', 100) : cleanLine(address, 2000)
