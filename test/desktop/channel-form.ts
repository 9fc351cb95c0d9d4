// The form of a new channel, filled in as a person does.
import type { Page } from 'playwright-core'
import type { DemoChannel } from '../../resources/demo/site.mjs'
import { choose } from './person.ts'

const PLATFORMS: Record<string, string> = { facebook: 'Facebook', website: 'Webbplats' }

/** Fills in all that is needed of a channel with a new department and person. */
export async function fillChannel(
  page: Page,
  channel: DemoChannel,
  addresses: readonly string[]
): Promise<void> {
  const fill = (label: string, text: string) => page.getByRole('textbox', { name: label }).fill(text)
  await fill('Kanalens namn', channel.name)
  await choose(page, 'Plattform', PLATFORMS[channel.platform] ?? '')
  await fill('Adresser att samla in', addresses.join('\n'))
  await fill('Förvaltningens namn', channel.department)
  await fill('Personens namn', channel.responsible)
  await fill('E-post', channel.responsibleEmail)
  await fill('Syfte', channel.purpose)
}

/** Adds the decision the channel rests on. */
export async function fillMandate(page: Page, { mandate }: DemoChannel): Promise<void> {
  await page.getByText('Det finns ett beslut om kanalen').click()
  await page.getByRole('textbox', { name: 'Beslutat av' }).fill(mandate.decidedBy)
  await page.getByRole('group', { name: 'Beslutsdatum' }).getByRole('spinbutton').first().click()
  await page.keyboard.type(mandate.decidedOn.replaceAll('-', ''))
}

/** Sends the form. */
export function sendChannel(page: Page): Promise<void> {
  return page.getByRole('dialog').getByRole('button', { name: 'Registrera en kanal' }).click()
}
