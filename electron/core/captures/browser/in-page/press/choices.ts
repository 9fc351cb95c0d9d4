// Other choices than the one that is made: of a list, of a slider, of the markers on a map. What they show stands in the place of what is
// shown, or lies over it. They are made when all has been kept, and only to see whether something comes that is not in the record.
import { everywhere } from '../roots.ts'
import { isShown, labelOf, staysHere } from '../visibility.ts'
import { isAmongFields, onlyShows } from './acts.ts'
import { CURRENT, rowOf } from './pagers.ts'
import { PARTIAL } from './partial-words.ts'
import { chooseAnother, sortMenus } from './show-all-comments.ts'
import { isTool } from './unfold-words.ts'
import { mayVote } from './votes.ts'

const BESIDE =
  'header, footer, nav, dialog, [role="dialog"], [role="banner"], [role="contentinfo"], [role="navigation"], video, audio, [class*="player" i]'
const OFF = ':disabled, [aria-disabled="true"], [multiple]'
const SENDS = 'button:not([type]), [type="submit"], [type="image"]'
/** What changes how all of it is written, and nothing of what there is. */
const OF_THE_VIEW =
  /språk|language|lang\b|valuta|currency|sorter|sort|ordning|order|text(?:storlek|size)|tema\b|theme|per[ -]?(?:sida|page)/i
/** The same of a list to choose from: another order, or more on a page, may show what has not been shown. */
const LOOKS = /språk|language|lang\b|valuta|currency|text(?:storlek|size)|tema\b|theme/i
const MARKERS =
  '.leaflet-marker-icon, .mapboxgl-marker, .maplibregl-marker, gmp-advanced-marker, [class*="map-marker" i], [class*="mapmarker" i], [class*="map-pin" i], [class*="map"] [role="button"][class*="marker" i]'
const MOST = 3

export type OtherChoice = { readonly label: string; choose(): void | Promise<void> }

/** What else may be chosen. */
export function otherChoices(): OtherChoice[] {
  return [
    ...everywhere<HTMLSelectElement>('select').filter(isToChoose).slice(0, MOST).flatMap(otherOf),
    ...everywhere<HTMLInputElement>('input[type="range"]').filter(isToChoose).slice(0, MOST).map(otherEnd),
    ...everywhere<HTMLElement>('[role="slider"]').filter(isToChoose).slice(0, MOST).map(otherEndByKey),
    ...sortMenus(PARTIAL.opens, 'anywhere').slice(0, 1).map(otherOrder),
    ...rowsOfChoices().slice(0, MOST),
    ...rowsOfDots().slice(0, MOST),
    ...rowsOfPoints().slice(0, MOST),
    ...foldedHeading(),
    ...everywhere<HTMLElement>(MARKERS).filter(isMarker).slice(0, 1).map(opened)
  ]
}

/** A field of a form is an answer to something. */
function isToChoose(field: HTMLElement): boolean {
  const names = [
    labelOf(field),
    field.id,
    field.getAttribute('name') ?? '',
    field.getAttribute('aria-label') ?? ''
  ]
  const form = field.closest('form')
  return (
    isShown(field) &&
    !field.matches(OFF) &&
    field.closest(BESIDE) === null &&
    (form === null || form.querySelector(SENDS) === null) &&
    !names.some(name => LOOKS.test(name)) &&
    !isAmongFieldsBut(field) &&
    !mayVote(field)
  )
}

/** Fields of another kind beside it: it may be a step of a booking. */
const isAmongFieldsBut = (field: HTMLElement): boolean => !field.matches('input') && isAmongFields(field)

function otherOf(list: HTMLSelectElement): OtherChoice[] {
  const other = [...list.options].findLast(
    option => !option.selected && !option.disabled && option.value !== '' && !LOOKS.test(option.text)
  )
  if (other === undefined) return []
  const choose = () => {
    list.value = other.value
    tellChanged(list)
  }
  return [{ label: other.text.trim(), choose }]
}

const otherOrder = (menu: HTMLElement): OtherChoice => ({
  label: labelOf(menu),
  choose: () => chooseAnother(menu)
})

function otherEnd(slider: HTMLInputElement): OtherChoice {
  const [least, most] = [Number(slider.min || 0), Number(slider.max || 100)]
  const other = String(Number(slider.value) === most ? least : most)
  const choose = () => {
    slider.value = other
    tellChanged(slider)
  }
  return { label: other, choose }
}

function otherEndByKey(slider: HTMLElement): OtherChoice {
  const isLast = slider.getAttribute('aria-valuenow') === slider.getAttribute('aria-valuemax')
  const key = isLast ? 'Home' : 'End'
  const choose = () => {
    slider.focus({ preventScroll: true })
    slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  }
  return { label: key, choose }
}

/** In a row of buttons: languages, and ways to see the same. */
const WAYS_TO_SEE =
  /^(?:svenska|english|suomi|deutsch|français|español|polski|soomaali|davvisámegiella|lista?|list|karta|map|rutnät|grid|tabell|dag|vecka|månad|år|day|week|month|year|ljust?|mörkt?|light|dark|liten|stor|\p{Lu}{2})$/iu
const IN_ROW = 'button, [role="button"], a'
const LONGEST = 30
const MOST_IN_ROW = 12

/** A year, or two of a season; a bar that leads through a page has them too. */
const YEAR = /^(?:19|20)\d\d(?:\s?[–/-]\s?(?:\d\d){1,2})?$/
const BESIDE_YEARS = BESIDE.split(', ')
  .filter(part => !/nav/.test(part))
  .join()

/** Of a row of buttons of which one is marked as chosen, as tabs are that do not say so, the last of the others. */
function rowsOfChoices(): OtherChoice[] {
  const buttons = everywhere<HTMLElement>(IN_ROW).filter(isOfRow)
  return [...Map.groupBy(buttons, rowOf)].flatMap(([row, those]) => {
    const chosen = those.filter(isChosen)
    const areYears = those.every(button => YEAR.test(labelOf(button)))
    // Where none is marked, the newest is what is shown.
    const other =
      areYears && chosen.length === 0 ? oldestOf(those) : those.findLast(button => !isChosen(button))
    const isMarked = chosen.length === 1 || (areYears && chosen.length === 0 && those.length > 1)
    const isRow = row !== null && (areYears || those.length <= MOST_IN_ROW) && isMarked
    if (!isRow || other === undefined || !those.every(onlyShows)) return []
    return [{ label: labelOf(other), choose: () => other.click() }]
  })
}

function isOfRow(button: HTMLElement): boolean {
  const label = labelOf(button)
  return (
    (YEAR.test(label) || /\p{L}{2}/u.test(label)) &&
    label.length <= LONGEST &&
    !OF_THE_VIEW.test(label) &&
    !WAYS_TO_SEE.test(label) &&
    !isTool(label) &&
    !button.matches('[role="tab"]') &&
    staysHere(button) &&
    isShown(button) &&
    button.closest(YEAR.test(label) ? BESIDE_YEARS : BESIDE) === null &&
    !isAmongFields(button)
  )
}

const oldestOf = (years: readonly HTMLElement[]): HTMLElement | undefined =>
  years.toSorted((one, other) => labelOf(one).localeCompare(labelOf(other)))[0]

const DOTS = '[class*="dot" i], [class*="bullet" i], [class*="indicator" i]'
const MAY_BE_DOTS = 'span, li, button, i, div, a'
const LARGEST_DOT = 30
/** A press there says what one thinks of something. */
const VOTES =
  '[class*="rating" i], [class*="star" i], [class*="betyg" i], [class*="vote" i], [class*="poll" i], [role="slider"]'
/** So many, since two small things beside each other are anything. */
const FEWEST_UNNAMED = 3

/** The last of a row of dots, one for each part of what is shown one at a time. */
function rowsOfDots(): OtherChoice[] {
  const named = everywhere<HTMLElement>(DOTS)
  const unnamed = everywhere<HTMLElement>(MAY_BE_DOTS).filter(isUnnamed)
  const dots = [...new Set([...named, ...unnamed])].filter(isDot)
  return [...Map.groupBy(dots, dot => dot.parentElement).values()].flatMap(row => {
    const last = row.at(-1)
    if (last === undefined || row.length < 2 || !onlyShows(last)) return []
    return [{ label: labelOf(last), choose: () => last.click() }]
  })
}

/** One of a row of round things with nothing in them. */
function isUnnamed(dot: HTMLElement): boolean {
  const isEmpty = (part: Element) => part.childElementCount === 0 && part.textContent?.trim() === ''
  const row = dot.parentElement?.children ?? []
  return (
    isEmpty(dot) &&
    row.length >= FEWEST_UNNAMED &&
    dot.closest(VOTES) === null &&
    [...row].every(isEmpty) &&
    Number.parseFloat(getComputedStyle(dot).borderTopLeftRadius) > 0
  )
}

function isDot(dot: HTMLElement): boolean {
  const { width, height } = dot.getBoundingClientRect()
  const isSmall = Math.max(width, height) <= LARGEST_DOT
  return isSmall && isShown(dot) && staysHere(dot) && dot.closest(BESIDE) === null && mayBePressed(dot)
}

const mayBePressed = (part: Element): boolean =>
  part.matches(IN_ROW) || getComputedStyle(part).cursor === 'pointer'

/** It, or what holds it alone. */
const isChosen = (button: Element): boolean =>
  button.matches(CURRENT) ||
  (button.parentElement?.childElementCount === 1 && button.parentElement.matches(CURRENT))

/** The last of the points of a drawing, such as a line of time, that can be pressed. */
function rowsOfPoints(): OtherChoice[] {
  const isPoint = (part: Element) => getComputedStyle(part).cursor === 'pointer'
  const points = everywhere<SVGElement>('svg g, svg circle, svg rect').filter(
    point =>
      isPoint(point) &&
      point.parentElement !== null &&
      !isPoint(point.parentElement) &&
      isShown(point) &&
      point.closest(`a, ${BESIDE}`) === null
  )
  return [...Map.groupBy(points, point => point.parentElement).values()].flatMap(row => {
    const last = row.at(-1)
    if (last === undefined || row.length < FEWEST_UNNAMED || !onlyShows(last)) return []
    const choose = () => void last.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    return [{ label: last.textContent?.trim() ?? '', choose }]
  })
}

const HEADINGS = 'h2, h3, h4, h5, h6, dt'
const FOLD_SIGN = /[▸▾▼▽⌄►▿]$/u

/** The first heading that ends in a sign of being folded, and is no button to anyone. */
function foldedHeading(): OtherChoice[] {
  const heading = everywhere<HTMLElement>(HEADINGS).find(
    each =>
      FOLD_SIGN.test(each.textContent?.trim() ?? '') &&
      each.closest(`${IN_ROW}, summary, ${BESIDE}`) === null &&
      each.querySelector(IN_ROW) === null &&
      isShown(each) &&
      onlyShows(each)
  )
  return heading === undefined ? [] : [{ label: labelOf(heading), choose: () => heading.click() }]
}

const isMarker = (marker: HTMLElement): boolean =>
  isShown(marker) && marker.closest('a[href]') === null && onlyShows(marker)

function opened(marker: HTMLElement): OtherChoice {
  const choose = () => {
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup'])
      marker.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }))
    marker.click()
  }
  return { label: labelOf(marker) || marker.title, choose }
}

function tellChanged(field: HTMLElement): void {
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
}
