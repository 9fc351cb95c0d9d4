// The sentences of refusals of captures.
import type { Sentences } from './sentences.ts'

export const CAPTURES = {
  'no-wacz': {
    sv: 'Insamlingen har inget webbarkiv (WACZ): sidan öppnades aldrig. Samla in sidan igen.',
    en: 'The capture has no web archive (WACZ): the page was never opened. Capture the page again.'
  },
  'capture-damaged': {
    sv: 'Insamlingen av {{address}} är inte som den sparades (filen {{what}}). Samla in kanalen igen. Inget har ändrats.',
    en: 'The capture of {{address}} is not as it was saved (the file {{what}}). Capture the channel again. Nothing was changed.'
  },
  'nothing-to-capture': {
    sv: 'Det finns ingenting att samla in: ingen aktiv kanal motsvarar valet. Välj andra kanaler, eller registrera en först.',
    en: 'There is nothing to capture: no active channel matches the choice. Choose other channels, or register one first.'
  },
  'profile-in-use': {
    sv: 'Webbläsarprofilen {{profile}} används just nu. Stäng webbläsaren som är öppen i den, eller vänta tills insamlingen är klar, och försök igen.',
    en: 'The browser profile {{profile}} is in use. Close the browser that is open in it, or wait until the capture is done, and try again.'
  },
  'login-not-made': {
    sv: 'Ingen inloggning på {{address}} fanns kvar när webbläsaren stängdes. Logga in igen, låt webbplatsen komma ihåg dig, och stäng webbläsaren när du ser sidan. Inget har lånats ut.',
    en: 'No log-in at {{address}} was left when the browser was closed. Log in again, let the site remember you, and close the browser when you see the page. Nothing was lent.'
  },
  'login-too-large': {
    sv: 'Inloggningen på {{address}} är större än vad som kan lånas ut. Inget har lånats ut. Den som sköter servern kan logga in där.',
    en: 'The log-in at {{address}} is larger than what can be lent. Nothing was lent. Whoever runs the server can log in there.'
  },
  'login-sealed-otherwise': {
    sv: 'Inloggningen är inte gjord för {{profile}} på den här servern, eller servern har startats om sedan dess. Gör den på nytt härifrån. Inget har ändrats.',
    en: 'The log-in was not made for {{profile}} on this server, or the server has been restarted since. Make it anew from here. Nothing was changed.'
  },
  'private-address': {
    sv: 'Adressen {{address}} leder in i ett privat nätverk och öppnades inte. Är det meningen, svara Ja på ”Får sidorna ligga i ett privat nätverk?” på kanalens sida, eller kör kommandot channel capture med --private-addresses yes.',
    en: 'The address {{address}} leads into a private network and was not opened. If that is meant, answer Yes to “May the pages lie in a private network?” on the channel’s page, or run the command channel capture with --private-addresses yes.'
  },
  'proxy-password-missing': {
    sv: 'Lösenordet till proxyn {{host}} finns inte på arkivets dator. Ange det under Inloggningar på sidan Insamlingar, eller med kommandot capture proxy. Inget har hämtats.',
    en: 'The password of the proxy {{host}} is not on the archive’s computer. Enter it under Log-ins on the page Captures, or with the command capture proxy. Nothing was fetched.'
  },
  'profile-exists': {
    sv: 'Det finns redan en webbläsarprofil som heter {{profile}}. Välj ett annat namn. Inget har ändrats.',
    en: 'There already is a browser profile called {{profile}}. Choose another name. Nothing was changed.'
  },
  'run-has-nothing-left': {
    sv: 'Det finns inget kvar att samla in i körningen. Starta en ny körning om kanalerna ska samlas in igen.',
    en: 'There is nothing left to capture in the run. Start a new run to capture the channels again.'
  },
  'disk-too-small': {
    sv: 'Körningen skulle ta ungefär {{needed}} MB, men det finns bara {{free}} MB ledigt på disken med arkivet. Frigör plats, eller välj färre kanaler. Inget har samlats in.',
    en: 'The run would take about {{needed}} MB, but only {{free}} MB are free on the disk with the archive. Free some space, or choose fewer channels. Nothing was captured.'
  },
  'run-already-running': {
    sv: 'En insamling pågår redan. Vänta tills den är klar eller stoppa den.',
    en: 'A capture run is already going on. Wait until it ends, or stop it.'
  },
  'no-browser': {
    sv: 'Ingen webbläsare hittades. Installera Microsoft Edge, Google Chrome eller Chromium, eller ange sökvägen i KANALARKIV_BROWSER. Letade på: {{looked}}.',
    en: 'No browser was found. Install Microsoft Edge, Google Chrome or Chromium, or give its path in KANALARKIV_BROWSER. Looked at: {{looked}}.'
  },
  'browser-ruled-out': {
    sv: 'Inget kan samlas in: kommunens princip {{policy}} i {{where}} förbjuder program att styra {{browser}}. Be IT-enheten tillåta det på arkivets dator eller ta bort principen där, eller ange en annan webbläsare i KANALARKIV_BROWSER.',
    en: 'Nothing can be captured: the policy {{policy}} in {{where}} forbids programs to steer {{browser}}. Ask the IT unit to allow it on the archive’s computer or to remove the policy there, or name another browser in KANALARKIV_BROWSER.'
  },
  'browser-did-not-start': {
    sv: 'Webbläsaren {{browser}} startade inte ({{detail}}). Starta den själv en gång för att se vad som är fel, eller ange en annan i KANALARKIV_BROWSER.',
    en: 'The browser {{browser}} did not start ({{detail}}). Start it yourself once to see what is wrong, or name another in KANALARKIV_BROWSER.'
  },
  'page-failed': {
    sv: 'Sidan {{address}} kunde inte sparas: {{reason}} Inget är sparat från den. Kommentaren får inte tas bort än.',
    en: 'The page {{address}} could not be saved: {{reason}} Nothing from it is saved. The comment must not be removed yet.'
  },
  'captures-not-alike': {
    sv: 'Insamlingarna är av olika adresser och kan inte jämföras. Välj två av samma adress.',
    en: 'The captures are of different addresses and cannot be compared. Choose two of the same address.'
  }
} as const satisfies Sentences
