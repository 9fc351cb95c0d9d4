// The window around the pages.
import { ORPCError } from '@orpc/server'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { queries } from '../../renderer/api.ts'
import { closePorts, OPEN, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const settings = () => screen.getByRole('button', { name: 'Inställningar' })

describe('the window', () => {
  it('has nothing but the first page without an archive, and shows why one cannot be opened', async () => {
    const { shell, user } = await openWindow('/journal', {
      archive: {
        current: os.archive.current.handler(() => null),
        open: os.archive.open.handler(({ input }) => {
          throw new ORPCError('not-an-archive', { data: { dir: input.dir }, defined: true })
        })
      }
    })
    await screen.findByRole('heading', { level: 1, name: 'Öppna ett arkiv' })
    shell.chooseFolder.mockResolvedValueOnce('/tom')
    await user.click(screen.getByRole('button', { name: 'Välj mapp och öppna' }))
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Mappen /tom är inte ett Kanalarkiv-arkiv.'
    )
  })

  it('connects to a server that was opened before, and to one that is written', async () => {
    const { shell, user } = await openWindow('/', {
      archive: { current: os.archive.current.handler(() => null) }
    })
    shell.recentArchives.mockResolvedValue(['/hemma/arkiv', 'https://kanalarkiv.norrby.se'])
    await queries.invalidateQueries({ queryKey: ['recent archives'] })
    await user.click(await screen.findByRole('button', { name: 'https://kanalarkiv.norrby.se' }))
    expect(shell.connectTo).toHaveBeenLastCalledWith('https://kanalarkiv.norrby.se')
    const address = screen.getByRole('textbox', { name: /^Serverns adress/ })
    await user.type(address, 'http://arkiv.norrby.se')
    await user.click(screen.getByRole('button', { name: 'Anslut' }))
    await screen.findByText(/Skriv en adress som börjar med https/)
    expect(shell.connectTo).toHaveBeenCalledTimes(1)
    await user.clear(address)
    await user.type(address, ' Arkiv.Norrby.se/#/comments ')
    await user.click(screen.getByRole('button', { name: 'Anslut' }))
    await waitFor(() => expect(shell.connectTo).toHaveBeenLastCalledWith('https://arkiv.norrby.se'))
  })

  it('makes a trial archive and opens it, and says why when it cannot', async () => {
    const opened: string[] = []
    let current: typeof OPEN | null = null
    const { shell, user } = await openWindow('/', {
      archive: {
        current: os.archive.current.handler(() => current),
        open: os.archive.open.handler(({ input }) => {
          opened.push(input.dir)
          current = OPEN
          return OPEN
        })
      }
    })
    shell.makeDemo.mockResolvedValueOnce({ archive: null, reason: 'Ingen webbläsare hittades.' })
    const make = await screen.findByRole('button', { name: 'Skapa provarkivet' })
    await user.click(make)
    expect((await screen.findByRole('alert')).textContent).toContain('Ingen webbläsare hittades.')
    await user.click(make)
    await waitFor(() => expect(opened).toEqual(['/hemma/Kanalarkiv-demo/arkiv']))
  })

  it('says of a folder whether an archive may lie there, before one is made', async () => {
    const found = { isEmpty: true, network: null, syncedBy: null, roams: false, freeBytes: 500 * 1024 ** 3 }
    const checks = [
      { ...found, network: 'nfs4', isEmpty: false },
      { ...found, isEmpty: false },
      { ...found, syncedBy: 'OneDrive' as const },
      { ...found, roams: true },
      { ...found, freeBytes: 1024 ** 3 },
      found
    ]
    const { shell, user } = await openWindow('/', {
      archive: {
        current: os.archive.current.handler(() => null),
        checkFolder: os.archive.checkFolder.handler(({ input }) => checks[Number(input.dir)] ?? found)
      }
    })
    const choose = await screen.findByRole('button', { name: 'Välj mapp … Mapp för arkivet' })
    for (const [at, said] of [
      'Mappen ligger på en nätverksdisk (nfs4), där ett arkiv kan skadas. Välj en mapp på en disk i den här datorn.',
      'Det ligger redan något i mappen. Välj en tom mapp, eller skapa en ny.',
      'Mappen synkroniseras av OneDrive.',
      'Mappen hör till din profil, som kopieras till en server när du loggar ut.',
      'Det är ont om plats på disken.',
      'Mappen ligger på en disk i den här datorn och är tom.'
    ].entries()) {
      shell.chooseFolder.mockResolvedValueOnce(String(at))
      await user.click(choose)
      await screen.findByText(said)
    }
  })

  it('says so when an address leads nowhere', async () => {
    await openWindow('/comments/not-an-id', {})
    await screen.findByRole('heading', { level: 1, name: 'Sidan finns inte' })
  })

  it('changes language at once, in the document too, and remembers it', async () => {
    const { shell, user } = await openWindow('/channels', {
      channels: { list: os.channels.list.handler(() => []) }
    })
    await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
    // The menu is fetched when the window is there, and has a button of its own.
    await waitFor(() => expect(settings().getAttribute('aria-haspopup')).toBe('true'))
    // The language of the computer, or of a policy, is nobody's choice.
    expect(shell.setLanguage).not.toHaveBeenCalled()
    await user.click(settings())
    await user.click(await screen.findByRole('menuitemradio', { name: 'English' }))
    await screen.findByRole('heading', { level: 1, name: 'Channels', hidden: true })
    expect(document.documentElement.lang).toBe('en')
    expect(localStorage.getItem('kanalarkiv.language')).toBe('en')
    expect(shell.setLanguage).toHaveBeenLastCalledWith('en')
  })

  it('does beside the window what somebody asks for, and nothing before', async () => {
    const { shell, user } = await openWindow('/channels', {
      channels: { list: os.channels.list.handler(() => []) }
    })
    await waitFor(() => expect(settings().getAttribute('aria-haspopup')).toBe('true'))
    await user.click(settings())
    const tell = await screen.findByRole('menuitemcheckbox', { name: 'Säg till när en insamling är slut' })
    expect(tell.getAttribute('aria-checked')).toBe('false')
    await user.click(tell)
    await waitFor(() => expect(shell.setHabits).toHaveBeenCalledWith(['tell-run-ended']))
    await user.click(
      screen.getByRole('menuitemcheckbox', { name: 'Säg till när svar är sena eller ska lämnas i dag' })
    )
    await waitFor(() => expect(shell.setHabits).toHaveBeenLastCalledWith(['tell-due-today']))
  })
})
