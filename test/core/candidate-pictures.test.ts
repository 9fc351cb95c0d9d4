// Which parts of a page are pictured for the comments that are proposed on it.
import { expect, it } from 'vitest'
import { layOut } from '../../electron/core/captures/browser/comments/picture-candidates.ts'

const box = (y: number, height = 100, x = 40, width = 600) => ({ x, y, width, height })

it('pictures what stands together in one, at half its size, and says where each is in it', () => {
  expect(layOut([box(1000), null, box(1200, 80, 80, 700)])).toEqual({
    sheets: [{ x: 40, y: 1000, width: 740, height: 280 }],
    places: [
      { sheet: 0, x: 0, y: 0, width: 300, height: 50 },
      null,
      { sheet: 0, x: 20, y: 100, width: 350, height: 40 }
    ]
  })
})

it('pictures a long page in parts, whatever order they came in, and leaves what is beyond the last', () => {
  const boxes = [box(5200), ...Array.from({ length: 20 }, (_, at) => box(at * 5000))]
  const { sheets, places } = layOut(boxes)
  expect(sheets.length).toBe(12)
  expect(sheets.every(({ height }) => height <= 4000)).toBe(true)
  expect(places[0]).toMatchObject({ sheet: 1, y: 100 })
  expect(places.at(-1)).toBe(null)
})

it('pictures nothing where nothing is seen', () => {
  expect(layOut([null, null])).toEqual({ sheets: [], places: [null, null] })
})
