// Which open streams and calls of a page something more is expected of, by how they have gone on so far.
import { EventEmitter } from 'node:events'
import type { CDPSession } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'
import { Streams } from '../../electron/core/captures/browser/network/streams.ts'
import { Traffic } from '../../electron/core/captures/browser/network/traffic.ts'

function atClock() {
  let now = 0
  const streams = new Streams(() => now)
  return {
    streams,
    pass(ms: number) {
      now += ms
      return streams.toCome().length
    }
  }
}

describe('a stream', () => {
  it('that has given nothing is waited for some seconds, and no longer', () => {
    const { streams, pass } = atClock()
    streams.opened('1', 'wss://norrby.example/live?visitor=1')
    expect(streams.toCome()).toEqual([{ kind: 'stream wss://norrby.example/live', in: 0 }])
    expect(pass(3_900)).toBe(1)
    expect(pass(200)).toBe(0)
    expect(streams.isGiving()).toBe(false)
  })

  it('that gives is waited for a little longer than it has been silent before', () => {
    const { streams, pass } = atClock()
    streams.opened('1', 'https://norrby.example/live')
    pass(500)
    streams.gave('1')
    expect(pass(1_400)).toBe(1)
    expect(pass(200)).toBe(0)
    pass(900)
    streams.gave('1')
    expect(pass(3_000)).toBe(1)
    expect(pass(300)).toBe(0)
    expect(streams.gaveAt).toBe(3_000)
  })

  it('is waited for when the page has asked through it, and not when it is closed', () => {
    const { streams, pass } = atClock()
    streams.opened('1', 'wss://norrby.example/live')
    streams.gave('1')
    pass(60_000)
    streams.said('1')
    expect(pass(3_000)).toBe(1)
    expect(pass(1_000)).toBe(0)
    streams.said('1')
    streams.closed('1')
    expect(pass(0)).toBe(0)
  })

  it('that has answered before is waited for longer, and one that is only kept open is not', () => {
    const { streams, pass } = atClock()
    streams.opened('1', 'wss://norrby.example/live')
    streams.said('1', '{"more":0}')
    streams.gave('1')
    pass(60_000)
    streams.said('1', '{"type":"ping"}')
    expect(streams.isAsked()).toBe(false)
    streams.said('1', '{"more":4}')
    expect(pass(7_000)).toBe(1)
    expect(streams.isAsked()).toBe(true)
    expect(pass(1_500)).toBe(0)
    // What it has not answered once, it may not answer again.
    streams.said('1', '{"seen":4}')
    expect(streams.isAsked()).toBe(false)
  })

  it('that has given much is talk, where nothing else is waited for', () => {
    const { streams } = atClock()
    streams.opened('1', 'wss://norrby.example/live')
    for (let n = 0; n < 3; n++) streams.gave('1')
    expect(streams.isTalk()).toBe(false)
    streams.gave('1')
    expect(streams.isTalk()).toBe(true)
    streams.opened('2', 'wss://norrby.example/other')
    expect(streams.isTalk()).toBe(false)
  })
})

/** What the browser says of what a page asks for; nothing is asked of it. */
function listening() {
  const events = new EventEmitter()
  // Only its events are used.
  const traffic = new Traffic(events as unknown as CDPSession, 'main')
  const ask = (session: EventEmitter, id: string, url: string, { type = 'Fetch', method = 'GET' } = {}) =>
    session.emit('Network.requestWillBeSent', {
      requestId: id,
      type,
      frameId: type === 'Document' ? 'main' : 'other',
      loaderId: 'loader',
      request: { url, method, headers: {} }
    })
  const answer = (session: EventEmitter, id: string, url: string, { type = 'Fetch', status = 200 } = {}) =>
    session.emit('Network.responseReceived', {
      requestId: id,
      type,
      frameId: type === 'Document' ? 'main' : 'other',
      loaderId: 'loader',
      response: { url, status, headers: {}, mimeType: 'text/html' }
    })
  const page = 'https://norrby.example/'
  ask(events, 'page', page, { type: 'Document' })
  answer(events, 'page', page, { type: 'Document' })
  return { events, traffic, ask, answer }
}

describe('a call', () => {
  it.each([
    ['/api/news', 'GET', 404, '404'],
    ['/api/news', 'GET', 410, '410'],
    ['/api/news', 'GET', 500, '500'],
    ['/api/who-am-i', 'GET', 401, undefined],
    ['/api/news', 'HEAD', 404, undefined],
    ['/analytics/collect', 'POST', 404, undefined]
  ])(
    'of the page’s own site to %s by %s that gets a %i is missed as it should be',
    (path, method, status, told) => {
      const { events, traffic, ask, answer } = listening()
      const url = `https://norrby.example${path}`
      ask(events, '1', url, { method })
      answer(events, '1', url, { status })
      expect(traffic.unanswered.get(url)).toBe(told)
    }
  )

  it('is still answered while its answer comes piece by piece', () => {
    const { events, traffic, ask, answer } = listening()
    const url = 'https://norrby.example/feed'
    ask(events, '1', url)
    expect(traffic.comingAnswers()).toBe(0)
    answer(events, '1', url)
    events.emit('Network.dataReceived', { requestId: '1' })
    expect(traffic.comingAnswers()).toBe(1)
    events.emit('Network.loadingFinished', { requestId: '1', encodedDataLength: 10 })
    expect(traffic.comingAnswers()).toBe(0)
  })

  it('of a frame of another site counts until the frame is taken away', () => {
    const { events, traffic, ask } = listening()
    const frame = new EventEmitter()
    events.emit('sessionattached', frame)
    ask(frame, '1', 'https://other.example/calendar')
    expect(traffic.openCalls()).toBe(1)
    events.emit('sessiondetached', frame)
    expect(traffic.openCalls()).toBe(0)
  })
})
