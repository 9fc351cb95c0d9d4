// Dates in workbooks: numbers that only their style tells from other numbers.
import type { Spent } from './sheet.ts'
import { readXml } from './xml.ts'

// Excel's own formats that show a date.
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58])

/** Of each cell style of a workbook, whether it shows a date. */
export function dateStyles(part: Buffer | undefined, spent: Spent): boolean[] {
  const styles: boolean[] = []
  if (part === undefined) return styles
  const own = new Map<number, boolean>()
  let isCellStyle = false
  readXml(part, spent, {
    open({ name, attributes }) {
      const id = Number(attributes['numFmtId'] ?? 0)
      if (name === 'numFmt') own.set(id, showsDate(attributes['formatCode'] ?? ''))
      if (name === 'cellXfs') isCellStyle = true
      if (name === 'xf' && isCellStyle) styles.push(own.get(id) ?? DATE_FORMATS.has(id))
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false
    }
  })
  return styles
}

/** Characters in a format, at the most; looking through it takes the square of that. */
const MOST_FORMAT = 1_000

/** A format with years or days in it; what is quoted or in brackets is not part of it. */
function showsDate(format: string): boolean {
  return /[yd]|å/i.test(format.slice(0, MOST_FORMAT).replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

const DAY = 86_400_000

/** The calendar date of a serial number, `yyyy-mm-dd`. Days are counted from 1900, with a leap day it never had, or 1904. */
export function serialDate(serial: number, from1904: boolean): string {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return String(serial)
  const days = from1904 ? Math.floor(serial) + 1462 : Math.floor(serial)
  return new Date(Date.UTC(1899, 11, 30) + days * DAY).toISOString().slice(0, 10)
}
