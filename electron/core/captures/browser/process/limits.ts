// How long and how far a capture goes before it gives up on something and says so.
import type { Viewport } from '#shared/capture.ts'

export type Limits = {
  /** Everything about one address. */
  readonly total: number
  /** Until the server answers. */
  readonly answer: number
  /** From the answer until the document is read, and then until its parts are loaded. */
  readonly document: number
  readonly load: number
  readonly settle: number
  /** What a page is known to be about to do, when it has been gone through. */
  readonly rest: number
  /** What a page is told as it happens, before it is gone through. */
  readonly streams: number
  readonly consent: number
  readonly expand: number
  readonly expandClicks: number
  readonly scroll: number
  readonly scrollSteps: number
  /** Posts (`article`) after which a feed is left. */
  readonly posts: number
  readonly pictures: number
  readonly fonts: number
  /** One question to the page; a script that hangs is ended after it. */
  readonly evaluate: number
  readonly shot: number
  readonly source: number
  readonly pdf: number
  /** Milliseconds for the films that a page shows, and bytes of one of them. */
  readonly films: number
  readonly filmBytes: number
  /** Answers to what the page asks for that its web archive keeps. */
  readonly answers: number
  /** CSS pixels of page height that are pictured. */
  readonly height: number
  /** Bytes that a page may take. */
  readonly memory: number
}

/** Milliseconds, clicks, steps and CSS pixels; measured to be ample for an ordinary page. */
export const LIMITS: Limits = {
  total: 90_000,
  answer: 15_000,
  document: 8_000,
  load: 8_000,
  settle: 10_000,
  rest: 9_000,
  streams: 12_000,
  consent: 4_000,
  expand: 10_000,
  expandClicks: 200,
  scroll: 20_000,
  scrollSteps: 120,
  posts: 2_000,
  pictures: 4_000,
  // Some text is not shown at all until its font has come or three seconds have passed.
  fonts: 5_000,
  evaluate: 5_000,
  shot: 20_000,
  source: 15_000,
  pdf: 20_000,
  films: 30_000,
  filmBytes: 128 << 20,
  answers: 5_000,
  height: 50_000,
  memory: 2 ** 31
}

/** For a long feed: four times as high as an ordinary page, and with the time that takes. */
export const FAR: Partial<Limits> = {
  total: 600_000,
  expand: 60_000,
  expandClicks: 1_000,
  scroll: 180_000,
  scrollSteps: 2_000,
  posts: 5_000,
  pictures: 15_000,
  source: 60_000,
  pdf: 60_000,
  films: 240_000,
  answers: 20_000,
  height: 200_000
}

export const WIDTH = 1280
export const HEIGHT = 900

/** The window that a page is shown in, in CSS pixels; `isMobile`: it says that it is a phone. */
export type Screen = { readonly width: number; readonly height: number; readonly isMobile: boolean }

export const SCREENS: Readonly<Record<Viewport, Screen>> = {
  desktop: { width: WIDTH, height: HEIGHT, isMobile: false },
  mobile: { width: 390, height: 844, isMobile: true }
}

/**
 * How tall a part of a page is pictured at once, in device pixels. Drawn by a graphics card, taller ones have been seen to
 * repeat or go blank without any error; our own browser draws without one, and was right up to 45,000.
 */
export const TILE = { remoteBrowser: 8_000, ownBrowser: 15_000, pixels: 20e6 }
