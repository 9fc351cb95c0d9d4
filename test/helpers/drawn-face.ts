// A face drawn in plain shapes, so that no picture of a person is needed where faces are looked for.
import { PNG } from 'pngjs'

type Colour = readonly [number, number, number]

/** Draws faces on a grey wall; each is given by its middle and half its height, in pixels. */
export function pictureWithFaces(
  size: { readonly width: number; readonly height: number },
  faces: readonly { readonly x: number; readonly y: number; readonly half: number }[]
): PNG {
  const png = new PNG(size)
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      const drawn = faces.map(face => colourOf((x - face.x) / face.half, (y - face.y) / face.half))
      png.data.set(
        [...(drawn.find(colour => colour !== null) ?? [165, 170, 160]), 255],
        (y * size.width + x) * 4
      )
    }
  return png
}

/** The colour at a place of a face whose middle is 0, 0 and whose height is from -1 to 1; null beside it. */
function colourOf(x: number, y: number): Colour | null {
  const isIn = (middleX: number, middleY: number, wide: number, tall: number) =>
    ((x - middleX) / wide) ** 2 + ((y - middleY) / tall) ** 2 < 1
  if (isIn(0, -0.12, 0.85, 1.08) && (y < -0.45 || Math.abs(x) > 0.68)) return [60, 40, 30]
  if (!isIn(0, 0, 0.75, 1)) return besideHead(x, y)
  const light = 1 - 0.35 * Math.max(0, x) - 0.15 * Math.max(0, y)
  const skin: Colour = [224 * light, 178 * light, 150 * light]
  const shade = (by: number): Colour => [skin[0] * by, skin[1] * by, skin[2] * by]
  for (const side of [-0.3, 0.3]) {
    if (isIn(side, -0.14, 0.065, 0.07)) return [50, 35, 28]
    if (isIn(side, -0.14, 0.14, 0.075)) return [240, 238, 235]
    if (isIn(side, -0.32, 0.17, 0.04)) return [70, 48, 36]
    if (isIn(side, -0.06, 0.16, 0.03)) return shade(0.85)
  }
  if (isIn(0, 0.5, 0.24, 0.015)) return [100, 40, 42]
  if (isIn(0, 0.5, 0.26, 0.075)) return [176, 84, 82]
  if (isIn(0, 0.24, 0.12, 0.04)) return [170 * light, 115 * light, 95 * light]
  if (isIn(0.06, 0.1, 0.05, 0.2)) return shade(0.84)
  return isIn(0, 0.64, 0.16, 0.03) ? shade(0.86) : skin
}

/** Neck and shoulders. */
function besideHead(x: number, y: number): Colour | null {
  if (Math.abs(x) < 0.35 && y > 0 && y < 1.25) return [190, 145, 120]
  return y > 0.95 && y < 2 && Math.abs(x) < 1.4 ? [70, 90, 120] : null
}
