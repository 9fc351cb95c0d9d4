// Which pages and answers break off, by what came of them.
import { describe, expect, it } from 'vitest'
import {
  endsInMidst,
  isCutJson,
  isShort,
  isStretch
} from '../../electron/core/captures/browser/network/cut-answers.ts'
import { isNeeded, LostParts } from '../../electron/core/captures/browser/network/lost-parts.ts'

const response = (status: number, headers: Record<string, string>) =>
  ({ status, headers }) as unknown as Parameters<typeof isStretch>[0]

describe('a page', () => {
  it.each([
    ['in a tag', '<p>Ja <a href="/be'],
    ['in a value', '<p title="a > b'],
    ['in a comment', '<p>Ja</p><!-- mer'],
    ['in a script', '<p>Ja</p><script>if (a < b) show("</p>")'],
    ['in a part of it', '<main><p>Ja</p>'],
    ['before it is closed', '<head></head><body><p>Ja</p>'],
    ['after a comment that closes at once', '<!--><div><p>Ja']
  ])('breaks off %s', (_, html) => expect(endsInMidst(html)).toBe(true))

  it.each([
    ['it is closed', '<html><body><div><p>Ja</html>'],
    ['only what may be left out is', '<html lang="sv"><title>a</title><article><p>Ja</p></article>'],
    ['its body is closed', '<body><div>Ja</BODY >\n<!-- x'],
    ['no end has to be there', '<title>a</title><p>Ja<ul><li>b<li>c</ul><p>Nej'],
    ['it has no frame', '<!doctype html><body style="margin:0"><p>Ja'],
    ['a script speaks of tags', '<script>a = "<div>"; b = `<!--`</script><p>Ja'],
    ['a drawing closes its own', '<svg><a href="x"/></svg><p>Ja'],
    ['signs stand in its text', '<p>3 < 4 och 5 <6'],
    ['a value has signs in it', '<div title="<div>" data-b=\'"\'>Ja</div>'],
    ['it is empty', '']
  ])('does not break off where %s', (_, html) => expect(endsInMidst(html)).toBe(false))
})

describe('an answer', () => {
  it.each(['{"a":[1,', '{"a":"b', '[{"a":"\\"}]', '{"a":1}\n{"b'])('breaks off: %s', text =>
    expect(isCutJson(text)).toBe(true)
  )
  it.each(['{"a":[1]}', '{"a":"\\\\"}', '{"a":1}\n{"b":"["}\n', "{'a':1}"])('does not: %s', text =>
    expect(isCutJson(text)).toBe(false)
  )

  it('is a stretch, or is all there is', () => {
    const stretch = (range: string) => isStretch(response(206, { 'Content-Range': range }))
    expect([stretch('bytes 0-9/20'), stretch('bytes 5-19/20')]).toEqual([true, true])
    expect([stretch('bytes 0-19/20'), stretch('bytes 0-9/*'), stretch('')]).toEqual([false, false, false])
    expect(isStretch(response(200, { 'content-range': 'bytes 0-9/20' }))).toBe(false)
  })

  it('is shorter than it said, where it is not packed', () => {
    const whole = response(200, { 'Content-Length': '100' })
    expect([isShort(whole, 99), isShort(whole, 180), isShort(whole, 0)]).toEqual([true, false, false])
    expect(isShort(response(200, {}), 1)).toBe(false)
    expect(isShort(response(200, { 'content-length': '100', 'content-encoding': 'br' }), 99)).toBe(false)
  })
})

describe('a script', () => {
  const PAGE = 'https://www.norrby.example/start'
  it.each([
    ['https://norrby.example/app.js', true],
    ['https://static.norrby.example/app.js', true],
    ['https://cdn.example/lib/jquery.min.js', true],
    ['https://connect.example/sv_SE/sdk.js', true],
    ['https://www.googletagmanager.com/gtm.js?id=1', false],
    ['https://stats.norrby.example/matomo.js', false],
    ['https://www.norrby.example/analytics/seen.js', false],
    ['https://fonts.example/css2?family=Inter', false]
  ])('is a part of the page, or tells of its visitors: %s', (url, needed) =>
    expect(isNeeded(url, PAGE)).toBe(needed)
  )

  it('is not missed where it came by another question, or from another host', () => {
    const lost = new LostParts()
    lost.lose('https://norrby.example/app.js', 'script 500', PAGE)
    lost.lose('https://cdn.example/jquery.min.js', 'script failed', PAGE)
    lost.find('https://norrby.example/other/app.js')
    lost.find('https://norrby.example/load.php?a')
    expect(lost.first).toBe('script 500')
    lost.find('https://norrby.example/app.js?again')
    expect(lost.first).toBe('script failed')
    lost.find('https://norrby.example/own/jquery.min.js')
    expect(lost.first).toBeNull()
  })
})
