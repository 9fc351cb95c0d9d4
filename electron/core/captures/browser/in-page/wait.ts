// Waiting in the page: for frames that are painted, and for time to pass.

/** The next painted frame and what observers make of it; a page that paints nothing is not waited for. */
export function nextFrame(): Promise<void> {
  return new Promise(resolve => {
    const late = setTimeout(resolve, 120)
    requestAnimationFrame(() => {
      clearTimeout(late)
      setTimeout(resolve, 0)
    })
  })
}

export async function frames(count: number): Promise<void> {
  for (let shown = 0; shown < count; shown++) await nextFrame()
}

export const pauseFor = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** Two frames, however long they take: for a frame of the page, which paints anew once it is in view. */
export function framePainted(): Promise<void> {
  return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}
