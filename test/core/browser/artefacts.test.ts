// What is kept of a page beside its picture and text: where everything is, and what the page was answered.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Layout } from '../../../electron/core/captures/browser/artefacts/layout.ts'
import type { PageFile } from '../../../electron/core/captures/browser/artefacts/page-file.ts'
import { upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { type Taken, take } from './taking.ts'

beginStage()

const json = (taken: Taken, role: 'layout' | 'traffic') =>
  JSON.parse(Buffer.from(taken.of(role)[0]?.bytes ?? []).toString())
const layoutOf = (taken: Taken): Layout => json(taken, 'layout')
const linesOf = (taken: Taken) => layoutOf(taken).blocks.flat()

describe('where everything is on the page', { timeout: 60_000 }, () => {
  it('is known for each line of text, in pixels of the picture', async () => {
    const taken = await take(browser, `${site.origin}/placed`)
    expect(taken.state).toBe('complete')
    const lines = linesOf(taken)
    expect(lines.find(({ text }) => text.startsWith('Öppet hus'))).toMatchObject({ x: 100, y: 43 })
    expect(lines.find(({ text }) => text === 'Längst ned: måndag')).toMatchObject({ x: 100, y: 8503 })
    expect(lines.some(({ text }) => text.includes('Osynlig'))).toBe(false)
    // A paragraph with parts in bold and in a link is one block, broken as the page breaks it.
    const block = layoutOf(taken).blocks.find(([first]) => first?.text.startsWith('Ett'))
    expect(block?.map(({ text }) => text).join(' ')).toBe(
      'Ett två tre fyra fem sex sju åtta nio tio elva tolv'
    )
    expect(block?.map(({ y }) => y)).toEqual([43, 73, 103].slice(0, block?.length))
    expect(block?.length).toBeGreaterThan(1)
    for (const { x, width } of block ?? []) expect([x, x + width <= 800]).toEqual([500, true])
  })

  it('together with what pictures, links and buttons are called', async () => {
    const { pictures, links, names } = layoutOf(await take(browser, `${site.origin}/placed?lacking`))
    expect(pictures).toEqual([
      {
        alt: 'Röd ros i en vas',
        address: `${site.origin}/picture/1`,
        came: true,
        x: 40,
        y: 300,
        width: 200,
        height: 100
      },
      {
        alt: null,
        address: `${site.origin}/picture/2`,
        came: true,
        x: 340,
        y: 300,
        width: 200,
        height: 100
      },
      {
        alt: 'Blå ros',
        address: `${site.origin}/missing`,
        came: false,
        x: 600,
        y: 300,
        width: 100,
        height: 100
      }
    ])
    expect(links).toMatchObject([{ text: 'tre fyra', address: `${site.origin}/feed?n=2#x` }])
    expect(names).toEqual(
      expect.arrayContaining([
        { role: 'button', name: 'Dela inlägget' },
        { role: 'image', name: 'Röd ros i en vas' },
        { role: 'link', name: 'tre fyra' }
      ])
    )
  })

  it('also in a frame of another site, and in a list that keeps only the rows in view', async () => {
    const framed = linesOf(await take(browser, `${site.origin}/placed-frame?other=${site.otherOrigin}`))
    const line = framed.find(({ text }) => text === 'Annan ram')
    expect(line?.x).toBe(50)
    expect(line?.y).toBeGreaterThan(4 * 300 + 150)
    expect(line?.y).toBeLessThan(4 * 300 + 250)

    const rows = linesOf(await take(browser, `${site.origin}/recycled`)).filter(({ text }) =>
      /^Rad \d+$/.test(text)
    )
    expect(rows.map(({ text }) => text)).toEqual(upTo(120).map(n => `Rad ${n}`))
    const [first, second] = rows
    expect(rows.map(({ y }) => y)).toEqual(upTo(120).map(n => (first?.y ?? 0) + n * 300))
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBe(300)
  })
})

describe('what the page was answered', { timeout: 60_000 }, () => {
  it('is kept with the headers of its document, without cookies', async () => {
    const taken = await take(browser, `${site.origin}/cookies`)
    const { responses, console } = json(taken, 'traffic')
    expect(responses[0]).toMatchObject({
      method: 'GET',
      address: `${site.origin}/cookies`,
      type: 'document',
      status: 200,
      headers: { 'x-served-by': 'norrby' }
    })
    expect(console).toEqual([])
    expect(JSON.stringify(responses)).not.toContain('hemlig')
  })

  it('and with what it complained about', async () => {
    const taken = await take(browser, `${site.origin}/complains`)
    const { responses, console } = json(taken, 'traffic')
    const texts = console.map(({ level, text }: { level: string; text: string }) => `${level}: ${text}`)
    expect(texts).toEqual(
      expect.arrayContaining([
        'error: Något är fel 7',
        'warning: Se upp',
        expect.stringMatching(/^error: Uncaught .*TypeError: ingen metod/),
        expect.stringMatching(/^error: Failed to load resource.*500/)
      ])
    )
    expect(texts.join()).not.toContain('tyst')
    expect(responses).toContainEqual(
      expect.objectContaining({ address: `${site.origin}/500`, type: 'fetch', status: 500 })
    )
  })
})

describe('the page as a file', { timeout: 60_000 }, () => {
  it('is a PDF with its parts tagged, its headings as an outline and its language', async () => {
    const taken = await take(browser, `${site.origin}/placed`)
    const pdf = Buffer.from(taken.of('pdf')[0]?.bytes ?? []).toString('latin1')
    expect(pdf).toMatch(/^%PDF-1\.\d/)
    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).toContain('/Marked true')
    expect(pdf).toMatch(/\/Lang \(sv\)/)
    expect(pdf).toContain('/S /Figure')
  })

  it('leaves the picture as the page was, also where the page changes itself to be printed', async () => {
    const taken = await take(browser, `${site.origin}/changed-by-print`)
    expect(taken.state).toBe('complete')
    expect(taken.provenance.steps.slice(-3).map(({ step }) => step)).toEqual(['pdf', 'wacz', 'witness'])
    const said = linesOf(taken).map(({ text }) => text)
    expect(said).not.toContain('Skrivs ut')
    expect(taken.text).not.toContain('Skrivs ut')
  })

  it('is not called whole without its PDF, and says why', async () => {
    const taken = await take(browser, `${site.origin}/placed`, { limits: { pdf: 1 } })
    expect(taken).toMatchObject({ state: 'partial', reasons: [{ code: 'pdf-failed', detail: '1 ms' }] })
  })

  it.each(['/placed', '/frames', '/shadow', '/sticky'])(
    'is the same when the page is the same, so that it is kept once: %s',
    async path => {
      const address = `${site.origin}${path}?other=${site.otherOrigin}`
      const [one, other] = [await take(browser, address), await take(browser, address)]
      expect(one.state).toBe('complete')
      for (const role of ['screenshot', 'view', 'text', 'layout', 'source', 'pdf'] as const)
        expect([role, sums(one.of(role))]).toEqual([role, sums(other.of(role))])
      const source = Buffer.from(one.of('source')[0]?.bytes ?? []).toString()
      expect(source).toContain(`Snapshot-Content-Location: ${address}`)
      expect(source).not.toMatch(/^Date:/m)
      // Every part that the page refers to is still there under that name.
      const whole = source.replaceAll('=\r\n', '')
      const asked = [...whole.matchAll(/cid:([\w-]+@mhtml\.blink)/g)].map(([, name]) => name)
      expect(asked.length).toBeGreaterThan(0)
      for (const name of asked)
        expect(whole).toMatch(new RegExp(`^Content-(ID: <|Location: cid:)${name}`, 'm'))
    }
  )
})

const sums = (files: readonly PageFile[]) =>
  files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'))
