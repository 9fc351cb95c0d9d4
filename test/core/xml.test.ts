// What is written as XML is read back by a parser that is not ours.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { expect, it } from 'vitest'
import { isWellFormed } from '../../electron/core/formats/xml/well-formed.ts'
import { openXml } from '../../electron/core/formats/xml/xml.ts'
import { temporaryFolder } from '../helpers/archive.ts'

async function readBack(text: string): Promise<{ text: string; attribute: string }> {
  let written = ''
  const xml = await openXml({
    async add(piece) {
      written += piece
    }
  })
  await xml.open('all')
  await xml.leaf('one', text, { said: text, left: null })
  await xml.leaf('two', null)
  await xml.end()
  const document = XmlDocument.fromString(written)
  try {
    const one = document.get('/all/one')
    return { text: String(one?.content), attribute: document.eval('string(/all/one/@said)') as string }
  } finally {
    document.dispose()
  }
}

it.each([
  'å ä ö, "citat" & <script>alert(1)</script> ]]>',
  'rad\nrad\r\nrad\ttab',
  'NFD: a\u030a, emoji: 👩‍👩‍👧, höger till vänster: \u202e'
])('keeps %j in content and attribute alike', async text => {
  expect(await readBack(text)).toEqual({ text, attribute: text })
})

it('replaces what XML 1.0 cannot hold where it stood', async () => {
  const read = await readBack('a\0b\u000bc\ud800d\uffffe')
  expect(read).toEqual({ text: 'a\ufffdb\ufffdc\ufffdd\ufffde', attribute: 'a\ufffdb\ufffdc\ufffdd\ufffde' })
})

it('is told from what is only called so, where it is not too large to be asked', async () => {
  const path = join(await temporaryFolder(), 'fil.xml')
  const is = async (text: string) => {
    await writeFile(path, text)
    return isWellFormed(path)
  }
  expect(await is('<a><b/></a>')).toBe(true)
  expect(await is('<?xml version="1.0"?>\n<a><b></a>')).toBe(false)
  // Nothing that it points at is opened, and nothing is made of what would grow without end.
  expect(await is('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')).toBe(true)
  const grows = Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`)
  expect(await is(`<!DOCTYPE a [<!ENTITY a0 "a">${grows.join('')}]><a b="&a12;"/>`)).toBe(false)
  expect(await is(`<a>${'<b/>'.repeat(1 << 18)}</a>`)).toBeNull()
})
