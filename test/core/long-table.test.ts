// A table of more rows than a list in a PDF/A-1 may have parts (ISO 19005-1, 6.1.12).
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import { openPdf } from '../../electron/core/formats/pdf/document.ts'

const ROWS = 8500

it('is parted into tables with the same headings, so that no list in the structure is too long', {
  timeout: 120_000
}, async () => {
  const pdf = await openPdf({
    ...{ title: 'Lista', author: 'Norrby kommun', appVersion: '0.1.0', level: '1b' },
    at: Instant.parse('2026-11-26T12:00:00.000Z')
  })
  const written = buffer(pdf.stream)
  pdf.table({
    columns: [{ title: 'Nr', share: 1 }],
    rows: Array.from({ length: ROWS }, (_, at) => [`${at}`])
  })
  pdf.end()
  const text = (await written).toString('latin1')
  const count = (kind: string) => text.split(new RegExp(`/S /${kind}\\b`)).length - 1
  expect([count('Table'), count('TH'), count('TR'), count('TD')]).toEqual([3, 3, ROWS + 3, ROWS])
  const lists = [...text.matchAll(/\/K \[([^\]]*)\]/g)].map(
    ([, items = '']) => items.split(' 0 R').length - 1
  )
  expect(lists.length).toBeGreaterThan(ROWS)
  // Four thousand rows and their headings.
  expect(Math.max(...lists)).toBe(4001)
})
