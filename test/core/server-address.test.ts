// Which addresses are a server's, what a start asks for, and where the page of a server may lead its window.
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isServerAddress, serverAddressFrom } from '#shared/server-address.ts'
import { placeAskedFor, wordsFor } from '../../electron/main/asked-for.ts'
import { isPart, isReachable, mayGo } from '../../electron/main/server/may-go.ts'

const SERVER = 'https://arkiv.norrby.se'
const LOCAL = 'http://127.0.0.1:8080'

describe("a server's address", () => {
  it('is an origin, however it was written', () => {
    for (const written of [
      'arkiv.norrby.se',
      ` ${SERVER}/ `,
      'HTTPS://Arkiv.Norrby.SE/#/comments/1',
      `${SERVER}/a?b`
    ])
      expect([written, serverAddressFrom(written)]).toEqual([written, SERVER])
    expect(serverAddressFrom('https://åmål.se:8443')).toBe('https://xn--ml-xiab.se:8443')
    expect(serverAddressFrom(LOCAL)).toBe(LOCAL)
  })

  it('is encrypted unless it is of this computer, and names nobody', () => {
    for (const wrong of [
      ...['', 'http://arkiv.norrby.se', 'http://127.0.0.1.norrby.se', 'http://localhost.norrby.se'],
      ...[
        'https://moa:hemligt@norrby.se',
        'https://moa@norrby.se',
        'file:///etc/passwd',
        'app://kanalarkiv/'
      ],
      ...[
        'javascript:alert(1)',
        '/hemma/arkiv',
        'D:\\Arkiv',
        '\\\\server\\arkiv',
        'två ord',
        `https://${'a'.repeat(2000)}.se`
      ]
    ])
      expect([wrong, serverAddressFrom(wrong)]).toEqual([wrong, null])
    expect([SERVER, `${SERVER}/`, '/hemma/arkiv', 'D:\\Arkiv'].map(isServerAddress)).toEqual([
      true,
      false,
      false,
      false
    ])
  })
})

describe('a start', () => {
  it('asks for a folder or a server, and for neither with a link', () => {
    expect(placeAskedFor(['--archive', 'x'])).toBe(resolve('x'))
    expect(placeAskedFor(['--archive=x', `--server=${SERVER}/`])).toBe(SERVER)
    expect(placeAskedFor(['--server', 'http://norrby.se'])).toBeNull()
    expect(placeAskedFor([`--server=${SERVER}`, 'kanalarkiv:kommentar'])).toBeNull()
  })

  it('is made anew with another archive, and with all else that it was started with', () => {
    const words = ['--lang=sv', '--archive', '/a', 'app', '--server=https://b.se', 'kanalarkiv:kommentar']
    expect(wordsFor(words, SERVER)).toEqual(['--lang=sv', 'app', `--server=${SERVER}`])
    expect(wordsFor(words, '/c d')).toEqual(['--lang=sv', 'app', '--archive=/c d'])
    expect(wordsFor(words, null)).toEqual(['--lang=sv', 'app'])
  })
})

describe('the page of a server', () => {
  it('stays with its server; where people sign in may lead on', () => {
    expect(mayGo(`${SERVER}/#/comments`, `${SERVER}/sign-in`, SERVER)).toBe(true)
    expect(mayGo(`${SERVER}/`, 'https://login.example/', SERVER)).toBe(false)
    expect(mayGo(`${SERVER}/`, 'https://arkiv.norrby.se.example/', SERVER)).toBe(false)
    expect(mayGo('https://login.example/', 'https://adfs.norrby.se/', SERVER)).toBe(true)
    expect(mayGo('https://login.example/', 'http://adfs.norrby.se/', SERVER)).toBe(false)
  })

  it('reaches nothing of the computer or the program', () => {
    for (const url of [
      'file:///etc/passwd',
      'app://kanalarkiv/',
      'http://127.0.0.1:9222/',
      'ws://127.0.0.1:9222/'
    ])
      expect([url, isReachable(url, SERVER), isPart(url, SERVER), mayGo('data:,', url, SERVER)]).toEqual([
        url,
        ...[false, false, false]
      ])
    expect(isReachable('wss://arkiv.norrby.se/rpc', SERVER)).toBe(true)
    expect(isReachable('ws://127.0.0.1:8080/rpc', LOCAL)).toBe(true)
    expect([isPart('data:,x', SERVER), isReachable('data:,x', SERVER)]).toEqual([true, false])
  })
})
