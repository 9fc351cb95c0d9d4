// The window and its port: what happens before it comes, when the core stops, and when something changes.
import { ORPCError } from '@orpc/client'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { client } from '../../renderer/api.ts'
import { refusalOf, refusalSentence } from '../../renderer/refusal.ts'
import { idOf, sampleChannel } from './samples.ts'
import { closePorts, eventSource, givePort, OPEN, openWindow, os, post } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

describe('the port', () => {
  it('refuses what waited for a core that stopped, says so, and goes on with the next port', async () => {
    const never = os.archive.verify.handler(() => new Promise<never>(() => {}))
    const { shell, user } = await openWindow('/channels', {
      channels: { list: os.channels.list.handler(() => []) },
      archive: { verify: never }
    })
    await screen.findByText('Inga kanaler är registrerade än.')
    const waiting = client.archive.verify()
    const refused = waiting.catch((error: unknown) => refusalOf(error).code)
    // The call must be on its way before the core goes.
    await new Promise(resolve => setTimeout(resolve, 20))
    post({ kind: 'kanalarkiv-core-gone' })
    expect(await refused).toBe('core-stopped')

    await user.click(await screen.findByRole('button', { name: 'Försök igen' }))
    expect(shell.requestPort).toHaveBeenCalled()
    givePort({
      archive: { current: os.archive.current.handler(() => OPEN) },
      channels: { list: os.channels.list.handler(() => [sampleChannel()]) }
    })
    await screen.findByText('Kommunen på Facebook')
    expect(screen.queryByText(/Arkivprocessen svarar inte/)).toBeNull()
  })

  it('refuses what waited when another port simply takes over', async () => {
    await openWindow('/', {
      archive: { verify: os.archive.verify.handler(() => new Promise<never>(() => {})) }
    })
    const refused = client.archive.verify().catch((error: unknown) => refusalOf(error).code)
    await new Promise(resolve => setTimeout(resolve, 20))
    givePort({ archive: { current: os.archive.current.handler(() => OPEN) } })
    expect(await refused).toBe('core-stopped')
  })

  it('is not waited for by the page that opens an archive, where none is being opened', async () => {
    const { user } = await openWindow(
      '/',
      { archive: { current: os.archive.current.handler(() => new Promise<never>(() => {})) } },
      'sv',
      false
    )
    const name = await screen.findByRole('textbox', { name: 'Kommunens eller myndighetens namn' })
    await user.type(name, 'Åmål')
    // What was written stays when the core has come and says so too.
    givePort({ archive: { current: os.archive.current.handler(() => null) } })
    await new Promise(resolve => setTimeout(resolve, 20))
    await waitFor(() => expect(name).toHaveProperty('value', 'Åmål'))
    expect(name.isConnected).toBe(true)
  })

  it('asks the next port which archive is open, when the first was just being asked', async () => {
    await openWindow('/channels', {
      archive: { current: os.archive.current.handler(() => new Promise<never>(() => {})) }
    })
    await screen.findByText('Läser i arkivet …')
    await new Promise(resolve => setTimeout(resolve, 20))
    givePort({
      archive: { current: os.archive.current.handler(() => OPEN) },
      channels: { list: os.channels.list.handler(() => [sampleChannel()]) }
    })
    await screen.findByText('Kommunen på Facebook')
  })

  it('takes no port from another window', async () => {
    await openWindow('/channels', { channels: { list: os.channels.list.handler(() => [sampleChannel()]) } })
    await screen.findByText('Kommunen på Facebook')
    const { port1, port2 } = new MessageChannel()
    const event = new Event('message')
    Object.assign(event, { data: { kind: 'kanalarkiv-port' }, ports: [port2], source: null })
    window.dispatchEvent(event)
    expect(await client.channels.list({ retired: 'without' })).toHaveLength(1)
    port1.close()
  })
})

describe('events', () => {
  it('make the page ask again when its noun has changed', async () => {
    const source = eventSource()
    let channels = [sampleChannel()]
    await openWindow('/channels', {
      channels: { list: os.channels.list.handler(() => channels) },
      archive: { events: source.events }
    })
    await screen.findByText('Kommunen på Facebook')
    channels = [...channels, sampleChannel({ id: idOf(2), name: 'Kommunens blogg' })]
    source.tell({ kind: 'changed', noun: 'register' })
    await screen.findByText('Kommunens blogg')
  })
})

describe('a refusal', () => {
  it('is the core’s sentence with its values', () => {
    const error = new ORPCError('not-http', { data: { address: 'ftp://x' } })
    expect(refusalSentence(error, 'en')).toContain('The address ftp://x does not begin with http://')
  })
  it('is “internal” for anything that is not in the list', async () => {
    expect(refusalOf(new Error('secret text')).code).toBe('internal')
    expect(refusalOf(new ORPCError('UNKNOWN')).code).toBe('internal')
    await waitFor(() => expect(refusalSentence(new Error('secret text'), 'sv')).not.toContain('secret'))
  })
})
