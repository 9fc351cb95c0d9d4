// Which lines of a page's text its source lacks, and what is said of rows that are in no text.
import { expect, it } from 'vitest'
import { compareLines } from '../../electron/core/captures/browser/artefacts/second-witness.ts'
import { reasonSentence } from '../../shared/reasons.ts'

const mhtml = (body: string): Buffer =>
  Buffer.from(
    `Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>${body}</body></html>\r\n--b--\r\n`
  )
const lacking = (text: string, body: string): number =>
  compareLines({ text, layout: null, source: mhtml(body) }).notInSource

const MEETING = 'Sammanträde i kommunstyrelsen, öppet för alla, den tredje mars i Folkets hus'
const OTHER = 'Sammanträde i kommunstyrelsen, öppet för alla, den fjärde maj i stora salen'

it('knows lines that begin alike from each other', () => {
  expect(lacking(`${MEETING}\n${OTHER}`, `<p>${MEETING}</p>`)).toBe(1)
  expect(lacking(`${MEETING}\n${OTHER}`, `<p>${MEETING}</p><p>${OTHER}</p>`)).toBe(0)
})

it('finds things beside each other in one line, with hidden words between them in the source', () => {
  const card = '<div><b>Anna Ek</b><div style="display:none">Telefon till henne</div></div>'
  expect(lacking('Anna EkAnna EkAnna EkAnna Ek', card.repeat(4))).toBe(0)
  expect(lacking('Anna EkAnna EkBerit ÅsAnna Ek', card.repeat(4))).toBe(1)
})

it('says of rows that there are at least so many', () => {
  const reason = { code: 'content-not-expanded', detail: 'at least 3 rows' } as const
  expect(reasonSentence(reason, 'sv')).toContain('(minst 3 rader)')
})
