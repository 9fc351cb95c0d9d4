// The browsers of a run: one for all its windows, or as many as run elsewhere. A window is given a living one that the fewest others have.
import type { CaptureBrowser } from '../browser/process/browser.ts'

type Lent = { readonly browser: CaptureBrowser; giveBack(): void }

export interface BrowserSupply {
  /** A living browser; one that has died is left, and another opened in its place. @throws what opening throws */
  take(): Promise<Lent>
  close(): Promise<void>
}

type Place = { browser: Promise<CaptureBrowser> | null; windows: number }

/** `most` is how many there may be at once; the others are opened when they are needed. */
export function browserSupply(
  first: CaptureBrowser,
  { most, open }: { readonly most: number; readonly open: () => Promise<CaptureBrowser> }
): BrowserSupply {
  const places: Place[] = Array.from({ length: most }, (_, at) => ({
    browser: at === 0 ? Promise.resolve(first) : null,
    windows: 0
  }))
  async function living(before: Promise<CaptureBrowser> | null): Promise<CaptureBrowser> {
    const browser = await before?.catch(() => null)
    if (browser?.isAlive()) return browser
    await browser?.close()
    return open()
  }
  return {
    async take() {
      const [place] = places.toSorted((one, other) => one.windows - other.windows)
      if (place === undefined) throw new RangeError('a run has a browser')
      place.windows++
      const giveBack = () => void place.windows--
      place.browser = living(place.browser)
      try {
        return { browser: await place.browser, giveBack }
      } catch (error) {
        giveBack()
        throw error
      }
    },
    async close() {
      await Promise.all(
        places.map(({ browser }) =>
          browser?.then(
            opened => opened.close(),
            () => undefined
          )
        )
      )
    }
  }
}
