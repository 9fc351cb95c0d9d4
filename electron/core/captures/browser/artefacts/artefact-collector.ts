// Collects the artefacts of a page that is ready for it, each in a step of its own whose failing is told: pictures, text, layout,
// source, PDF and web archive.
import type { CaptureFileRole, Reason, ReasonCode } from '#shared/capture.ts'
import { filmsOf, keepFilms } from '../films/keep-films.ts'
import { Recorder } from '../network/recorder.ts'
import { TrafficLog } from '../network/traffic-log.ts'
import { findClosedRoots } from '../prepare/closed-roots.ts'
import { isRecycled } from '../prepare/recycled.ts'
import { RECYCLED } from '../prepare/scroll.ts'
import { tellSilentFrames } from '../prepare/tell-frames.ts'
import { begin, type StepResult } from '../steps.ts'
import { Trouble } from '../trouble.ts'
import type { Findings, OpenPage, RunStep, Visit, VisitStep } from '../visit.ts'
import type { ArtefactWriter } from './artefact-writer.ts'
import { cutOf } from './bounds-reached.ts'
import { type BothCounts, completenessOf, readCounts, reasonsOfCounts, sumOf } from './completeness.ts'
import { findFixed, hideFixed, showFixed } from './fixed-elements.ts'
import { type FoldWords, readFoldWords, togetherOf } from './folds-left.ts'
import { joinLayouts, type Layout, type LayoutRead, readLayout, resultOfLayout } from './layout.ts'
import { lookBehind } from './look-behind.ts'
import { DEFLATE, fileOf, GZIP, JSON_TYPE, type PageFile, TEXT } from './page-file.ts'
import { hasNoText, mayPrintFirst, printPdf, printScreen } from './pdf.ts'
import { pdfOfPictures } from './pdf-of-pictures.ts'
import { openUp, type PictureExtent, shootView, type Tile } from './picture.ts'
import { joinTexts, placedText, rowsMissing, tilesInPlace } from './recycled-lists.ts'
import type { Seam } from './seams.ts'
import { askWitness, type Compared, compareLines, lackingOnPaper } from './second-witness.ts'
import { MHTML, readSource } from './source.ts'
import { readText, withOpened } from './text.ts'
import { webArchiveOf } from './web-archive.ts'
import { pictureWhole } from './whole-picture.ts'

/** The page and what was found of it, for the steps that collect. */
type Ready = { readonly page: OpenPage; readonly found: Findings; readonly run: RunStep }

const FAILURES = {
  view: 'picture-failed',
  screenshot: 'picture-failed',
  text: 'text-failed',
  layout: 'layout-failed',
  source: 'source-failed',
  pdf: 'pdf-failed',
  wacz: 'wacz-failed'
} as const satisfies Partial<Record<CaptureFileRole, ReasonCode>>
const PDF = 'application/pdf'
/** `lacking`: so many lines of the text are not on it. */
type Printed = { readonly bytes: Buffer; readonly lacking: number; readonly isWhole: boolean }

type Wanted = keyof typeof FAILURES
const WANTED: readonly Wanted[] = ['view', 'screenshot', 'text', 'layout', 'source', 'pdf', 'wacz']
const MISSING: Partial<Record<Wanted, string>> = { screenshot: 'only the first view' }

export class ArtefactCollector {
  /** How many pictures there are. */
  pictures = 0
  readonly #writer: ArtefactWriter<PageFile>
  readonly #made: Parameters<typeof webArchiveOf>[3]
  readonly #done = new Set<CaptureFileRole>()
  readonly #seams: Seam[] = []
  #extent: PictureExtent | null = null
  #hiddenBars: readonly unknown[] = []
  #log: TrafficLog | null = null
  #recorder: Recorder | null = null
  /** The layout; kept when the picture is there that it belongs to. */
  #layout: Layout | null = null
  #text = ''
  /** Read, and not kept yet. */
  #textFile: Buffer | null = null
  #sourceFile: Buffer | null = null
  #compared: Compared | null = null
  readonly #folds: FoldWords[] = []
  /** The pictures that the record has, as they are compared. */
  readonly #picturesShown = new Set<string>()
  #hasText = false
  #mayPrintLess = false
  #paperFile: Printed | null = null
  #counts: BothCounts | null = null

  /** `made` is what the web archive says that it was made with, such as `Kanalarkiv 0.1.0`, and what signs it. */
  constructor(writer: ArtefactWriter<PageFile>, made: Parameters<typeof webArchiveOf>[3]) {
    this.#writer = writer
    this.#made = made
  }

  get isWhole(): boolean {
    return WANTED.every(role => this.#done.has(role))
  }

  /** Where some of it was kept, each part that was not is told of, whatever ended the work. */
  tellMissing({ steps }: Pick<OpenPage, 'steps'>): void {
    if (this.pictures === 0) return
    for (const role of WANTED)
      if (!this.#done.has(role)) steps.add({ code: FAILURES[role], detail: MISSING[role] ?? null })
  }

  /** What the provenance says of the artefacts. */
  facts({ found, of }: Visit) {
    const { assets, scrolled: all } = found
    const { rows: _, ...scrolled } = all ?? { rows: [] }
    return {
      completeness: completenessOf(found, of.request, this.#counts, this.#extent),
      page: this.#extent,
      seams: this.#seams,
      hiddenBars: this.#hiddenBars,
      scrolled: all && scrolled,
      assets
    }
  }

  /** Listens from before the page is asked for. */
  readonly listen: VisitStep = async ({ window }) => {
    const [log, recorder] = await Promise.all([TrafficLog.of(window.session), Recorder.of(window)])
    this.#log = log
    this.#recorder = recorder
    return {}
  }

  /** What was heard until the window was closed. */
  keepTraffic(): void {
    if (this.#log === null || !this.#done.has('screenshot')) return
    this.#keep('traffic', JSON_TYPE, this.#log.toFile())
  }

  /** When all is kept. */
  async close(): Promise<void> {
    await this.#recorder?.close()
  }

  /** The window as it first showed, before anything in it is touched. */
  readonly view: VisitStep = async page => {
    await this.#collect(page, 'view', 'picture-failed', async () => {
      this.#keepPicture(page, 'view', 0, await shootView(page.window))
      return { value: null }
    })
    return {}
  }

  /** Everything but the view. */
  readonly collect: VisitStep = async (page, found, run) => {
    const { scrolled } = found
    const ready = { page, found, run }
    if (scrolled?.scroller === 'document' && (await isRecycled(page.window, scrolled)))
      await this.#collectPartByPart(ready)
    else await this.#collectAtOnce(ready)
    await this.#films(page)
    await this.#webArchive(ready)
    await this.#askWitness(page)
    return {}
  }

  /**
   * Text, source, the picture of the whole page and where things are in it, and the page on paper. The page is printed before its
   * picture is taken, where it may be, since the browser writes the PDF in a process of its own meanwhile.
   */
  async #collectAtOnce(ready: Ready): Promise<void> {
    const { page, found } = ready
    const { window } = page
    const isOpenedUp = found.scrolled?.scroller === 'element'
    // An inner list that keeps only the rows in view has all of them when it is opened up for the picture.
    const isReadLate = isOpenedUp && (found.scrolled?.recycled ?? 0) > RECYCLED
    if (!isReadLate) await this.#read(ready)
    if (!isOpenedUp) this.#keepText()
    const { bars, backgrounds } = await findFixed(window)
    this.#hiddenBars = bars
    const isChanged = bars.length + backgrounds > 0
    // The source must be of the page as it is: while a bar is hidden, or a part opened up, it is not.
    const isSourceFirst = isChanged || isOpenedUp
    if (isSourceFirst) await this.#source(page)
    const paper =
      !isOpenedUp && (await mayPrintFirst(window)) ? await begin(free => this.#paper(page, free)) : null
    let layout: Promise<unknown> | null = null
    try {
      if (isChanged) await hideFixed(window)
      // Of a part that is opened up for the picture, the layout comes after it.
      if (!isOpenedUp) layout = (await begin(free => this.#readPlaces(page, free))).end
      const [isRetaken] = await Promise.all([
        this.#screenshot(ready),
        isSourceFirst ? null : this.#source(page)
      ])
      await layout
      if (isOpenedUp || isRetaken) await this.#readPlaces(page)
      if (isChanged) await showFixed(window)
      if (isReadLate || (isOpenedUp && (await this.#hasMoreText(page)))) await this.#read(ready)
      // The browser is writing the page on paper meanwhile.
      this.#compared = compareLines(this.#record)
    } finally {
      await Promise.all([paper?.end, layout])
      this.#keepText()
    }
    this.#keepLayout()
    if (paper === null) await this.#paper(page)
    if (this.#paperFile !== null && !this.#paperFile.isWhole) await this.#paperAsOnScreen(page)
  }

  /** The same of a page whose list keeps only the rows in view: its text comes with its tiles. */
  async #collectPartByPart({ page, found }: Ready): Promise<void> {
    const { window } = page
    this.#hiddenBars = (await findFixed(window)).bars
    await this.#source(page)
    await hideFixed(window)
    const texts: Parameters<typeof joinTexts>[0][number][] = []
    const layouts: Parameters<typeof joinLayouts>[0][number][] = []
    const counts: BothCounts[] = []
    const pictures: Uint8Array[] = []
    await this.#collect(page, 'screenshot', 'picture-failed', async () => {
      const extent = await openUp(window)
      this.#extent = extent
      let position = 0
      for (const tile of await tilesInPlace(window, extent, page.words.unfolds)) {
        this.#keepPicture(page, 'screenshot', position++, tile)
        pictures.push(tile.bytes)
        const bottom = tile.top + tile.height
        texts.push({ text: tile.text, placed: placedText(tile.read.layout, tile.top, bottom) })
        layouts.push({ ...tile.read, top: tile.top, bottom })
        counts.push(tile.counts)
        this.#folds.push(tile.folds)
        for (const picture of tile.pictures) this.#picturesShown.add(picture)
        // What the list showed the height of only at its end is pictured too.
        const height = Math.max(this.#extent.height, bottom)
        this.#extent = { ...this.#extent, height, full: Math.max(this.#extent.full, height) }
      }
      const detail = { ...extent, tiles: position, isRecycled: true }
      return { value: null, detail, reasons: cutOf(extent, found.scrolled) }
    })
    await this.#collect(page, 'text', 'text-failed', async () => {
      const text = joinTexts(texts)
      this.#text = text
      this.#keep('text', TEXT, Buffer.from(text, 'utf8'))
      return { value: null, detail: { characters: text.length }, reasons: reasonsOfRows(text, found) }
    })
    await this.#count(page, found, async () => sumOf(counts))
    await this.#collect(page, 'layout', 'layout-failed', async () => this.#noteLayout(joinLayouts(layouts)))
    this.#keepLayout()
    // The source can have no more than the rows that are in view, and neither can the page be printed.
    this.#sourceFile = null
    await this.#collect(page, 'pdf', 'pdf-failed', async () => {
      const bytes = await pdfOfPictures(page, pictures, this.#text, this.#made.software)
      this.#keep('pdf', PDF, bytes)
      return { value: null, detail: { bytes: bytes.length, media: 'pictures' } }
    })
  }

  /** What the page says, and how much it says that there is. */
  async #read({ page, found }: Ready): Promise<void> {
    const { window } = page
    const areTreesKnown = await findClosedRoots(window)
    await this.#count(page, found, () => readCounts(window))
    await this.#collect(page, 'text', 'text-failed', async () => {
      const { text: read, missing } = await readText(window)
      const text = this.#text === '' ? read : withOpened(this.#text, read)
      this.#folds.splice(0, this.#folds.length, await readFoldWords(window, page.words.unfolds))
      for (const picture of await window.ask('picturesNow', 'all')) this.#picturesShown.add(picture)
      this.#text = text
      this.#hasText = text.trim() !== ''
      // What is no text of the page is in no place of its layout and its source, and held against neither.
      const drawn = await window.ask('drawnText')
      this.#textFile = Buffer.from([text, ...drawn.map(words => `${words}\n`)].join('\n'), 'utf8')
      const reasons = reasonsOfRows(text, found)
      if (missing > 0) reasons.push({ code: 'text-failed', detail: `${missing} frames` })
      if (!areTreesKnown) reasons.push({ code: 'text-failed', detail: 'closed trees' })
      return { value: null, detail: { characters: text.length }, reasons }
    })
  }

  /** A list in a part that was opened up may have drawn rows that were not there when the page was read. */
  async #hasMoreText({ window }: OpenPage): Promise<boolean> {
    const { text } = await readText(window)
    return withOpened(this.#text, text) !== this.#text
  }

  #keepText(): void {
    if (this.#textFile !== null) this.#keep('text', TEXT, this.#textFile)
    this.#textFile = null
  }

  /** What the page says it has, against what is on it. */
  async #count(page: OpenPage, { scrolled }: Findings, read: () => Promise<BothCounts>): Promise<void> {
    await page.steps.optional('count', 'comments-missing', page.deadline.signal, async () => {
      const counts = await read()
      this.#counts = counts
      const { shown, saved } = counts.comments
      // A choice of the comments that is as many as the page says there are is all of them.
      if (shown !== null && saved >= shown) page.steps.withdraw('comments-filtered')
      return { value: null, detail: { ...counts }, reasons: reasonsOfCounts(counts, scrolled) }
    })
  }

  #paper(page: OpenPage, onBack: () => void = () => undefined): Promise<void> {
    return this.#collect(page, 'pdf', 'pdf-failed', async () => {
      this.#mayPrintLess = await page.window.ask('mayPrintLess')
      await page.window.ask('letOutOnPaper')
      this.#paperFile = this.#printed(await printPdf(page.window, onBack))
      if (this.#paperFile.isWhole) this.#keep('pdf', PDF, this.#paperFile.bytes)
      return { value: null, detail: { bytes: this.#paperFile.bytes.length, media: 'print' } }
    })
  }

  /** A page that shows less on paper than on the screen is printed as it is on the screen; the one that says more is kept. */
  #paperAsOnScreen(page: OpenPage): Promise<void> {
    return this.#collect(page, 'pdf', 'pdf-failed', async () => {
      const onScreen = this.#printed(await printScreen(page.window))
      const onPaper = this.#paperFile ?? onScreen
      const best = onScreen.lacking <= onPaper.lacking ? onScreen : onPaper
      this.#keep('pdf', PDF, best.bytes)
      const reasons: Reason[] = []
      if (this.#hasText && hasNoText(best.bytes)) reasons.push({ code: 'pdf-failed', detail: 'no text' })
      else if (best.lacking > 0) reasons.push({ code: 'pdf-lacks-text', detail: String(best.lacking) })
      return { value: null, detail: { bytes: best.bytes.length, media: 'screen' }, reasons }
    })
  }

  /** What is not on paper is looked for where the page may show less there. */
  #printed(bytes: Buffer): Printed {
    const lacking = this.#mayPrintLess ? lackingOnPaper(bytes, this.#text) : 0
    return { bytes, lacking, isWhole: lacking === 0 && !(this.#hasText && hasNoText(bytes)) }
  }

  /** Where everything is while the page stands as it was pictured. */
  #readPlaces(page: OpenPage, onPlaced?: () => void): Promise<void> {
    return this.#collect(page, 'layout', 'layout-failed', async () =>
      this.#noteLayout(await readLayout(page.window, onPlaced))
    )
  }

  #noteLayout(read: LayoutRead): StepResult<null> {
    this.#layout = read.layout
    return resultOfLayout(read)
  }

  #keepLayout(): void {
    if (this.#layout === null) return
    this.#keep('layout', JSON_TYPE, Buffer.from(`${JSON.stringify(this.#layout)}\n`, 'utf8'))
  }

  /** True when it was taken more than once: what was read of the page before the last time is of another state of it. */
  async #screenshot({ page, found, run }: Ready): Promise<boolean> {
    let isRetaken = false
    await this.#collect(page, 'screenshot', 'picture-failed', async () => {
      const picture = await pictureWhole(page, found, run, {
        keep: (tile, position) => this.#keepPicture(page, 'screenshot', position, tile),
        onExtent: (extent, time) => {
          this.#extent = extent
          isRetaken = time > 1
        }
      })
      this.#extent = picture.extent
      return picture.result
    })
    return isRetaken
  }

  #source(page: OpenPage): Promise<void> {
    return this.#collect(page, 'source', 'source-failed', async () => {
      const bytes = await readSource(page.window)
      this.#sourceFile = bytes
      this.#keep('source', MHTML, bytes)
      return { value: null, detail: { bytes: bytes.length } }
    })
  }

  /** What was seen on the page, or is said in its text, and is not in a part of what was kept. */
  async #askWitness(page: OpenPage): Promise<void> {
    await page.steps.optional('witness', 'text-vanished', page.deadline.signal, async () => {
      const compared = this.#compared ?? compareLines(this.#record)
      const record = { ...this.#record, folds: togetherOf(this.#folds), platform: page.words.unfolds }
      const { reasons, vanished } = await askWitness(page.window, record, compared)
      const lacking = this.#recorder?.lacking.first ?? null
      // They are told even if the work ends meanwhile.
      for (const reason of reasons) page.steps.add(reason)
      await tellSilentFrames(page)
      const looked = await lookBehind(page, record)
      reasons.push(...looked)
      if (lacking !== null) reasons.push({ code: 'parts-missing', detail: `call ${lacking} errors` })
      // What the page shows of it, such as embeds that wait, says more to whoever reads it.
      const lost = page.window.traffic.lostParts.first
      if (lost !== null) reasons.push({ code: 'parts-missing', detail: lost })
      const cut = this.#cutPart(page)
      if (cut !== null) reasons.push({ code: 'parts-missing', detail: `${cut} cut` })
      const counts = Object.fromEntries(
        reasons.map(({ code, detail }) => [code, Number.parseInt(detail ?? '', 10)])
      )
      const detail = { ...counts, ...(vanished.length === 0 ? {} : { vanished }) }
      return { value: null, detail, reasons }
    })
  }

  /** The kind of the first part that broke off on its way. */
  #cutPart({ window }: OpenPage): string | null {
    const isBroken = this.#log?.hasBrokenScript(window.traffic.answer?.address ?? '')
    return this.#recorder?.cut.first ?? (isBroken === true ? 'script' : null)
  }

  get #record() {
    const [text, layout, source] = [this.#text, this.#layout, this.#sourceFile]
    return { text, layout, source, pictures: this.#picturesShown }
  }

  /** Before the web archive is made, which has what they are made of. */
  async #films(page: OpenPage): Promise<void> {
    const recorder = this.#recorder
    const shown = await filmsOf(page).catch(() => null)
    if (recorder === null || shown?.length === 0) return
    await page.steps.optional('films', 'film-missing', page.deadline.signal, async () => {
      const positions = { film: 0, captions: 0 }
      const all = shown ?? (await filmsOf(page))
      const { films, reasons } = await keepFilms(page, recorder, all, ({ role, mediaType, bytes }) =>
        this.#writer.put(fileOf(role, mediaType, bytes, positions[role]++))
      )
      return { value: null, detail: { films }, reasons }
    })
  }

  /** What the page asked for and got since the window was opened. */
  #webArchive({ page, found }: Ready): Promise<void> {
    return this.#collect(page, 'wacz', 'wacz-failed', async () => {
      if (this.#recorder === null) throw new Trouble('wacz-failed', 'not recorded')
      const { list, parts, whole, result } = await webArchiveOf(page, found, this.#recorder, this.#made)
      this.#writer.put({ ...fileOf('wacz', GZIP, list, 0), whole })
      for (const [position, part] of parts.entries())
        this.#writer.putLater(() => fileOf('part', DEFLATE, part(), position))
      return result
    })
  }

  async #collect(
    { steps, deadline }: OpenPage,
    role: CaptureFileRole,
    failure: ReasonCode,
    work: () => Promise<StepResult<null>>
  ): Promise<void> {
    await steps.optional(role, failure, deadline.signal, work)
    if (steps.records.some(({ step, outcome }) => step === role && outcome !== 'failed')) this.#done.add(role)
  }

  #keepPicture({ steps }: OpenPage, role: CaptureFileRole, position: number, tile: Tile): void {
    this.pictures++
    if (tile.doubtfulAt !== undefined) steps.add({ code: 'picture-failed', detail: `${tile.doubtfulAt} px` })
    if (tile.seam !== undefined) this.#seams.push(tile.seam)
    if (tile.seam?.joins === false && tile.seam.hasText)
      steps.add({ code: 'tiles-differ', detail: `${tile.top} px` })
    const { bytes, top, width, height } = tile
    this.#writer.put({ role, position, mediaType: 'image/png', bytes, top, width, height })
  }

  #keep(role: CaptureFileRole, mediaType: string, bytes: Uint8Array): void {
    this.#writer.put(fileOf(role, mediaType, bytes, 0))
  }
}

/** Rows that were seen on the way down must be in the text; of those between them nobody knows. */
function reasonsOfRows(text: string, { scrolled, inBoxes }: Findings): Reason[] {
  const rows = [...(scrolled?.rows ?? []), ...inBoxes.flatMap(box => box.rows)]
  const missing = rowsMissing(text, rows)
  return missing === 0 ? [] : [{ code: 'content-not-expanded', detail: `at least ${missing} rows` }]
}
