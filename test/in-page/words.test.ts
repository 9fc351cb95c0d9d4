// What words on a page mean: counters, buttons that unfold, questions about cookies, prompts, times and signs of loading.
import { describe, expect, it } from 'vitest'
import {
  commentsSaid,
  countersInLine,
  mayCount,
  numberOf,
  postsSaid,
  rangeSaid
} from '../../electron/core/captures/browser/in-page/counts/counter-words.ts'
import { secondsToRefresh } from '../../electron/core/captures/browser/in-page/page-facts.ts'
import {
  acceptsInFrame,
  answersAmong,
  asksForAll,
  isAboutCookies,
  isFrameAboutCookies,
  refusesInFrame
} from '../../electron/core/captures/browser/in-page/press/consent-words.ts'
import {
  asksForAccount,
  barAsksForLogin,
  invitesToMore,
  leadsToLogin,
  leadsToMembers,
  saysMoreForMembers
} from '../../electron/core/captures/browser/in-page/press/prompt-words.ts'
import { opacityOf } from '../../electron/core/captures/browser/in-page/press/prompts.ts'
import {
  asksWeakly,
  foldEnding,
  isDangerous,
  isTool,
  leadsOnward,
  mayShow,
  mayUnfold,
  plainLabel,
  saysUnfold,
  wholeWords
} from '../../electron/core/captures/browser/in-page/press/unfold-words.ts'
import { asksForRobots } from '../../electron/core/captures/browser/in-page/refusals.ts'
import {
  isLoadingLine,
  isNamedLoading,
  mayBeTime
} from '../../electron/core/captures/browser/in-page/scroll/view.ts'
import { keyOf } from '../../electron/core/captures/browser/in-page/witness/seen-words.ts'

describe('counters', () => {
  it.each([
    ['12 kommentarer', 12],
    ['(1 kommentar)', 1],
    ['Visa alla 1 234 kommentarer', 1234],
    ['View all 1,234 comments', 1234],
    ['1,2 tn kommentarer', 1200],
    ['3K comments', 3000],
    ['1,5 mn kommentarer', 1_500_000],
    ['Kommentarer (7)', 7],
    ['Kommentarer · 7', 7],
    ['12 svar på ”Nya badhuset öppnar i mars”', 12],
    ['3 thoughts on “The new pool”', 3]
  ])('reads %j', (words, number) => expect(commentsSaid(words)).toBe(number))

  it.each(['kommentarer', 'Skriv en kommentar', '12 svar', '12 maj', `${'ord '.repeat(20)}12 kommentarer`])(
    'finds no number of comments in %j',
    words => expect(commentsSaid(words)).toBeNull()
  )

  it('tells posts from comments', () => {
    expect(postsSaid('8 inlägg')).toBe(8)
    expect(postsSaid('8 kommentarer')).toBeNull()
    expect(commentsSaid('8 inlägg')).toBeNull()
  })

  it.each([
    ['36 inlägg · 1 204 följare', ['36 inlägg', '1 204 följare']],
    ['36 inlägg 1 204 följare', ['36 inlägg', '1 204 följare']],
    ['Norrby kommun | 912 inlägg', ['912 inlägg']],
    ['36 inlägg', []],
    [`36 inlägg · ${'ord '.repeat(40)}`, []]
  ])('takes a line of several apart: %j', (line, counters) => expect(countersInLine(line)).toEqual(counters))

  it.each([
    ['Visar 1–6 av 18', 6, 18],
    ['Visar 20 av 1 340 nyheter', 20, 1340],
    ['Showing 11-20 of 35 results', 10, 35],
    ['1–6 of 18', 6, 18],
    ['Näytetään 3 / 12', 3, 12],
    ['Visar 6/18 nyheter', 6, 18],
    ['Visar 1 till 10 av 23 rader', 10, 23],
    ['Showing 11 to 20 of 23 entries', 10, 23],
    ['4 av 12 visas – fyll på', 4, 12],
    ['4 av 12 visas', 4, 12],
    ['4 av 12 rader visas', 4, 12]
  ])('reads how much of a list is shown: %j', (words, shown, all) =>
    expect(rangeSaid(words)).toEqual({ shown, all })
  )

  it.each([
    'Sida 1 av 3',
    '3 av 10 invånare',
    '1 av 4',
    'Visar film',
    '2–4 maj',
    '24–26/12 stängt',
    '27–28/6',
    'Visas 3/12',
    '3/12 filmer visas',
    'Träff 3/12',
    'Visar 24–26/12'
  ])('finds no part of a list in %j', words => expect(rangeSaid(words)).toBeNull())

  it('reads only words that have a digit and are short, or begin with one as a title does', () => {
    expect(mayCount('12')).toBe(true)
    expect(mayCount('kommentarer')).toBe(false)
    expect(mayCount(`12 svar på ”${'o'.repeat(200)}”`)).toBe(true)
    expect(mayCount(`Om 12 svar på ”${'o'.repeat(200)}”`)).toBe(false)
  })

  it.each([
    ['1 234 567', 1_234_567],
    ['1.234', 1234],
    ['2,5 tusen', 2500],
    ['2m', 2_000_000]
  ])('%j is %d', (said, number) => expect(numberOf(said)).toBe(number))
})

describe('buttons that unfold', () => {
  const platform = wholeWords(['visa svar', '\\d+ repl(?:y|ies)'])

  it.each([
    'Visa mer',
    'Visa fler kommentarer',
    'Läs tidigare kommentarer',
    'Visa alla 12 svar',
    '5 tidigare kommentarer',
    'View more comments',
    'See all 4 replies',
    'Dolda svar',
    'Hidden replies',
    '↑ Nya inlägg',
    '… mer',
    '▾ Visa fler kommentarer (12)',
    'Visa mer …',
    'Läs in nya inlägg',
    '3 nya inlägg',
    'Show 3 new posts',
    'Visa 3 dolda svar',
    '+ 3 till',
    'Se hela listan',
    'Expandera',
    'Nästa 3',
    'Visa samtliga',
    'Maria svarade · 2 svar',
    'Anna Berg replied · 1 reply',
    'Visa ändå',
    'Show post anyway',
    'Känsligt innehåll Klicka för att visa',
    'Sensitive content Click to show',
    '[3 till]',
    '[3 more]',
    '1 svar till',
    'Visa 3 synpunkter till',
    'Hämta 12 inlägg till',
    'Svar (1)',
    'Gå bakåt i tiden'
  ])('%j', label => expect(saysUnfold(label, [])).toBe(true))

  it.each([
    'Godkänn kakor – klicka för att visa',
    'Allow cookies and click to show',
    'Logga in ändå',
    'Svar',
    'Svara (1)',
    'Visa på karta',
    'Mer',
    'Läs om badhuset',
    'Kommentera',
    'Dela',
    'Show menu',
    'More about us',
    'Se hela kartan',
    'Nästa',
    'Maria svarade',
    'Nya inlägg'
  ])('not %j', label => expect(saysUnfold(label, [])).toBe(false))

  it('knows the words of the platform, which must be the whole of the label', () => {
    expect(saysUnfold('Visa svar', platform)).toBe(true)
    expect(saysUnfold('3 replies', platform)).toBe(true)
    expect(saysUnfold('3 replies to this', platform)).toBe(false)
  })

  it('ends in the words of a fold: a line that is cut short, and one that is all of a button', () => {
    expect(foldEnding('Kommunen bygger en ny … mer', [])).toBe('mer')
    expect(foldEnding('Kommunen bygger en ny... Visa mer', [])).toBe('visa mer')
    expect(foldEnding('Visa 3 dolda svar ▾', [])).toBe('visa 3 dolda svar')
    for (const whole of ['Kommunen bygger mer', 'Äldre inlägg', '12 kommentarer', 'Och så vidare …'])
      expect(foldEnding(whole, [])).toBeNull()
  })

  it('never is what does something for its visitor', () => {
    for (const label of [
      'Ta bort alla',
      'Köp fler',
      'Skicka',
      'Logga in för att se fler',
      'Accept all',
      'Log in'
    ])
      expect(isDangerous(label)).toBe(true)
    for (const label of ['Ladda fler bloggar', 'Visa fler inlägg', 'More dialogs'])
      expect(isDangerous(label)).toBe(false)
  })

  it('leaves out counts and signs, but never the whole label', () => {
    expect(plainLabel('▸ Visa mer (3) …')).toBe('Visa mer')
    expect(plainLabel('…')).toBe('…')
  })

  it('reads loose words only when they begin as such a button does', () => {
    expect(mayUnfold('Visa 3 svar')).toBe(true)
    expect(mayUnfold('Badhuset visar film')).toBe(false)
    expect(mayUnfold('Visa')).toBe(false)
  })
})

describe('what leads to the next part', () => {
  it.each(['Nästa', 'Nästa sida »', 'Gå till nästa sida', 'Äldre inlägg', 'Next month', '›', '▶', '→'])(
    'says so: %s',
    label => expect(leadsOnward(label)).toBe(true)
  )

  it.each(['Nästa steg', 'Föregående', 'Läs mer om nästa års budget', '+3', 'Visa fler', '‹'])(
    'is not everything: %s',
    label => expect(leadsOnward(label)).toBe(false)
  )
})

describe('an invitation to become a member', () => {
  it('says that there is more, and has a button to become one', () => {
    expect(invitesToMore('Det finns mer att upptäcka. Följ oss för alla uppdateringar.')).toBe(true)
    expect(invitesToMore('Läs resten av artikeln')).toBe(true)
    expect(invitesToMore('Prenumerera på vårt nyhetsbrev och läs vidare')).toBe(false)
    expect(invitesToMore('Som medlem får du låna böcker')).toBe(false)
    expect(['Bli medlem nu', 'Fortsätt i appen', 'Logga in'].every(leadsToMembers)).toBe(true)
    expect(['Läs mer', 'Kontakta oss', 'Loggan'].some(leadsToMembers)).toBe(false)
  })
})

describe('questions about cookies', () => {
  const among = (...labels: string[]) =>
    answersAmong(
      labels.map(label => ({ label })),
      []
    )

  it('are known by their words, unless the text is as long as a page', () => {
    expect(isAboutCookies('Vi använder kakor')).toBe(true)
    expect(isAboutCookies('Vi använder ugnar')).toBe(false)
    expect(isAboutCookies(`kakor ${'ord '.repeat(2000)}`)).toBe(false)
  })

  it('take a plain no before one that takes only what is needed', () => {
    expect(among('Godkänn alla', 'Endast nödvändiga kakor', 'Avvisa alla')?.no?.label).toBe('Avvisa alla')
    expect(among('Godkänn alla', 'Endast nödvändiga kakor')?.no?.label).toBe('Endast nödvändiga kakor')
    expect(among('Accept', 'Reject all')?.no?.label).toBe('Reject all')
  })

  it('never take a yes: without a no they are closed, or their settings opened', () => {
    expect(among('Acceptera', 'Stäng', 'Inställningar')).toEqual({ no: undefined, aside: { label: 'Stäng' } })
    expect(among('Acceptera', 'Inställningar')?.aside?.label).toBe('Inställningar')
    expect(among('Acceptera')).toEqual({ no: undefined, aside: undefined })
  })

  it('that only takes note is closed where the notice asks for nothing', () => {
    const notice = (says: string, ...labels: string[]) =>
      answersAmong(
        labels.map(label => ({ label })),
        [],
        says
      )?.aside?.label
    expect(notice('Vi använder kakor. Okej', 'Läs mer', 'Okej')).toBe('Okej')
    expect(notice('Vi använder kakor. Jag förstår', 'Jag förstår')).toBe('Jag förstår')
    expect(notice('Genom att fortsätta godkänner du kakor. Okej', 'Okej')).toBeUndefined()
    expect(notice('Vi använder kakor. Okej Acceptera', 'Okej', 'Acceptera')).toBeUndefined()
    expect(notice('Vi använder kakor. Acceptera', 'Acceptera')).toBeUndefined()
  })

  it.each(['Samtyck', 'Samtyck till alla', 'Jag samtycker', 'Ja till allt', 'Consent'])(
    'have a yes that only the visitor gives: %s',
    yes => expect(among(yes, 'Läs mer')).toEqual({ no: undefined, aside: undefined })
  )

  it('are none without a yes or a no', () => {
    for (const label of ['Läs mer om kakor', 'Samtycke', 'Consent settings']) expect(among(label)).toBeNull()
  })

  it('know the words of the platform', () => {
    const labels = [{ label: 'Neka valfria' }, { label: 'Vidare' }]
    expect(answersAmong(labels.slice(1), ['vidare'])?.no?.label).toBe('Vidare')
    expect(answersAmong(labels.slice(1), [])).toBeNull()
  })

  it('may stand in a frame of their own', () => {
    expect(isFrameAboutCookies('Vi värnar om ditt samtycke')).toBe(true)
    expect(isFrameAboutCookies('Video')).toBe(false)
    expect(refusesInFrame('Fortsätt med bara nödvändiga')).toBe(true)
    expect(refusesInFrame('Godkänn alla')).toBe(false)
    for (const yes of ['Godkänn alla', 'Samtyck', 'Consent']) expect(acceptsInFrame(yes)).toBe(true)
  })
})

describe('other words', () => {
  it.each([
    'Logga in för att se fler kommentarer',
    'Du måste logga in för att läsa hela inlägget',
    'Sign in to view more comments',
    'Log in to continue'
  ])('say that there is more for members: %j', line => expect(saysMoreForMembers(line)).toBe(true))

  it.each([
    'Logga in',
    'Logga in för att se dina ärenden och alla beslut',
    'Log in to see all your messages',
    'Vi träffas i biblioteket för att läsa mer'
  ])('do not: %j', line => expect(saysMoreForMembers(line)).toBe(false))

  it('ask for an account on a page that is locked', () => {
    expect(asksForAccount('Bli en del av gemenskapen. Har du redan konto?')).toBe(true)
    expect(asksForAccount('Join the community')).toBe(true)
    expect(asksForAccount('Kontorets öppettider')).toBe(false)
  })

  it('ask whether the visitor is a robot', () => {
    expect(asksForRobots('Bekräfta att du är en människa')).toBe(true)
    expect(asksForRobots('Checking your browser before accessing')).toBe(true)
    expect(asksForRobots('En robot klipper gräset')).toBe(false)
  })

  it('lead elsewhere after some seconds', () => {
    expect(secondsToRefresh('3; url=/annan')).toBe(3)
    expect(secondsToRefresh('0.5, URL=/annan')).toBe(0.5)
    expect(secondsToRefresh('30')).toBeNull()
  })

  it('may be times', () => {
    expect(mayBeTime('i går')).toBe(true)
    expect(mayBeTime('12 mars')).toBe(true)
    expect(mayBeTime('Badhuset')).toBe(false)
    expect(mayBeTime(`12 ${'ord '.repeat(20)}`)).toBe(false)
  })

  it('name what turns while it loads, as a word of its own', () => {
    expect(isNamedLoading('feed-spinner big')).toBe(true)
    expect(isNamedLoading('downloader')).toBe(false)
  })

  it('say how thick a colour is', () => {
    expect(opacityOf('rgba(0, 0, 0, 0.4)')).toBe(0.4)
    expect(opacityOf('rgb(0, 0, 0)')).toBe(1)
  })
})

describe('a line that only says that something is loading', () => {
  it.each(['Laddar…', 'Laddar ...', 'Hämtar fler inlägg …', 'Loading', 'Läser in kalendern…'])(
    'is %j',
    words => expect(isLoadingLine(words)).toBe(true)
  )

  it.each([
    'Laddar du elbilen hemma?',
    'Laddar vi upp inför sommaren',
    'Hämtar ut medicin',
    'Nu laddar den…'
  ])('is not %j', words => expect(isLoadingLine(words)).toBe(false))
})

describe('what passes by on a page', () => {
  it.each([
    'Laddar fler inlägg till listan',
    '✓ Du har sett allt nytt från de senaste 3 dagarna',
    'Det finns inga fler inlägg'
  ])('is not missed: %j', words => expect(keyOf(words)).toBeNull())

  it('is not what somebody wrote', () => {
    expect(keyOf('Har du sett allt skräp vid hamnen?')).not.toBeNull()
    expect(keyOf('Inga flera bilar på torget, tack')).not.toBeNull()
  })
})

describe('buttons that may show something', () => {
  it.each([
    'Visa fler inlägg från Norrby kommun och alla dess bibliotek och bad',
    'Show more posts from Norrby'
  ])('knows one by its beginning: %j', words => expect(saysUnfold(words, [])).toBe(true))

  it.each(['Mer…', 'Fler nyheter', 'Visa information för fler områden', 'More'])('presses %j to see', words =>
    expect([mayShow(words), asksWeakly(words)]).toEqual([true, true])
  )

  it('only tells of what asks for no more of anything', () => {
    expect([mayShow('Hämta resultat för skolan'), asksWeakly('Hämta resultat för skolan')]).toEqual([
      true,
      false
    ])
  })

  it.each([
    'Se alla jobb',
    'Läs om oss',
    'View profile',
    'Visa på karta',
    'Läs upp',
    'Se filmen',
    'Visa som lista',
    'Sekretess',
    'Merit',
    'Laddstolpar'
  ])('lets %j be', words => expect(mayShow(words)).toBe(false))

  it('knows tools, and questions that only begin with the same letters', () => {
    expect(['Gilla', 'Dela', 'Lyssna', 'Skriv ut sidan'].every(isTool)).toBe(true)
    expect(['Delaktighet', 'Följande gäller', 'Vad gäller för bryggan?'].some(isTool)).toBe(false)
  })
})

it('knows a question for consent by a no to all and a yes to all', () => {
  expect(asksForAll(['Neka alla', 'Acceptera alla'])).toBe(true)
  expect(asksForAll(['Reject all', 'Accept all cookies'])).toBe(true)
  for (const labels of [
    ['Acceptera alla'],
    ['Neka alla'],
    ['Neka', 'Acceptera'],
    ['Visa alla', 'Tillåt alla']
  ])
    expect(asksForAll(labels)).toBe(false)
})

describe('a bar along the page', () => {
  it.each([
    ['Se mer av Norrby kommun på Flödet Logga in', false, true],
    ['See more from Norrby Log in', false, true],
    ['Logga in eller Skapa nytt konto', true, true],
    ['Logga in eller Skapa nytt konto', false, false],
    ['Start Sök Logga in', true, false]
  ])('asks for a login to get more: %j, low %j: %j', (words, isLow, asks) =>
    expect(barAsksForLogin(words, isLow)).toBe(asks)
  )

  it.each([
    ['Logga in', true],
    ['Logga in med BankID', true],
    ['Sign in', true],
    ['Logga in för att kommentera', false],
    ['Så loggar du in', false]
  ])('is pressed to log in: %j %j', (label, leads) => expect(leadsToLogin(label)).toBe(leads))
})
