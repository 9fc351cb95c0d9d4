// What is written as XML is read back by a parser that is not ours.
import { XmlDocument } from 'libxml2-wasm'
import { expect, it } from 'vitest'
import { openXml } from '../../electron/core/formats/xml/xml.ts'

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
