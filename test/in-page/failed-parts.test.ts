// Which parts of a page say that they could not be loaded, and which only tell of what went wrong in the town. The page is not drawn
// here: all of it is taken for shown.
import { describe, expect, it } from 'vitest'
import { partsFailed } from '../../electron/core/captures/browser/in-page/failed-parts.ts'
import { drawnDocument } from './drawn.ts'

/** Beside so much else that it is no page of its own. */
const MUCH = '<p>Nyheter från kommunen</p>'.repeat(25)
const alert = (words: string) => `<div class="alert">${words}</div>`
const plain = (words: string) => `<p>${words}</p>`
const retry = (words: string) => `<div><p>${words}</p><button>Försök igen</button></div>`

function failedOn(html: string): number {
  document.body.innerHTML = `<main>${MUCH}</main><section><div><div>${html}</div></div></section>`
  return partsFailed()
}

drawnDocument()

describe('a notice of the municipality is no part that failed', () => {
  it.each([
    'Ett fel har inträffat på fjärrvärmenätet i centrum.',
    'Något gick fel vid leveransen av mat till skolorna i dag.',
    'Kommunens växel svarar inte i dag.',
    'Telefonväxeln svarar inte.',
    'Det är många som ringer. Försök igen senare.',
    'Soporna kunde inte hämtas.',
    'Det gick inte att hämta soporna på Storgatan i dag.',
    'För många förfrågningar om skolplats.'
  ])('in a box for such: %s', words => expect(failedOn(alert(words))).toBe(0))

  it.each([
    'Soporna kan inte hämtas på grund av snö.',
    'Elbilar kan inte laddas vid stadshuset i dag.',
    'Filmen kan inte visas på Folkets hus.',
    'Det gick inte att hämta soporna på Storgatan i dag.',
    'Ett fel uppstod vid hämtningen av matavfall.',
    'För många förfrågningar om skolplats.',
    'Något gick fel.'
  ])('in the text: %s', words => expect(failedOn(plain(words))).toBe(0))

  it('in a part whose class only begins alike', () => {
    expect(failedOn('<div class="fel-anmalan">Skriv vad som hände om något gick fel.</div>')).toBe(0)
    expect(failedOn('<div class="artikel-lista">Något gick fel.</div>')).toBe(0)
  })
})

describe('a part failed that says so', () => {
  it.each([
    'Ett fel har inträffat.',
    'Oj! Något gick fel',
    'Något gick fel. Försök igen senare.',
    'Ett fel uppstod, försök igen om en stund.',
    'Tjänsten svarar inte just nu.',
    'The server is not responding. Try again later.',
    'Could not load the map',
    'Jokin meni pieleen.'
  ])('in a box for such: %s', words => expect(failedOn(alert(words))).toBe(1))

  it.each([
    'Det gick inte att hämta kommentarerna just nu.',
    'Det gick inte att ladda fler inlägg.',
    'Det gick inte att läsa in.',
    'Kommentarerna kunde inte laddas.',
    'De senaste inläggen kunde tyvärr inte visas på grund av ett fel.',
    'Flödet kunde inte läsas in',
    'Ett fel uppstod när nyheterna skulle hämtas.',
    'Du har gjort för många förfrågningar. Vänta en stund.',
    'Too many requests',
    'Kommenttien lataaminen epäonnistui.'
  ])('of what is loaded: %s', words => expect(failedOn(plain(words))).toBe(1))

  it.each(['Något gick fel när vi hämtade inläggen.', 'Tjänsten svarar inte.', 'Försök igen senare.'])(
    'with a way to try again: %s',
    words => expect(failedOn(retry(words))).toBe(1)
  )

  it('and is all of the page', () => {
    document.body.innerHTML = `<p>Något gick fel</p><div><div><div><a href="">Ladda om</a></div></div></div>`
    expect(partsFailed()).toBe(1)
  })
})
