// Which words say that something is held back until cookies are agreed to, and which only tell of cookies, or of cakes.
import { expect, it } from 'vitest'
import { holdsBack } from '../../electron/core/captures/browser/in-page/blocked-words.ts'
import { isPassing } from '../../electron/core/captures/browser/in-page/witness/seen-words.ts'

it.each([
  'Klicka för att godkänna marknadsföringscookies och aktivera detta innehåll',
  'Click to accept marketing cookies and enable this content',
  'Vänligen acceptera marknadsföringscookies för att se den här filmen.',
  'Det här innehållet visas inte eftersom du har valt bort kakor från tredje part.',
  'This map is blocked until you allow third-party cookies.',
  'Du behöver ge ditt samtycke för att se den här filmen.',
  'Samtycke till kakor krävs för att visa kartan.',
  'Your consent is needed to view this content',
  'Acceptera och visa',
  'Visa externt innehåll',
  'Load external content'
])('holds back: %s', words => expect(holdsBack(words)).toBe(true))

it.each([
  'Vi använder kakor.',
  'Acceptera alla kakor',
  'Kommunen godkänner att barnen ser filmen.',
  'Bygglov kräver grannens ja.',
  'Visa innehåll',
  'Visa samtycke',
  'Samtycke till fotografering. Ladda ner blanketten här.',
  'Publicering kräver samtycke',
  'Samtycke för bild i skolan: läsa mer',
  'Consent is required to publish a picture.',
  'Skolan behöver vårdnadshavarens samtycke för att visa bilder på barn.',
  'Kravet på ritningar visas inte här.'
])('holds nothing back: %s', words => expect(holdsBack(words)).toBe(false))

it('does not take cakes for cookies that come and go', () => {
  expect(isPassing('Pannkakor med sylt och grädde')).toBe(false)
  expect(isPassing('Småkakor och kaffe')).toBe(false)
  expect(isPassing('Vi använder kakor på webbplatsen')).toBe(true)
  expect(isPassing('Marknadsföringskakor är avslagna')).toBe(true)
})
