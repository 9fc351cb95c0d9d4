// Reckoning with boxes, and choosing some of many.
import { describe, expect, it } from 'vitest'
import { addressesIn } from '../../electron/core/captures/browser/in-page/assets.ts'
import {
  isSameLine,
  overlap,
  roundBox,
  rounded,
  union
} from '../../electron/core/captures/browser/in-page/boxes.ts'
import { spread } from '../../electron/core/captures/browser/in-page/picture/text-bands.ts'

const room = { highest: 0, lowest: 5000, widest: 1280, tallest: 8000 }

describe('boxes', () => {
  it('are rounded outwards across and to the nearest pixel down, within the page', () => {
    expect(roundBox({ left: 10.7, top: 20.4, right: 100.2, bottom: 60.6 }, room)).toEqual({
      x: 10,
      y: 20,
      width: 91,
      height: 41
    })
    expect(roundBox({ left: -8, top: -20, right: 2000, bottom: 9000 }, room)).toEqual({
      x: 0,
      y: 0,
      width: 1280,
      height: 5000
    })
  })

  it('are at least a pixel, and no taller than may be pictured', () => {
    expect(roundBox({ left: 5, top: 5, right: 5, bottom: 5 }, room)).toEqual({
      x: 5,
      y: 5,
      width: 1,
      height: 1
    })
    const tall = roundBox({ left: 0, top: 100, right: 10, bottom: 20_000 }, { ...room, lowest: 20_000 })
    expect(tall.height).toBe(8000)
  })

  it('overlap when they share more than an edge', () => {
    const one = { x: 0, y: 0, width: 10, height: 10 }
    expect(overlap(one, { x: 9, y: 9, width: 10, height: 10 })).toBe(true)
    expect(overlap(one, { x: 10, y: 0, width: 10, height: 10 })).toBe(false)
  })

  it('of words are on one line when their middles are close', () => {
    const word = { x: 0, y: 100, width: 40, height: 20 }
    expect(isSameLine(word, { ...word, x: 50, y: 104 })).toBe(true)
    expect(isSameLine(word, { ...word, x: 50, y: 120 })).toBe(false)
    expect(union(word, { ...word, x: 50, y: 104 })).toEqual({ x: 0, y: 100, width: 90, height: 24 })
    expect(rounded(1.26)).toBe(1.3)
  })
})

describe('of many bands', () => {
  it('some are chosen, the first and the last among them', () => {
    const all = Array.from({ length: 100 }, (_, n) => n)
    const some = spread(all, 20)
    expect(some).toHaveLength(20)
    expect([some[0], some.at(-1)]).toEqual([0, 99])
  })

  it('all are, where they are few', () => expect(spread([2, 5, 9], 20)).toEqual([2, 5, 9]))
})

describe('addresses in a style', () => {
  it('are those of its pictures', () => {
    expect(addressesIn('linear-gradient(red, blue), url("https://b.example/a.png") none')).toEqual([
      'https://b.example/a.png'
    ])
    expect(addressesIn('none')).toEqual([])
  })
})
