// The browsers of a run: one for all its windows, or as many as run elsewhere. A window is given a living one that the fewest others have.
// One that a page keeps too busy to give a window is left to those who are in it, and ended after the last of them.
import { givesWindow } from '../browser/process/bare-window.ts'
import type { CaptureBrowser } from '../browser/process/browser.ts'

export type Lent = {
  readonly browser: CaptureBrowser
  /** Whether the browser has died or gives no window any more, and that may be the doing of another page that was in it. */
  isSpoilt(): Promise<boolean>
  giveBack(): void
}

export interface BrowserSupply {
  /** A living browser that gives a window; one that does not is left, and another opened in its place. @throws what opening throws */
  take(): Promise<Lent>
  /** One that no other page has been in or comes into. @throws what opening throws */
  takeOwn(): Promise<Lent>
  close(): Promise<void>
}

type Place = { browser: Promise<CaptureBrowser> | null; windows: number }

/** How long a browser is waited for that has been lent before, in milliseconds: another is there as soon. */
const WINDOW_LIMIT = 5_000

/** `most` is how many there may be at once; the others are opened when they are needed. */
export function browserSupply(
  first: CaptureBrowser,
  { most, open }: { readonly most: number; readonly open: () => Promise<CaptureBrowser> }
): BrowserSupply {
  const places: Place[] = Array.from({ length: most }, (_, at) => ({
    browser: at === 0 ? Promise.resolve(first) : null,
    windows: 0
  }))
  const lending = new Lending()
  async function living(before: Promise<CaptureBrowser> | null): Promise<CaptureBrowser> {
    const browser = await before?.catch(() => null)
    return browser && (await lending.serves(browser)) ? browser : open()
  }
  return {
    async take() {
      const [place] = places.toSorted((one, other) => one.windows - other.windows)
      if (place === undefined) throw new RangeError('a run has a browser')
      place.windows++
      place.browser = living(place.browser)
      try {
        return lending.lend(await place.browser, () => void place.windows--)
      } catch (error) {
        place.windows--
        throw error
      }
    },
    async takeOwn() {
      const browser = await open()
      const lent = lending.lend(browser)
      lending.leave(browser)
      return lent
    },
    async close() {
      const last = places.map(({ browser }) =>
        browser?.then(
          opened => opened.close(),
          () => undefined
        )
      )
      await Promise.all([...last, lending.close()])
    }
  }
}

/** `lent`: how often, ever. `isLeft`: nobody is given it any more. */
type Use = { lent: number; users: number; isLeft: boolean }

/** Who has which browser, and the end of those that nobody is given any more. */
class Lending {
  readonly #uses = new Map<CaptureBrowser, Use>()

  lend(browser: CaptureBrowser, onBack: () => void = () => undefined): Lent {
    const use = this.#of(browser)
    use.lent++
    use.users++
    return {
      browser,
      isSpoilt: async () => use.lent > 1 && !(await this.serves(browser)),
      giveBack: () => {
        onBack()
        use.users--
        this.#endUnused(browser)
      }
    }
  }

  /** Whether it may be given to a page; once it may not, it never may again. */
  async serves(browser: CaptureBrowser): Promise<boolean> {
    const use = this.#of(browser)
    // One that is new is used as soon as it is there.
    const isWell = browser.isAlive() && (use.lent === 0 || (await givesWindow(browser, WINDOW_LIMIT)))
    if (!isWell) {
      browser.leaveAlone()
      this.leave(browser)
    }
    return !use.isLeft
  }

  leave(browser: CaptureBrowser): void {
    this.#of(browser).isLeft = true
    this.#endUnused(browser)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#uses.keys()].map(browser => browser.close()))
  }

  #of(browser: CaptureBrowser): Use {
    const use = this.#uses.get(browser) ?? { lent: 0, users: 0, isLeft: false }
    this.#uses.set(browser, use)
    return use
  }

  #endUnused(browser: CaptureBrowser): void {
    const { isLeft, users } = this.#of(browser)
    // What is told of its end is told when all are closed.
    if (isLeft && users === 0) browser.close().catch(() => undefined)
  }
}
