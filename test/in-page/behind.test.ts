// What is pressed to see whether something is behind it, and what is not since it would act. The page is not drawn here: all of it is
// taken for shown, as large as a picture.
import { describe, expect, it } from 'vitest'
import {
  cameBehind,
  findBehind,
  pressBehind
} from '../../electron/core/captures/browser/in-page/press/behind.ts'
import { drawnDocument } from './drawn.ts'

const POINTED = 'style="cursor:pointer"'
const SIGN = `<i class="chevron-right" ${POINTED} data-it></i>`
const letters = (all: string) =>
  `<main><ul><li>Avfall</li></ul><div>${[...all].map(each => `<button data-it>${each}</button>`).join('')}</div></main>`
const NEXT = '<div><div><p><button data-it>Nästa</button></p></div></div>'

/** Which of the controls in question were clicked. */
async function clicksOn(html: string): Promise<string[]> {
  const clicks: string[] = []
  document.body.innerHTML = html
  for (const control of document.querySelectorAll('[data-it]'))
    control.addEventListener('click', event => {
      event.preventDefault()
      clicks.push(control.textContent ?? '')
    })
  findBehind()
  await pressBehind()
  return clicks
}

const odd = (says: string) => `<main><button type="button" data-it>${says}</button></main>`

drawnDocument()

it('has nothing come in a document in which nothing was pressed', () => {
  document.body.innerHTML = '<p>Ett helt annat dokument</p>'
  expect(cameBehind()).toBeNull()
})

describe('not pressed', () => {
  it.each(['Gilla', 'Följ oss', 'Tillåt statistik', 'Ja', 'Spara sidan'])(
    'a box to tick, to say: %s',
    async says => {
      const ticked = `<input type="checkbox" hidden id="tick"><label for="tick" data-it>${says}</label>`
      expect(await clicksOn(`<main><article>${ticked}</article></main>`)).toEqual([])
    }
  )

  it.each([
    ['a sign in a link that logs out', `<div role="link" onclick="">Logga ut ${SIGN}</div>`],
    ['a sign in a card that says something', `<div ${POINTED}><b>Ja, ta emot breven</b> ${SIGN}</div>`],
    ['a sign in what is named', `<div ${POINTED} aria-label="Boka tid">${SIGN}</div>`],
    ['an arrow that is written there', `<div ${POINTED}>Betala <b ${POINTED} data-it>›</b></div>`],
    ['a button that is named for those who do not see', '<button aria-label="Skicka" data-it>→</button>'],
    ['a button with a title', '<button title="Logga ut" data-it>›</button>'],
    ['a button with a picture', '<button data-it>→<img alt="Skicka"></button>'],
    [
      'a button named by another part',
      '<b id="a">Skicka svar</b><button aria-labelledby="a" data-it>→</button>'
    ],
    [
      'what stands by text to write',
      '<div><p contenteditable="true"></p><button data-it>Nästa</button></div>'
    ],
    [
      'the step of a survey that is no form',
      `<main><div><div><label><input type="radio">Ja</label></div></div>${NEXT}</main>`
    ],
    [
      'the step of a form whose button stands outside it',
      `<main><form><p><input name="age"></p></form>${NEXT}</main>`
    ],
    ['answers to a question', letters('ABCD')],
    ['sizes', letters('SML')],
    [
      'what sends a form that is all of the page',
      '<form><main><h1>A</h1><button data-it>Nästa</button></main></form>'
    ],
    ['a link that runs a script', `<p><a href="javascript:__doPostBack('a')" data-it>Nästa</a></p>`]
  ])('%s', async (_, html) => expect(await clicksOn(html)).toEqual([]))
})

describe('pressed', () => {
  it.each([
    ['a sign by itself', `<div>${SIGN}</div>`, ''],
    ['a sign in what leads on', `<div ${POINTED} title="Nästa bild">${SIGN}</div>`, ''],
    ['the number on the last picture', `<div ${POINTED}><img alt="Bild 3"><b data-it>+2</b></div>`, '+2'],
    [
      'what stands by a form of its own',
      `<main><div><form><textarea></textarea><button>Skicka</button></form></div>${NEXT}</main>`,
      'Nästa'
    ],
    ['what stands by a search', `<main><div><p><input name="q"></p></div>${NEXT}</main>`, 'Nästa'],
    [
      'a button in a form that is all of the page',
      '<form><main><h1>A</h1><button type="button" data-it>Nästa</button></main></form>',
      'Nästa'
    ],
    ['a link that runs nothing', '<p><a href="javascript:void(0)" data-it>Nästa</a></p>', 'Nästa'],
    ['the last of an alphabet', letters('ABDEFGHI'), 'I'],
    ['the last of an alphabet with few letters', letters('ABÖ'), 'Ö']
  ])('%s', async (_, html, label) => expect(await clicksOn(html)).toEqual([label]))
})

describe('in words of their own', () => {
  it.each([
    ...[
      'Hela snacket',
      'Ta del av hela inlägget',
      'Ta fram resten',
      'Ge mig mer',
      'Gör mer plats för resten'
    ],
    ...['Hela ärendet', 'Alla ärenden', '5 block till', 'Mer opera', 'Expandera hela tråden', 'Hela arkivet'],
    ...['Get the whole story', 'Open archive', 'Put back the rest', 'Earlier update', 'The whole change']
  ])('what a reader would press to read is pressed: %s', async says =>
    expect(await clicksOn(odd(says))).toEqual([says])
  )

  it.each([
    ...[
      'Markera alla som lästa',
      'Rensa allt',
      'Avboka alla',
      'Lägg till alla',
      'Stäng av allt',
      'Ta emot alla'
    ],
    ...[
      'Clear everything',
      'Mark everything as read',
      'Archive everything',
      'Leave everything',
      'Cancel the rest'
    ],
    // Consent is given by nobody but the visitor.
    ...[
      'Tillåt alla',
      'Samtyck till alla',
      'Jag samtycker till allt',
      'Ja till allt',
      'Consent to everything'
    ]
  ])('what does something is not: %s', async says => expect(await clicksOn(odd(says))).toEqual([]))

  it('what stands in a question about cookies is not', async () => {
    const bar = (says: string) =>
      `<div style="position:fixed"><p>${says}</p><button type="button" data-it>Kör på med allt</button>
       <button type="button">Samtyck</button></div>`
    expect(await clicksOn(bar('Vi använder kakor.'))).toEqual([])
    expect(await clicksOn(bar('Vi bakar bullar.'))).toEqual(['Kör på med allt'])
  })
})
