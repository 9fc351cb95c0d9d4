// Takes the artefacts of a page that is ready for it, each as a step of its own whose failing is told.
import type { CaptureFileRole, Reason, ReasonCode } from '#shared/capture.ts'
import { findLowBars, hideLowBars, showBars } from './bars.ts'
import { joinLayouts, type LayoutRead, readLayout } from './layout.ts'
import { type Extent, openUp, shootView, type Tile, tilesOf } from './picture.ts'
import { joinTexts, tilesInPlace } from './recycled.ts'
import type { Shelf } from './shelf.ts'
import { MHTML, readSource } from './source.ts'
import type { Steps } from './steps.ts'
import { readText } from './text.ts'
import { TrafficLog } from './traffic-log.ts'
import type { Visit } from './visit.ts'
import type { PageWindow } from './window.ts'

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

/** Above this part of the rows gone at the end of the scrolling, the list keeps only those in view. */
const RECYCLED = 0.4
const TEXT = 'text/plain; charset=utf-8'
const JSON_TYPE = 'application/json'

/** The taking of one page. */
export class Taking {
  pictures = 0
  readonly #visit: Visit
  readonly #shelf: Shelf<PageFile>
  readonly #done = new Set<CaptureFileRole>()
  #extent: Extent | null = null
  #bars: readonly unknown[] = []
  #log: TrafficLog | null = null

  constructor(visit: Visit, shelf: Shelf<PageFile>) {
    this.#visit = visit
    this.#shelf = shelf
  }

  get isWhole(): boolean {
    return (['view', 'screenshot', 'text', 'layout', 'source'] as const).every(role => this.#done.has(role))
  }

  facts() {
    const { scrolled, assets } = this.#visit
    return { page: this.#extent, hiddenBars: this.#bars, scrolled, assets }
  }

  /** Listens from before the page is asked for. */
  async listen(window: PageWindow): Promise<void> {
    this.#log = await TrafficLog.of(window.session)
  }

  /** What was heard until the window was closed. */
  heard(): void {
    if (this.#log === null || !this.#done.has('screenshot')) return
    this.#keep('traffic', JSON_TYPE, this.#log.toFile())
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
      await this.#layout(window)
      if (bars.length > 0) await showBars(window)
    } else {
      await Promise.all([this.#screenshot(window), this.#source(window)])
      await this.#layout(window)
    }
  }

  /** The same of a page whose list keeps only the rows in view: its text comes with its tiles. */
  async #allInPlace(window: PageWindow): Promise<void> {
    this.#bars = await findLowBars(window)
    await this.#source(window)
    await hideLowBars(window)
    let text = ''
    const layouts: Parameters<typeof joinLayouts>[0][number][] = []
    await this.#may('screenshot', 'picture-failed', async () => {
      const extent = await openUp(window)
      this.#extent = extent
      let position = 0
      for await (const tile of tilesInPlace(window, extent)) {
        this.#keepPicture('screenshot', position++, tile)
        text = joinTexts(text, tile.text)
        layouts.push({ ...tile.read, top: tile.top, bottom: tile.top + tile.height })
      }
      return { value: null, detail: { ...extent, tiles: position, isRecycled: true }, reasons: cutOf(extent) }
    })
    await this.#may('text', 'text-failed', async () => {
      this.#keep('text', TEXT, Buffer.from(text, 'utf8'))
      return { value: null, detail: { characters: text.length } }
    })
    await this.#may('layout', 'layout-failed', async () => this.#placed(joinLayouts(layouts)))
  }

  /** Where everything is while the page stands as it was pictured. */
  #layout(window: PageWindow): Promise<unknown> {
    return this.#may('layout', 'layout-failed', async () => this.#placed(await readLayout(window)))
  }

  #placed({ layout, missing, isCut }: LayoutRead) {
    this.#keep('layout', JSON_TYPE, Buffer.from(`${JSON.stringify(layout)}\n`, 'utf8'))
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
