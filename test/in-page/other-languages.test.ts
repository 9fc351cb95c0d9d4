// Words on pages in other languages than Swedish and English: what unfolds, what leads onward, counters, and signs of loading.
import { describe, expect, it } from 'vitest'
import { commentsSaid } from '../../electron/core/captures/browser/in-page/counts/counter-words.ts'
import {
  leadsOnward,
  mayUnfold,
  saysUnfold
} from '../../electron/core/captures/browser/in-page/press/unfold-words.ts'
import { isLoadingLine } from '../../electron/core/captures/browser/in-page/scroll/view.ts'

describe('in other languages', () => {
  it.each([
    'Näytä lisää',
    'Näytä lisää kommentteja',
    'Näytä 12 vastausta',
    'Näytä lissää',
    'Lue lisää',
    'Čájet eanet',
    'Čájet eanet kommeanttaid',
    'Vuosede ienep',
    'Vuesehth jeenebh',
    'Vis flere',
    'Vis 3 svar',
    'Last inn flere innlegg',
    'Indlæs flere kommentarer',
    'Mehr anzeigen',
    'Weitere Kommentare laden',
    'Alle 14 Antworten anzeigen',
    'عرض المزيد',
    'عرض المزيد من التعليقات'
  ])('%s unfolds', words => expect(saysUnfold(words, [])).toBe(true))

  it.each([
    'Näytä kartta',
    'Näytä salasana',
    'Vis kart',
    'Karte anzeigen',
    'Tilaa uutiskirje',
    'Čájet gárta'
  ])('%s does not', words => expect(saysUnfold(words, [])).toBe(false))

  it('loose words may unfold when they begin so', () => {
    expect(['Näytä lisää', 'Mehr anzeigen', 'Vis flere'].every(mayUnfold)).toBe(true)
    expect(mayUnfold('Näyttely avautuu')).toBe(false)
  })

  it.each([
    'Seuraava',
    'Seuraava sivu',
    'Boahtte',
    'Neste',
    'Næste side',
    'Weiter',
    'Nächste Seite',
    'التالي'
  ])('%s leads onward', words => expect(leadsOnward(words)).toBe(true))

  it.each(['Weiter zum Formular', 'Seuraava vaihe', 'Nächste Frage'])('%s does not', words =>
    expect(leadsOnward(words)).toBe(false)
  )

  it.each([
    ['124 kommenttia', 124],
    ['1 kommentti', 1],
    ['Kommentit (124)', 124],
    ['124 kommeantta', 124],
    ['12 Kommentare', 12],
    ['12 تعليقات', 12]
  ])('%s is a number of comments', (words, number) => expect(commentsSaid(words)).toBe(number))

  it.each(['Ladataan…', 'Vieččamin …', 'Wird geladen …', 'Henter…'])('%s says that it loads', words =>
    expect(isLoadingLine(words)).toBe(true)
  )
})
