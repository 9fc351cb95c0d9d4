// Boxes on a picture, drawn where they lie in it however large it is shown.

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The box's place as shares of a picture of this size. */
export const boxStyle = (box: Box, { width, height }: Pick<Box, 'width' | 'height'>) => ({
  left: `${(100 * box.x) / width}%`,
  top: `${(100 * box.y) / height}%`,
  width: `${(100 * box.width) / width}%`,
  height: `${(100 * box.height) / height}%`
})
