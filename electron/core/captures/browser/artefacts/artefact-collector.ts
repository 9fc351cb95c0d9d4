// Takes the artefacts of a page that is ready for it, each as a step of its own whose failing is told.
import type { CaptureFileRole, Reason, ReasonCode } from '#shared/capture.ts'
import { packPieces } from '../../wacz/pieces.ts'
import { waczOf } from '../../wacz/wacz.ts'
import { cleanLine } from '../clean-text.ts'
import { Recorder } from '../network/recorder.ts'
import { TrafficLog } from '../network/traffic-log.ts'
import { findClosedRoots } from '../prepare/closed-roots.ts'
import { RECYCLED } from '../prepare/scroll.ts'
import type { PageWindow } from '../process/page-window.ts'
import { begun, type Steps } from '../steps.ts'
import { Trouble } from '../trouble.ts'
import type { Visit } from '../visit.ts'
import type { Shelf } from './artefact-writer.ts'
import { cutOf } from './bounds-reached.ts'
import { completenessOf, readCounts, sumOf } from './completeness.ts'
import { findStill, putBack, setAside } from './fixed-elements.ts'
import { joinLayouts, type LayoutRead, readLayout } from './layout.ts'
import { DEFLATE, fileOf, GZIP, JSON_TYPE, type PageFile, TEXT } from './page-file.ts'
import { hasNoText, mayPrintFirst, printPdf, printScreen } from './pdf.ts'
import { type Extent, extentOf, type Opened, openUp, shootView, type Tile } from './picture.ts'
import { joinTexts, placedText, rowsMissing, tilesInPlace } from './recycled-lists.ts'
import type { Seam } from './seams.ts'
import { MHTML, readSource } from './source.ts'
import { readText } from './text.ts'
import { tilesOf } from './tiles.ts'

/** Fewer CSS pixels of a box below its edge are its own margins. */
const LITTLE = 40
/** How often a page that grows is pictured at most. */
const MOST_TIMES = 3

/** The taking of one page. */
export class Taking {
  pictures = 0
  readonly #visit: Visit
  readonly #shelf: Shelf<PageFile>
  readonly #software: string
  readonly #done = new Set<CaptureFileRole>()
  /** What cannot be had of such a page; the provenance says why. */
  readonly #spared = new Set<CaptureFileRole>()
  #extent: Opened | null = null
  #bars: readonly unknown[] = []
  readonly #seams: Seam[] = []
  #log: TrafficLog | null = null
  #recorder: Recorder | null = null
  /** The layout; kept when the picture is there that it belongs to. */
  #placement: Buffer | null = null
  #isRetaken = false
  #hasText = false
  #isPaperEmpty = false
  #counts: Awaited<ReturnType<typeof readCounts>> | null = null

  /** `software` is such as `Kanalarkiv 0.1.0`. */
  constructor(visit: Visit, shelf: Shelf<PageFile>, software: string) {
    this.#visit = visit
    this.#shelf = shelf
    this.#software = software
  }

  get isWhole(): boolean {
    return (['view', 'screenshot', 'text', 'layout', 'source', 'pdf', 'wacz'] as const).every(
      role => this.#done.has(role) || this.#spared.has(role)
    )
  }

  facts() {
    const { assets, scrolled: all } = this.#visit
    const { rows: _, ...scrolled } = all ?? { rows: [] }
    const completeness = completenessOf(this.#visit, this.#counts, this.#extent)
    return {
      completeness,
      page: this.#extent,
      seams: this.#seams,
      hiddenBars: this.#bars,
      scrolled: all && scrolled,
      assets
    }
  }

  /** Listens from before the page is asked for. */
  async listen(window: PageWindow): Promise<void> {
    const [log, recorder] = await Promise.all([TrafficLog.of(window.session), Recorder.of(window)])
    this.#log = log
    this.#recorder = recorder
  }

  /** What was heard until the window was closed. */
  heard(): void {
    if (this.#log === null || !this.#done.has('screenshot')) return
    this.#keep('traffic', JSON_TYPE, this.#log.toFile())
  }

  /** When all is kept. */
  async close(): Promise<void> {
    await this.#recorder?.close()
  }

  /** The window as it first showed, before anything in it is touched. */
  async view(window: PageWindow): Promise<void> {
    await this.#may('view', 'picture-failed', async () => {
      this.#keepPicture('view', 0, await shootView(window))
      return { value: null }
    })
  }

  /** Everything but the view. */
  async all(window: PageWindow): Promise<void> {
    const { scrolled } = this.#visit
    const isRecycled = scrolled?.scroller === 'document' && scrolled.recycled > RECYCLED
    if (isRecycled) await this.#allInPlace(window)
    else await this.#allAtOnce(window)
    await this.#wacz(window)
  }

  /** Text, source, the picture of the whole page and where things are in it, and the page on paper. */
  async #allAtOnce(window: PageWindow): Promise<void> {
    const { scrolled } = this.#visit
    const isOpenedUp = scrolled?.scroller === 'element'
    // An inner list that keeps only the rows in view has all of them when it is opened up for the picture.
    const isReadLate = isOpenedUp && scrolled.recycled > RECYCLED
    if (!isReadLate) await this.#read(window)
    const { bars, backgrounds } = await findStill(window)
    this.#bars = bars
    const isChanged = bars.length + backgrounds > 0
    // The source must be of the page as it is: while a bar is hidden, or a part opened up, it is not.
    const isSourceFirst = isChanged || isOpenedUp
    if (isSourceFirst) await this.#source(window)
    const paper =
      !isOpenedUp && (await mayPrintFirst(window)) ? await begun(free => this.#paper(window, free)) : null
    let names: Promise<unknown> | null = null
    try {
      if (isChanged) await setAside(window)
      // Of a part that is opened up for the picture, the layout comes after it.
      if (!isOpenedUp) names = (await begun(free => this.#layout(window, free))).end
      await Promise.all([this.#screenshot(window), isSourceFirst ? null : this.#source(window)])
      await names
      if (isOpenedUp || this.#isRetaken) await this.#layout(window)
      if (isChanged) await putBack(window)
      if (isReadLate) await this.#read(window)
    } finally {
      await Promise.all([paper?.end, names])
    }
    if (this.#placement !== null) this.#keep('layout', JSON_TYPE, this.#placement)
    if (paper === null) await this.#paper(window)
    if (this.#isPaperEmpty) await this.#paperAsOnScreen(window)
  }

  /** What the page says, and how much it says that there is. */
  async #read(window: PageWindow): Promise<void> {
    await findClosedRoots(window)
    await this.#count(() => readCounts(window))
    await this.#may('text', 'text-failed', async () => {
      const { text, missing } = await readText(window)
      this.#hasText = text.trim() !== ''
      this.#keep('text', TEXT, Buffer.from(text, 'utf8'))
      const reasons = this.#rowsOf(text)
      if (missing > 0) reasons.push({ code: 'text-failed', detail: `${missing} frames` })
      return { value: null, detail: { characters: text.length }, reasons }
    })
  }

  /** Rows that were seen on the way down must be in the text. */
  #rowsOf(text: string): Reason[] {
    const { scrolled, inBoxes } = this.#visit
    const missing = rowsMissing(text, [...(scrolled?.rows ?? []), ...inBoxes.flatMap(({ rows }) => rows)])
    return missing === 0 ? [] : [{ code: 'content-not-expanded', detail: `${missing} rows` }]
  }

  #paper(window: PageWindow, onBack: () => void = () => undefined): Promise<unknown> {
    return this.#may('pdf', 'pdf-failed', async () => this.#printed(await printPdf(window, onBack)))
  }

  /** A page that has text and shows none of it on paper is printed as it is on the screen. */
  #paperAsOnScreen(window: PageWindow): Promise<unknown> {
    return this.#may('pdf', 'pdf-failed', async () => {
      const told = this.#printed(await printScreen(window), 'screen')
      return this.#isPaperEmpty ? { ...told, reasons: [{ code: 'pdf-failed', detail: 'no text' }] } : told
    })
  }

  #printed(bytes: Buffer, media: 'print' | 'screen' = 'print') {
    this.#isPaperEmpty = this.#hasText && hasNoText(bytes)
    if (!this.#isPaperEmpty || media === 'screen') this.#keep('pdf', 'application/pdf', bytes)
    return { value: null, detail: { bytes: bytes.length, media } }
  }

  /** The same of a page whose list keeps only the rows in view: its text comes with its tiles. */
  async #allInPlace(window: PageWindow): Promise<void> {
    this.#bars = (await findStill(window)).bars
    await this.#source(window)
    await setAside(window)
    const texts: Parameters<typeof joinTexts>[0][number][] = []
    const layouts: Parameters<typeof joinLayouts>[0][number][] = []
    const counts: Awaited<ReturnType<typeof readCounts>>[] = []
    await this.#may('screenshot', 'picture-failed', async () => {
      const extent = await openUp(window)
      this.#extent = extent
      let position = 0
      for await (const tile of tilesInPlace(window, extent)) {
        this.#keepPicture('screenshot', position++, tile)
        const bottom = tile.top + tile.height
        texts.push({ text: tile.text, placed: placedText(tile.read.layout, tile.top, bottom) })
        layouts.push({ ...tile.read, top: tile.top, bottom })
        counts.push(tile.counts)
      }
      return {
        value: null,
        detail: { ...extent, tiles: position, isRecycled: true },
        reasons: cutOf(extent, this.#visit.scrolled)
      }
    })
    await this.#may('text', 'text-failed', async () => {
      const text = joinTexts(texts)
      this.#keep('text', TEXT, Buffer.from(text, 'utf8'))
      return { value: null, detail: { characters: text.length }, reasons: this.#rowsOf(text) }
    })
    await this.#count(async () => sumOf(counts))
    await this.#may('layout', 'layout-failed', async () => this.#placed(joinLayouts(layouts)))
    if (this.#placement !== null) this.#keep('layout', JSON_TYPE, this.#placement)
    this.#spared.add('pdf')
    this.#visit.steps.skip('pdf', 'the list keeps only the rows in view')
  }

  /** Where everything is while the page stands as it was pictured. */
  #layout(window: PageWindow, onPlaced?: () => void): Promise<unknown> {
    return this.#may('layout', 'layout-failed', async () => this.#placed(await readLayout(window, onPlaced)))
  }

  #placed({ layout, missing, isCut }: LayoutRead) {
    this.#placement = Buffer.from(`${JSON.stringify(layout)}\n`, 'utf8')
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

  /** What the page says it has, against what is on it. */
  async #count(read: () => Promise<Awaited<ReturnType<typeof readCounts>>>): Promise<void> {
    await this.#may('count', 'comments-missing', async () => {
      const { steps, scrolled } = this.#visit
      const counts = await read()
      this.#counts = counts
      const { comments, posts } = counts
      const reasons: Reason[] = []
      // A choice of the comments that is as many as the page says there are is all of them.
      if (comments.shown !== null && comments.saved >= comments.shown) steps.withdraw('comments-filtered')
      if (comments.shown !== null && comments.saved < comments.shown)
        reasons.push({ code: 'comments-missing', detail: `${comments.saved} / ${comments.shown}` })
      // Where none is known for a post, nothing is known of how many there are; and back to a date there are fewer.
      const isShort = posts.shown !== null && posts.saved > 0 && posts.saved < posts.shown
      if (isShort && scrolled?.stoppedBy !== 'date' && scrolled?.hasPassed !== true)
        reasons.push({ code: 'posts-missing', detail: `${posts.saved} / ${posts.shown}` })
      return { value: null, detail: { ...counts }, reasons }
    })
  }

  /** What the page asked for and got since the window was opened. */
  #wacz(window: PageWindow): Promise<unknown> {
    return this.#may('wacz', 'wacz-failed', async () => {
      if (this.#recorder === null) throw new Trouble('wacz-failed', 'not recorded')
      const [{ exchanges, omitted }, title] = await Promise.all([
        this.#recorder.finish(),
        window.ask('title')
      ])
      const { final, startedAt, request } = this.#visit
      const page = { address: final ?? request.address, title: cleanLine(title, 300), at: startedAt }
      const pieces = waczOf(page, exchanges, this.#software)
      const { list, parts, whole } = packPieces(pieces)
      this.#shelf.put({ ...fileOf('wacz', GZIP, list, 0), whole })
      for (const [position, part] of parts.entries())
        this.#shelf.putLater(() => fileOf('part', DEFLATE, part(), position))
      const lost = omitted.lost + omitted.tooLarge + omitted.late + omitted.beyond
      const reasons: Reason[] = lost === 0 ? [] : [{ code: 'wacz-failed', detail: `${lost} answers` }]
      const detail = { answers: exchanges.length, omitted, ...whole, parts: parts.length }
      return { value: null, detail, reasons }
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
      const opened = this.#wanted(await openUp(window, this.#goneTo))
      this.#extent = opened
      const tiles = this.#visit.mayAskConsent
        ? await this.#tilesAtOnce(window, opened)
        : await this.#tilesOneByOne(window, opened)
      const extent = this.#extent
      const reasons = cutOf(extent, this.#visit.scrolled)
      const now = await this.#grown(window, extent)
      if (now !== null) reasons.push({ code: 'page-grew', detail: `${now.height} px` })
      // A script may have given a box that was opened up its height back.
      const hidden = (await window.ask('hiddenInBoxes')) - (this.#visit.boxes?.hidden ?? 0)
      if (hidden > LITTLE) {
        this.#extent = { ...extent, hidden: extent.hidden + hidden }
        reasons.push({ code: 'content-not-expanded', detail: `${hidden} px` })
      }
      if (extent.hidden > 0) reasons.push({ code: 'content-not-expanded', detail: `${extent.hidden} px` })
      if (extent.blankFrames > 0)
        reasons.push({ code: 'picture-failed', detail: `${extent.blankFrames} frames` })
      return { value: null, detail: { ...extent, tiles }, reasons }
    })
  }

  /** How far an inner part was gone through that is a feed and goes on, below what was in view at first. */
  get #goneTo(): number | null {
    const { scrolled } = this.#visit
    if (scrolled === null || scrolled.scroller === 'document' || scrolled.stoppedBy === 'bottom') return null
    return Math.max(0, scrolled.bottom - scrolled.view)
  }

  /** A feed that was read back to the date wanted is pictured so far, though it may go on. */
  #wanted<E extends Extent>(extent: E): E {
    const { scrolled } = this.#visit
    if (scrolled?.stoppedBy !== 'date' || scrolled.scroller !== 'document') return extent
    const height = Math.min(extent.height, scrolled.bottom)
    return { ...extent, height, full: height }
  }

  /** Each tile is kept while the next is taken. */
  async #tilesOneByOne(window: PageWindow, extent: Extent): Promise<number> {
    let position = 0
    for await (const tile of tilesOf(window, extent)) this.#keepPicture('screenshot', position++, tile)
    return position
  }

  /**
   * A box that came while the picture was taken is in it, and of a page that grew meanwhile the lowest part is not: such a
   * picture is taken again.
   */
  async #tilesAtOnce(window: PageWindow, extent: Opened): Promise<number> {
    const tiles: Tile[] = []
    try {
      for (let time = 1, again: Opened | null = extent; again !== null && time <= MOST_TIMES; time++) {
        this.#extent = again
        this.#isRetaken = time > 1
        tiles.length = 0
        for await (const tile of tilesOf(window, again)) tiles.push(tile)
        const hadBox = time === 1 && (await this.#visit.refuseLateConsent(window))
        again = (await this.#grown(window, again)) ?? (hadBox ? again : null)
      }
    } finally {
      for (const [position, tile] of tiles.entries()) this.#keepPicture('screenshot', position, tile)
    }
    return tiles.length
  }

  /** How large the page is now, when that is higher than it was. */
  async #grown(window: PageWindow, before: Opened): Promise<Opened | null> {
    const now = this.#wanted(await extentOf(window))
    return now.height > before.height + 2 ? { ...before, ...now } : null
  }

  async #may(
    role: CaptureFileRole | 'count',
    failure: ReasonCode,
    work: Parameters<Steps['may']>[3]
  ): Promise<void> {
    const { steps, life } = this.#visit
    const told = await steps.may(role, failure, life.signal, work)
    const isDone = steps.records.some(({ step, outcome }) => step === role && outcome !== 'failed')
    if (told !== undefined && isDone && role !== 'count') this.#done.add(role)
  }

  #keepPicture(role: CaptureFileRole, position: number, tile: Tile): void {
    this.pictures++
    if (tile.doubtfulAt !== undefined)
      this.#visit.steps.add({ code: 'picture-failed', detail: `${tile.doubtfulAt} px` })
    if (tile.seam !== undefined) this.#seams.push(tile.seam)
    if (tile.seam?.joins === false && tile.seam.hasText)
      this.#visit.steps.add({ code: 'tiles-differ', detail: `${tile.top} px` })
    const { bytes, top, width, height } = tile
    this.#shelf.put({ role, position, mediaType: 'image/png', bytes, top, width, height })
  }

  #keep(role: CaptureFileRole, mediaType: string, bytes: Uint8Array, position = 0): void {
    this.#shelf.put(fileOf(role, mediaType, bytes, position))
  }
}
