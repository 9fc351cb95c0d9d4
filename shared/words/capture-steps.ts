// What is being done to a page while it is captured, by the name of the step.
import type { Words } from '../refusal-words.ts'

export const CAPTURE_STEPS = {
  address: { sv: 'kontrollerar adressen', en: 'checking the address' },
  window: { sv: 'öppnar ett fönster', en: 'opening a window' },
  wall: { sv: 'ser efter om något står i vägen', en: 'looking for anything in the way' },
  load: { sv: 'hämtar sidan', en: 'fetching the page' },
  follow: { sv: 'följer adressen', en: 'following the address' },
  settle: { sv: 'väntar på att sidan blir klar', en: 'waiting for the page to finish' },
  consent: { sv: 'stänger rutan om kakor', en: 'closing the cookie notice' },
  prompt: { sv: 'stänger rutor om inloggning', en: 'closing prompts to log in' },
  sort: { sv: 'väljer alla kommentarer', en: 'choosing all comments' },
  reload: { sv: 'hämtar sidan på nytt', en: 'fetching the page anew' },
  expand: { sv: 'fäller ut dolt innehåll', en: 'expanding hidden content' },
  scroll: { sv: 'rullar genom sidan', en: 'scrolling through the page' },
  pictures: { sv: 'väntar på bilderna', en: 'waiting for the pictures' },
  view: { sv: 'avbildar första vyn', en: 'picturing the first view' },
  screenshot: { sv: 'avbildar hela sidan', en: 'picturing the whole page' },
  text: { sv: 'läser den synliga texten', en: 'reading the visible text' },
  layout: { sv: 'läser var texten står', en: 'reading where the text is' },
  source: { sv: 'sparar källkoden', en: 'saving the source' },
  pdf: { sv: 'skriver en PDF', en: 'writing a PDF' },
  wacz: { sv: 'skriver webbarkivet', en: 'writing the web archive' },
  count: { sv: 'räknar kommentarer och inlägg', en: 'counting comments and posts' },
  verify: { sv: 'läser tillbaka och kontrollerar', en: 'reading back and verifying' }
} as const satisfies Words
