// Frames around places in a picture; the one that is looked at is told apart by more than its colour.
import type { TextPlace } from '#shared/capture.ts'

const MARGIN = 3

/** Each mark has one or several places, in pixels of the picture. */
export function Marks({
  marks,
  current,
  scale
}: {
  marks: readonly (readonly TextPlace[])[]
  current: number | null
  scale: number
}) {
  return (
    <>
      {marks.flatMap((places, index) =>
        places.map(({ x, y, width, height }) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: two marks may lie on the same place
            key={`${index} ${x} ${y}`}
            className="viewer-mark"
            data-current={index === current || undefined}
            style={{
              left: x * scale - MARGIN,
              top: y * scale - MARGIN,
              width: width * scale + 2 * MARGIN,
              height: height * scale + 2 * MARGIN
            }}
          />
        ))
      )}
    </>
  )
}
