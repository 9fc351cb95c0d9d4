// Why a browser profile could not be opened for its channels, in words, and what to do.
import type { Language } from './errors.ts'
import type { BrowserProfile } from './profile.ts'
import type { Words } from './refusal-words.ts'

const WHY: Words = {
  'profile-in-use': {
    sv: 'den var öppen i en webbläsare eller i en annan insamling. Stäng den webbläsaren',
    en: 'it was open in a browser or in another capture. Close that browser'
  },
  'no-browser': {
    sv: 'det fanns ingen webbläsare på datorn. Installera Microsoft Edge, Google Chrome eller Chromium',
    en: 'there was no browser on the computer. Install Microsoft Edge, Google Chrome or Chromium'
  },
  'browser-ruled-out': {
    sv: 'en princip i kommunen förbjuder program att styra webbläsaren. Tryck på Kontrollera för att se vilken',
    en: 'a policy of the organisation forbids programs to steer the browser. Press Check to see which'
  },
  'browser-did-not-start': {
    sv: 'webbläsaren startade inte. Tryck på Kontrollera för att se vad den säger',
    en: 'the browser did not start. Press Check to see what it says'
  },
  'proxy-password-missing': {
    sv: 'lösenordet till proxyn fanns inte på datorn. Ange det under Inloggningar',
    en: 'the password of the proxy was not on the computer. Enter it under Log-ins'
  },
  ENOSPC: {
    sv: 'disken med profilerna var full. Frigör plats',
    en: 'the disk with the profiles was full. Free some space'
  }
}

/** Why one could not be opened, and what to do. */
export const notOpenedWhy = (problem: string, language: Language): string =>
  WHY[problem]?.[language] ??
  {
    sv: `mappen med profilerna gick inte att läsa eller skriva i (${problem}). Se till att den finns och får ändras`,
    en: `the folder with the profiles could not be read or written (${problem}). See that it is there and may be changed`
  }[language]

/** Two or three sentences about a profile that could not be opened; empty when nothing was in the way. */
export function notOpenedText({ name, notOpened }: BrowserProfile, language: Language): string {
  if (notOpened === null) return ''
  const { problem } = notOpened
  const why = notOpenedWhy(problem, language)
  return {
    sv: `Profilen ${name} gick inte att öppna: ${why}, och fortsätt sedan insamlingen. Profilens kanaler väntar på det.`,
    en: `The profile ${name} could not be opened: ${why}, and then resume the run. The channels of the profile wait for that.`
  }[language]
}
