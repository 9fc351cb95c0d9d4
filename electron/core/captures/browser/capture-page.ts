// Captures one page: pictures, text, source and how it was done, with every shortfall told.
import type { CaptureFileRole, Reason, ReasonCode } from '#shared/capture.ts'
import { findLowBars, hideLowBars, showBars } from './bars.ts'
import type { CaptureBrowser } from './browser.ts'
import { LIMITS, type Limits } from './limits.ts'
import { type Extent, openUp, shootView, type Tile, tilesOf } from './picture.ts'
import { type PageProvenance, provenanceOf } from './provenance.ts'
import { joinTexts, tilesInPlace } from './recycled.ts'
import { Shelf } from './shelf.ts'
import { MHTML, readSource } from './source.ts'
import { Steps } from './steps.ts'
import { readText } from './text.ts'
import { reasonOf } from './trouble.ts'
import { type PageRequest, Visit } from './visit.ts'
import { REFUSALS } from './wall.ts'
import { Life, type PageWindow } from './window.ts'

/** One artefact of a capture. `top`, `width` and `height` are CSS pixels and set on pictures only. */
export type PageFile = {
  role: CaptureFileRole
  position: number
  mediaType: string
  bytes: Uint8Array
  top: number | null
  width: number | null
  height: number | null
}

export type PageCapture = {
  state: 'complete' | 'partial' | 'refused' | 'failed'
  reasons: Reason[]
  finalAddress: string | null
  httpStatus: number | null
  /** Seconds until the host may be asked again, when it has said so. */
  retryAfter: number | null
  provenance: PageProvenance
}

type PageOptions = {
  signal: AbortSignal
  onStep(step: string): void
  /** Called for each artefact as soon as it is there. What it throws is thrown on, when the window is closed. */
  keep(file: PageFile): Promise<void>
  limits?: Partial<Limits>
}

/** With one of these the capture counts as failed, whatever was saved of it. */
const FAILED = new Set<ReasonCode>(['http-status', 'browser-died', 'page-crashed', 'stopped', 'internal'])
/** These are told, but nothing is missing for them. */
const HARMLESS = new Set<ReasonCode>(['bad-certificate-accepted', 'dialog-closed', 'popup-closed'])

/** Above this part of the rows gone at the end of the scrolling, the list keeps only those in view. */
const RECYCLED = 0.4
const TEXT = 'text/plain; charset=utf-8'

/** Captures the page at the address. Never throws but for what `keep` throws: all that goes wrong is an outcome. */
export async function capturePage(
  browser: CaptureBrowser,
  request: PageRequest,
  options: PageOptions
): Promise<PageCapture> {
  const limits = { ...LIMITS, ...options.limits }
  const life = new Life(limits.total, options.signal)
  const steps = new Steps(options.onStep)
  const visit = new Visit({ browser, request, life, steps, limits })
  const shelf = new Shelf(options.keep, life)
  const taking = new Taking(visit, shelf)
  try {
    const window = await visit.arrive()
    await taking.view(window)
    if (visit.wall === null) {
      await visit.prepare(window)
      await taking.all(window)
    }
  } catch (error) {
    steps.add(reasonOf(error))
  }
  await visit.window?.close()
  life.over()
  await shelf.finish()
  visit.noteEvents()
  const state = stateOf(steps.reasons, taking)
  return {
    state,
    reasons: steps.reasons,
    finalAddress: visit.final,
    httpStatus: visit.httpStatus,
    retryAfter: visit.window?.traffic.answer?.retryAfter ?? null,
    provenance: provenanceOf(visit, state, taking.facts())
  }
}

function stateOf(reasons: readonly Reason[], taking: Taking): PageCapture['state'] {
  // The platform's own no counts before anything that it led to.
  if (reasons.some(({ code }) => REFUSALS.has(code))) return 'refused'
  const hasPicture = taking.pictures > 0
  if (!hasPicture || reasons.some(({ code }) => FAILED.has(code))) return 'failed'
  return taking.isWhole && reasons.every(({ code }) => HARMLESS.has(code)) ? 'complete' : 'partial'
}

/** Takes the artefacts of a page that is ready for it. */
class Taking {
  pictures = 0
  readonly #visit: Visit
  readonly #shelf: Shelf<PageFile>
  readonly #done = new Set<CaptureFileRole>()
  #extent: Extent | null = null
  #bars: readonly unknown[] = []

  constructor(visit: Visit, shelf: Shelf<PageFile>) {
    this.#visit = visit
    this.#shelf = shelf
  }

  get isWhole(): boolean {
    return (['view', 'screenshot', 'text', 'source'] as const).every(role => this.#done.has(role))
  }

  facts() {
    const { scrolled, assets } = this.#visit
    return { page: this.#extent, hiddenBars: this.#bars, scrolled, assets }
  }

  /** The window as it first showed, before anything in it is touched. */
  async view(window: PageWindow): Promise<void> {
    await this.#may('view', 'picture-failed', async () => {
      this.#keepPicture('view', 0, await shootView(window))
      return { value: null }
    })
  }

  /** Text, source and the picture of the whole page. */
  async all(window: PageWindow): Promise<void> {
    const { scrolled } = this.#visit
    const isRecycled = scrolled?.scroller === 'document' && scrolled.recycled > RECYCLED
    if (isRecycled) return this.#allInPlace(window)
    await this.#may('text', 'text-failed', async () => {
      const { text, missing } = await readText(window)
      this.#keep('text', TEXT, Buffer.from(text, 'utf8'))
      const reasons: Reason[] = missing === 0 ? [] : [{ code: 'text-failed', detail: `${missing} frames` }]
      return { value: null, detail: { characters: text.length }, reasons }
    })
    const bars = await findLowBars(window)
    this.#bars = bars
    // The source must be of the page as it is: while a bar is hidden, or a part opened up, it is not.
    if (bars.length > 0 || scrolled?.scroller === 'element') {
      await this.#source(window)
      if (bars.length > 0) await hideLowBars(window)
      await this.#screenshot(window)
      if (bars.length > 0) await showBars(window)
    } else {
      await Promise.all([this.#screenshot(window), this.#source(window)])
    }
  }

  /** The same of a page whose list keeps only the rows in view: its text comes with its tiles. */
  async #allInPlace(window: PageWindow): Promise<void> {
    this.#bars = await findLowBars(window)
    await this.#source(window)
    await hideLowBars(window)
    let text = ''
    await this.#may('screenshot', 'picture-failed', async () => {
      const extent = await openUp(window)
      this.#extent = extent
      let position = 0
      for await (const tile of tilesInPlace(window, extent)) {
        this.#keepPicture('screenshot', position++, tile)
        text = joinTexts(text, tile.text)
      }
      return { value: null, detail: { ...extent, tiles: position, isRecycled: true }, reasons: cutOf(extent) }
    })
    await this.#may('text', 'text-failed', async () => {
      this.#keep('text', TEXT, Buffer.from(text, 'utf8'))
      return { value: null, detail: { characters: text.length } }
    })
  }

  #source(window: PageWindow): Promise<unknown> {
    return this.#may('source', 'source-failed', async () => {
      const bytes = await readSource(window)
      this.#keep('source', MHTML, bytes)
      return { value: null, detail: { bytes: bytes.length } }
    })
  }

  #screenshot(window: PageWindow): Promise<unknown> {
    return this.#may('screenshot', 'picture-failed', async () => {
      const extent = await openUp(window)
      this.#extent = extent
      const tiles = this.#visit.mayAskConsent
        ? await this.#tilesAtOnce(window, extent)
        : await this.#tilesOneByOne(window, extent)
      const reasons = cutOf(extent)
      if (extent.blankFrames > 0)
        reasons.push({ code: 'picture-failed', detail: `${extent.blankFrames} frames` })
      return { value: null, detail: { ...extent, tiles }, reasons }
    })
  }

  /** Each tile is kept while the next is taken. */
  async #tilesOneByOne(window: PageWindow, extent: Extent): Promise<number> {
    let position = 0
    for await (const tile of tilesOf(window, extent)) this.#keepPicture('screenshot', position++, tile)
    return position
  }

  /** A box that came while the picture was taken is in it: without the box it is taken once more. */
  async #tilesAtOnce(window: PageWindow, extent: Extent): Promise<number> {
    const tiles: Tile[] = []
    try {
      for await (const tile of tilesOf(window, extent)) tiles.push(tile)
      if (await this.#visit.refuseLateConsent(window)) {
        tiles.length = 0
        for await (const tile of tilesOf(window, extent)) tiles.push(tile)
      }
    } finally {
      for (const [position, tile] of tiles.entries()) this.#keepPicture('screenshot', position, tile)
    }
    return tiles.length
  }

  async #may(role: CaptureFileRole, failure: ReasonCode, work: Parameters<Steps['may']>[3]): Promise<void> {
    const { steps, life } = this.#visit
    const told = await steps.may(role, failure, life.signal, work)
    const isDone = steps.records.some(({ step, outcome }) => step === role && outcome !== 'failed')
    if (told !== undefined && isDone) this.#done.add(role)
  }

  #keepPicture(role: CaptureFileRole, position: number, tile: Tile): void {
    this.pictures++
    const { bytes, top, width, height } = tile
    this.#shelf.put({ role, position, mediaType: 'image/png', bytes, top, width, height })
  }

  #keep(role: CaptureFileRole, mediaType: string, bytes: Uint8Array): void {
    this.#shelf.put({ role, position: 0, mediaType, bytes, top: null, width: null, height: null })
  }
}

function cutOf(extent: Extent): Reason[] {
  return extent.full > extent.height ? [{ code: 'height-limit', detail: `${extent.full} px` }] : []
}
