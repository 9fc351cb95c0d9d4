// Small pictures of what is proposed on a page, for a person to know it by: parts of the page as it is drawn already, with where in them
// each comment stands. They are asked of the browser and kept nowhere; where one fails there is none, and the words are there all the same.
import type { CandidatePicture } from '#shared/comment.ts'
import { openUp } from '../artefacts/picture.ts'
import { type PageBox, union } from '../in-page/boxes.ts'
import type { PageWindow } from '../process/page-window.ts'
import { Trouble } from '../trouble.ts'

export type PicturedComments = {
  /** JPEG, base64. */
  readonly sheets: string[]
  /** Beside each of what was asked for. */
  readonly places: readonly (CandidatePicture | null)[]
}

export const NO_PICTURES: PicturedComments = { sheets: [], places: [] }

/** Half as large as on the page; of a long comment, its top. */
const SCALE = 0.5
const TALLEST = 240
/** How much of the page is in one picture, and how many there are. */
const SHEET_HEIGHT = 4_000
const MOST_SHEETS = 12
const QUALITY = 60

export async function pictureCandidates(
  window: PageWindow,
  comments: readonly { readonly selector: string }[]
): Promise<PicturedComments> {
  try {
    // An inner part that scrolls would be pictured as it stands.
    await openUp(window)
    const boxes = await window.ask(
      'commentBoxes',
      comments.map(({ selector }) => selector),
      TALLEST
    )
    const { sheets, places } = layOut(boxes)
    const taken: string[] = []
    for (const sheet of sheets) taken.push(await shootSmall(window, sheet))
    return { sheets: taken, places }
  } catch {
    window.ended.throwIfAborted()
    return NO_PICTURES
  }
}

/** Which parts of the page are pictured so that as many of these boxes are in them as may be, from the top; and where each is there. */
export function layOut(boxes: readonly (PageBox | null)[]): {
  sheets: PageBox[]
  places: (CandidatePicture | null)[]
} {
  const shown = boxes.flatMap((box, at) => (box === null ? [] : [{ box, at }]))
  const groups: { box: PageBox; at: number }[][] = []
  for (const one of shown.toSorted((a, b) => a.box.y - b.box.y)) {
    const group = groups.at(-1)
    const top = group?.[0]?.box.y
    if (group === undefined || top === undefined || one.box.y + one.box.height - top > SHEET_HEIGHT)
      groups.push([one])
    else group.push(one)
  }
  const places: (CandidatePicture | null)[] = boxes.map(() => null)
  const sheets = groups.slice(0, MOST_SHEETS).map((group, sheet) => {
    const around = group.map(({ box }) => box).reduce(union)
    for (const { box, at } of group)
      places[at] = {
        ...{ sheet, x: (box.x - around.x) * SCALE, y: (box.y - around.y) * SCALE },
        ...{ width: box.width * SCALE, height: box.height * SCALE }
      }
    return around
  })
  return { sheets, places }
}

async function shootSmall(window: PageWindow, box: PageBox): Promise<string> {
  const { data } = await window.within(
    window.session.send('Page.captureScreenshot', {
      ...{ format: 'jpeg', quality: QUALITY, optimizeForSpeed: true },
      ...{ captureBeyondViewport: true, clip: { ...box, scale: SCALE } }
    }),
    window.limits.shot,
    () => new Trouble('picture-failed')
  )
  return data
}
