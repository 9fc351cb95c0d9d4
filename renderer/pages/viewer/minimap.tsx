// All of a tall picture beside it, small, with a frame around what is seen: where it is pressed, or the frame is dragged, the picture goes.
// The keys that scroll do the same, so it is no stop for the keyboard, and nothing is read out of it.
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { objectAddress } from '../../components/object-picture.tsx'
import type { PlacedTile } from './tile.tsx'

/** How wide it is drawn, and how tall at the most. */
const WIDTH = 72
const TALLEST = 1_600

type MinimapProps = {
  tiles: readonly PlacedTile[]
  width: number
  height: number
  /** What is seen of it, as shares of its height. */
  from: number
  share: number
  /** The share that comes to the middle. */
  onGo: (share: number) => void
}

/** Of one picture; it is drawn once. */
export function Minimap({ tiles, width, height, from, share, onGo }: MinimapProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn] = useState({ tiles, height })
  const size = { width: WIDTH, height: Math.round(Math.min(TALLEST, (height * WIDTH) / width)) }
  useEffect(() => {
    const context = canvas.current?.getContext('2d') ?? null
    const ending = new AbortController()
    if (context !== null) void draw(context, drawn, ending.signal)
    return () => ending.abort()
  }, [drawn])
  const go = ({ currentTarget, clientY }: PointerEvent) => {
    const { top, height: tall } = currentTarget.getBoundingClientRect()
    onGo((clientY - top) / tall)
  }
  return (
    <div
      className="minimap"
      style={{ height: `min(100%, ${size.height}px)` }}
      aria-hidden="true"
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={event => {
        if (event.buttons === 1) go(event)
      }}
    >
      <canvas ref={canvas} {...size} />
      <div className="minimap-seen" style={{ top: `${from * 100}%`, height: `${share * 100}%` }} />
    </div>
  )
}

/** One tile after the other, when nothing else is to be done: none is kept, since together they are hundreds of megabytes. */
async function draw(
  context: CanvasRenderingContext2D,
  { tiles, height }: Pick<MinimapProps, 'tiles' | 'height'>,
  ending: AbortSignal
): Promise<void> {
  const { width: wide, height: tall } = context.canvas
  for (const tile of tiles) {
    await new Promise(done => requestIdleCallback(done))
    const image = new Image()
    image.src = objectAddress(tile.sha256)
    // What is damaged or gone is told in its own place.
    const isThere = await image.decode().then(
      () => true,
      () => false
    )
    if (ending.aborted) return
    const [top, high] = [(tile.top / height) * tall, (tile.height / height) * tall]
    if (isThere) context.drawImage(image, 0, top, wide, high)
  }
}
