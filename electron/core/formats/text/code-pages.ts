// The letters of bytes in the code pages of Windows, DOS and the Macintosh, by their numbers.

/** What the number of a code page is called here; an unknown one is taken for that of western Europe. */
export const codePageOf = (number: number): string => knownPage(number) ?? WESTERN

export const isKnownPage = (number: number): boolean => knownPage(number) !== null

function knownPage(number: number): string | null {
  if (number >= 1250 && number <= 1258) return `windows-${number}`
  const iso = number - 28_590
  return NAMED[number] ?? (ISO.has(iso) ? `iso-8859-${iso}` : null)
}
const WESTERN = 'windows-1252'
const ISO: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16])
const DOS = 'dos'
const NAMED: Readonly<Record<number, string>> = {
  ...{ 437: DOS, 850: DOS, 858: DOS, 865: DOS, 866: 'ibm866', 874: 'windows-874' },
  ...{ 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 10000: 'macintosh', 65001: 'utf-8' },
  ...{ 50220: 'iso-2022-jp', 50221: 'iso-2022-jp', 50222: 'iso-2022-jp', 51932: 'euc-jp', 20932: 'euc-jp' },
  ...{ 51949: 'euc-kr', 54936: 'gb18030', 20866: 'koi8-r', 21866: 'koi8-u', 20127: WESTERN }
}

/** The code page of a font with the letters of so many a set (RTF 1.9.1, `\fcharset`); null where it is that of the text. */
export function pageOfFont(set: number): string | null {
  const number = SETS[set]
  return number === undefined ? null : codePageOf(number)
}
const SETS: Readonly<Record<number, number>> = {
  ...{ 0: 1252, 77: 10_000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258 },
  ...{ 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850 }
}

/** The letters of bytes; those that stand as themselves are UTF-8 where they can be, as of programs that know no better. */
export function lettersOf(bytes: Buffer, page: string, mayBeUtf8: boolean): string {
  if (mayBeUtf8 && page.startsWith('windows-')) {
    const text = new TextDecoder().decode(bytes)
    if (!text.includes('\uFFFD')) return text
  }
  if (page !== DOS) return new TextDecoder(page).decode(bytes)
  return Array.from(bytes, byte =>
    byte < 128 ? String.fromCharCode(byte) : (OF_DOS[byte - 128] ?? ' ')
  ).join('')
}
/** Of 437, 850 and 865 alike, but for signs. */
const OF_DOS = [...'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»']
