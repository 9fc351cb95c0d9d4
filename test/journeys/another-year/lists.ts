// The lists of another municipality as files: a spreadsheet saved as CSV with semicolons in Windows-1252, and a workbook of one department.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { workbook } from '../../helpers/xlsx.ts'
import { ANSWERS, cells, FIRST, HEADINGS, TWICE } from './rows.ts'

const TITLE = [
  cells('Sociala medier i Älvmora kommun'),
  cells('Uppdaterad: 2025-11-03 – Kommunikation'),
  cells()
]
const TRAILING = [cells(), cells('Totalt: 18 kanaler'), cells('', '', '', '', 'OBS! ”skarp” lista')]

export const firstList = (dir: string) =>
  csv(
    dir,
    'Sociala medier 2025.csv',
    FIRST.map(([row]) => row)
  )

/** The list with the answers in it, and without what stood there twice and below. */
export const answeredList = (dir: string) =>
  csv(
    dir,
    'Sociala medier 2025 rättad.csv',
    FIRST.map(([row], at) => HEADINGS.map((_, column) => ANSWERS[at]?.[column] ?? row[column] ?? '')).filter(
      (_, at) => at !== TWICE
    ),
    []
  )

async function csv(
  dir: string,
  name: string,
  rows: readonly (readonly string[])[],
  after: readonly (readonly string[])[] = TRAILING
): Promise<string> {
  const lines = [...TITLE, HEADINGS, ...rows, ...after].map(row =>
    HEADINGS.map((_, at) => row[at] ?? '').join(';')
  )
  const path = join(dir, name)
  await writeFile(path, windows1252(`${lines.join('\r\n')}\r\n`))
  return path
}

// Beyond Latin 1 the lists hold a dash and quotation marks.
const windows1252 = (text: string) =>
  Buffer.from(text.replaceAll('–', '\u0096').replaceAll('”', '\u0094'), 'latin1')

/** A workbook that a department keeps for itself: a merged cell for the department, dates as dates, and a line below. */
export async function departmentBook(dir: string): Promise<string> {
  const path = join(dir, 'Kulturens konton.xlsx')
  const row = (name: string, address: string, who: string, mail: string, on: string) => [
    ...['Scen och utställning', name, 'Instagram', address, who, mail, 'Nämnden'],
    { date: on }
  ]
  const book = await workbook({
    sheet: 'Konton',
    rows: [
      ['Kulturens konton'],
      [
        'Enhet',
        'Konto',
        'Plattform',
        'Webbadress',
        'Kontaktperson',
        'Mejl',
        'Beslutat av',
        'Datum för beslut'
      ],
      row(
        'Konsthallen',
        'https://www.instagram.com/konsthallen',
        'Lena Holm',
        'lena.holm@alvmora.example',
        '2024-05-02'
      ),
      [
        null,
        ...row(
          'Museet',
          'https://www.instagram.com/museet',
          'Lena Holm',
          'lena.holm@alvmora.example',
          '2024-05-02'
        ).slice(1)
      ],
      [null, null, null, null, null, null, 'Senast ändrad', { date: '2025-01-31' }]
    ],
    merged: ['A3:A4', 'A1:H1']
  })
  await writeFile(path, book)
  return path
}
