// The sentences for why a capture is not complete, the same in the window, the CLI and the package.
import { type Reason, ReasonCode } from './capture.ts'
import type { Language } from './errors.ts'

/** One whole sentence for each reason, without the technical detail. */
export const REASON_SENTENCES: Record<ReasonCode, Record<Language, string>> = {
  'not-a-web-address': {
    sv: 'Adressen är inte en webbadress.',
    en: 'The address is not a web address.'
  },
  'host-not-found': {
    sv: 'Webbplatsen finns inte på den adressen, eller så saknar datorn nätförbindelse.',
    en: 'There is no website at that address, or the computer has no network connection.'
  },
  'connection-refused': {
    sv: 'Webbplatsen tog inte emot anslutningen.',
    en: 'The website did not accept the connection.'
  },
  'port-not-opened': {
    sv: 'Webbläsaren öppnar inte adresser med den porten, eftersom den hör till något annat än webben. Ingen har tillfrågats.',
    en: 'The browser does not open addresses with that port, since it belongs to something other than the web. Nobody was asked.'
  },
  'connection-lost': {
    sv: 'Förbindelsen bröts innan sidan var hämtad.',
    en: 'The connection was lost before the page had been fetched.'
  },
  'no-answer': {
    sv: 'Webbplatsen svarade inte.',
    en: 'The website did not answer.'
  },
  'too-many-redirects': {
    sv: 'Adressen skickar vidare i en cirkel och leder aldrig fram till en sida.',
    en: 'The address keeps redirecting in a circle and never leads to a page.'
  },
  'bad-certificate': {
    sv: 'Webbplatsens certifikat är inte giltigt, så sidan hämtades inte.',
    en: 'The website’s certificate is not valid, so the page was not fetched.'
  },
  'bad-certificate-accepted': {
    sv: 'Webbplatsens certifikat är inte giltigt, men sidan samlades in ändå eftersom någon valde det.',
    en: 'The website’s certificate is not valid, but the page was captured all the same because someone chose so.'
  },
  'http-status': {
    sv: 'Webbplatsen svarade med en felkod i stället för sidan.',
    en: 'The website answered with an error code instead of the page.'
  },
  'login-required': {
    sv: 'Sidan kräver inloggning, så det som visas är inloggningssidan.',
    en: 'The page requires a log-in, so what is shown is the log-in page.'
  },
  'rate-limited': {
    sv: 'Webbplatsen tar inte emot fler förfrågningar just nu, så sidan hämtades inte, eller inte hela.',
    en: 'The website takes no more requests just now, so the page was not fetched, or not all of it.'
  },
  'bot-check': {
    sv: 'Webbplatsen vill ha bevis på att besökaren är en människa, så det som visas är den frågan.',
    en: 'The website wants proof that the visitor is human, so what is shown is that question.'
  },
  'network-login': {
    sv: 'Nätverket kräver inloggning innan det släpper fram något, så sidan hämtades inte. Är det en proxy som vill ha ett lösenord, ange det under Inloggningar på sidan Insamlingar, eller med kommandot capture proxy.',
    en: 'The network requires a log-in before it lets anything through, so the page was not fetched. If it is a proxy that requires a password, enter it under Log-ins on the page Captures, or with the command capture proxy.'
  },
  'private-address': {
    sv: 'Adressen leder in i ett privat nätverk, till exempel kommunens eget eller ett nätverks inloggning, och öppnades inte. Är det meningen, svara Ja på ”Får sidorna ligga i ett privat nätverk?” på kanalens sida, eller kör kommandot channel capture med --private-addresses yes.',
    en: 'The address leads into a private network, such as the municipality’s own or a network’s log-in, and was not opened. If that is meant, answer Yes to “May the pages lie in a private network?” on the channel’s page, or run the command channel capture with --private-addresses yes.'
  },
  'download-instead-of-page': {
    sv: 'Adressen leder till en fil som laddas ned, inte till en sida.',
    en: 'The address leads to a file that is downloaded, not to a page.'
  },
  'page-crashed': {
    sv: 'Sidan kraschade i webbläsaren.',
    en: 'The page crashed in the browser.'
  },
  'too-much-memory': {
    sv: 'Sidan tog mer minne än någon sida behöver, och avslutades. Sidor som det är ofta gjorda för att störa.',
    en: 'The page took more memory than any page needs, and was ended. Pages like it are often made to disturb.'
  },
  'keeps-reloading': {
    sv: 'Sidan laddar om sig själv hela tiden och kommer aldrig till ro. Öppna den i en vanlig webbläsare och se om den gör det där också.',
    en: 'The page reloads itself all the time and never comes to rest. Open it in an ordinary browser and see whether it does so there too.'
  },
  'browser-died': {
    sv: 'Webbläsaren stängdes mitt i arbetet.',
    en: 'The browser closed in the middle of the work.'
  },
  'time-out': {
    sv: 'Sidan blev inte klar inom den tid som är satt.',
    en: 'The page was not finished within the time allowed.'
  },
  'script-hung': {
    sv: 'Ett skript på sidan slutade svara.',
    en: 'A script on the page stopped responding.'
  },
  'navigated-away': {
    sv: 'Sidan bytte adress av sig själv medan den samlades in.',
    en: 'The page moved to another address by itself while it was being captured.'
  },
  'height-limit': {
    sv: 'Sidan är högre än vad som kan avbildas, så nederdelen saknas på bilden. Kanalen kan ställas in på att följas långt, om den inte redan är det.',
    en: 'The page is taller than can be pictured, so the lowest part is missing from the picture. The channel can be set to be followed far, unless it already is.'
  },
  'width-limit': {
    sv: 'Sidan är bredare än vad som kan avbildas, så en del längst åt sidan saknas på bilden.',
    en: 'The page is wider than can be pictured, so a part at its side is missing from the picture.'
  },
  'scroll-limit': {
    sv: 'Sidan fortsätter att växa när man rullar, så insamlingen slutade vid den gräns som är satt. Kanalen kan ställas in på att följas långt, om den inte redan är det.',
    en: 'The page keeps growing as one scrolls, so the capture ended at the limit that is set. The channel can be set to be followed far, unless it already is.'
  },
  'pictures-missing': {
    sv: 'Alla bilder på sidan kunde inte laddas.',
    en: 'Not all pictures on the page could be loaded.'
  },
  'picture-failed': {
    sv: 'Skärmbilden kunde inte tas.',
    en: 'The screenshot could not be taken.'
  },
  'tiles-differ': {
    sv: 'Bilden är tagen i delar, och där två av dem möts rörde sig sidan, så något kan saknas eller synas två gånger.',
    en: 'The picture was taken in parts, and where two of them meet the page moved, so something may be missing or shown twice.'
  },
  'parts-missing': {
    sv: 'Sidan fick inte svar på allt som den bad om, höll fortfarande på att ladda när den avbildades, hade en ram som inte svarade eller håller inne något för den som inte godkänner kakor, så inlägg, kommentarer eller filmer kan saknas.',
    en: 'The page did not get an answer to all that it asked for, was still loading when it was pictured, had a frame that did not answer, or holds something back from who has not agreed to cookies, so posts, comments or films may be missing.'
  },
  'page-grew': {
    sv: 'Sidan växte medan bilden togs, så det nedersta kan saknas på bilden.',
    en: 'The page grew while the picture was taken, so the lowest part may be missing from it.'
  },
  'pictures-beside': {
    sv: 'Sidan har bilder som man bläddrar fram åt sidan. De syns inte på bilden av sidan.',
    en: 'The page has pictures that are leafed to sideways. They do not show in the picture of the page.'
  },
  'text-vanished': {
    sv: 'Text som syntes på sidan medan den gicks igenom finns inte i det som sparades, eftersom sidan tog bort den.',
    en: 'Text that showed on the page while it was gone through is not in what was saved, since the page took it away.'
  },
  'pictures-vanished': {
    sv: 'Bilder som syntes på sidan medan den gicks igenom finns inte på bilden av sidan, eftersom sidan tog bort dem.',
    en: 'Pictures that showed on the page while it was gone through are not in the picture of the page, since the page took them away.'
  },
  'text-not-pictured': {
    sv: 'Något av sidans text syns inte på bilden av sidan.',
    en: 'Some of the page’s text does not show in the picture of the page.'
  },
  'content-unavailable': {
    sv: 'Sidan säger att innehållet inte är tillgängligt.',
    en: 'The page says that the content is not available.'
  },
  'blank-page': {
    sv: 'Sidan visade ingenting där dess innehåll ska stå.',
    en: 'The page showed nothing where its content is to be.'
  },
  'text-failed': {
    sv: 'Den synliga texten kunde inte läsas.',
    en: 'The visible text could not be read.'
  },
  'layout-failed': {
    sv: 'Var all text, alla bilder och länkar finns på sidan kunde inte sparas.',
    en: 'Where all text, pictures and links are on the page could not be saved.'
  },
  'pdf-failed': {
    sv: 'Sidan kunde inte sparas som PDF.',
    en: 'The page could not be saved as a PDF.'
  },
  'film-missing': {
    sv: 'En film eller ett ljud som sidan visar är inte sparat. Adress och längd står i proveniensen.',
    en: 'A film or sound that the page shows is not saved. Its address and length are in the provenance.'
  },
  'pdf-lacks-text': {
    sv: 'PDF:en saknar en del av den text som syns på sidan.',
    en: 'The PDF lacks some of the text that shows on the page.'
  },
  'wacz-failed': {
    sv: 'Webbarkivet (WACZ) saknar något av det som sidan hämtade.',
    en: 'The web archive (WACZ) lacks some of what the page fetched.'
  },
  'source-failed': {
    sv: 'Sidans källkod kunde inte sparas.',
    en: 'The source of the page could not be saved.'
  },
  'source-lacks-text': {
    sv: 'Sidans sparade källkod saknar en del av den text som syns på sidan.',
    en: 'The saved source of the page lacks some of the text that shows on it.'
  },
  'consent-not-dismissed': {
    sv: 'Rutan om kakor kunde inte stängas och kan täcka en del av sidan.',
    en: 'The cookie notice could not be closed and may cover a part of the page.'
  },
  'prompt-not-closed': {
    sv: 'En ruta om att logga in eller prenumerera kunde inte stängas och kan täcka en del av sidan.',
    en: 'A box that asks for a log-in or a subscription could not be closed and may cover a part of the page.'
  },
  'comments-filtered': {
    sv: 'Plattformen visar bara ett urval av kommentarerna, och alla kunde inte väljas.',
    en: 'The platform shows only a choice of the comments, and all of them could not be chosen.'
  },
  'platform-words-wrong': {
    sv: 'Det som arkivet har fått veta om plattformens märkning går inte att använda i webbläsaren.',
    en: 'What the archive has been told of the platform’s markup cannot be used in the browser.'
  },
  'posts-missing': {
    sv: 'Sidan säger att den har fler inlägg än de som kunde sparas.',
    en: 'The page says that it has more posts than could be saved.'
  },
  'comments-missing': {
    sv: 'Sidan säger att den har fler kommentarer än de som kunde sparas.',
    en: 'The page says that it has more comments than could be saved.'
  },
  'content-not-expanded': {
    sv: 'Allt dolt innehåll, till exempel fler kommentarer, kunde inte fällas ut.',
    en: 'Not all hidden content, such as more comments, could be expanded.'
  },
  'other-view': {
    sv: 'En knapp på sidan leder till en annan vy i stället för det som visas. Insamlingen gick tillbaka och lät sådana knappar vara, så det som de leder till finns inte med.',
    en: 'A button on the page leads to another view in the place of what is shown. The capture went back and left such buttons alone, so what they lead to is not in it.'
  },
  'press-held-back': {
    sv: 'En knapp som inte säger att den bara visar något försökte skicka något till webbplatsen. Det stoppades, så det som den skulle visa finns kanske inte med. Titta själv på sidan.',
    en: 'A button that does not say that it only shows something tried to send something to the site. That was stopped, so what it would show may not be included. Look at the page yourself.'
  },
  'comment-changed': {
    sv: 'Kommentaren ändrades om och om igen medan den sparades. Försök igen om en stund.',
    en: 'The comment changed again and again while it was being saved. Try again in a while.'
  },
  'dialog-closed': {
    sv: 'Sidan visade en dialogruta som stängdes automatiskt.',
    en: 'The page showed a dialog box, which was closed automatically.'
  },
  'popup-closed': {
    sv: 'Sidan öppnade ett nytt fönster som stängdes automatiskt.',
    en: 'The page opened a new window, which was closed automatically.'
  },
  'facts-only': {
    sv: 'På sidan finns en kommentar som är antecknad utan bild, så ingenting av sidan har sparats. Ta bort kommentaren i kanalen. Sedan läses sidan som vanligt.',
    en: 'There is a comment on the page that is noted without a picture, so nothing of the page was saved. Remove the comment in the channel. Then the page is read as usual.'
  },
  'private-parts-kept-out': {
    sv: 'Sidan ville hämta något ur ett privat nätverk, och det släpptes inte fram.',
    en: 'The page wanted something out of a private network, and it was not let through.'
  },
  'own-authority': {
    sv: 'Webbplatsens certifikat är utfärdat av någon som arkivets dator litar på men som webben inte känner, till exempel kommunens egen kontroll av trafiken. Kedjan står i proveniensen.',
    en: 'The website’s certificate was issued by someone whom the archive’s computer trusts but the web does not know, such as the authority’s own inspection of traffic. The chain is in the provenance.'
  },
  'clock-differs': {
    sv: 'Datorns klocka och webbplatsens går inte lika, så någon av tiderna stämmer inte.',
    en: 'The computer’s clock and the website’s do not agree, so one of the times is wrong.'
  },
  stopped: {
    sv: 'Insamlingen stoppades av den som körde den.',
    en: 'The capture was stopped by the person who ran it.'
  },
  interrupted: {
    sv: 'Programmet avslutades mitt i insamlingen, eller något hindrade körningen från att fortsätta.',
    en: 'The program ended in the middle of the capture, or something kept the run from going on.'
  },
  'disk-full': {
    sv: 'Disken med arkivet blev full.',
    en: 'The disk with the archive became full.'
  },
  'temporary-disk-full': {
    sv: 'Disken med datorns temporära filer blev full.',
    en: 'The disk with the computer’s temporary files became full.'
  },
  'files-not-kept': {
    sv: 'Filerna kunde inte sparas i lagringstjänsten (S3): den svarade inte, eller tog inte emot dem.',
    en: 'The files could not be kept in the store (S3): it did not answer, or did not take them.'
  },
  internal: {
    sv: 'Något gick fel i programmet. Felet finns i loggen.',
    en: 'Something went wrong in the program. The error is in the log.'
  }
}

/** The sentence of a reason with its technical detail, when there is one, in brackets before the full stop. */
export function reasonSentence(reason: Reason, language: Language): string {
  const sentence = REASON_SENTENCES[reason.code][language]
  return reason.detail === null
    ? sentence
    : `${sentence.slice(0, -1)} (${detailIn(reason.detail, language)}).`
}

/** The same for a code that is kept as text; one that is none of the reasons is shown as it is. */
export function problemSentence(problem: string, detail: string | null, language: Language): string {
  const code = ReasonCode.safeParse(problem)
  return code.success ? reasonSentence({ code: code.data, detail }, language) : problem
}

// Details are kept as the provenance has them, in English; the common words are put in Swedish for people.
const SWEDISH: Readonly<Record<string, string>> = {
  'password field': 'lösenordsfält',
  captcha: 'bildprov',
  question: 'fråga',
  'nothing else seen': 'inget annat syntes',
  'too much': 'för mycket',
  'only the first view': 'bara den första vyn',
  'none found': 'inga hittades',
  'no text': 'ingen text',
  'without an address': 'utan egen adress',
  'closed trees': 'slutna delar av sidan',
  'in frames': 'i ramar',
  'of frames': 'i ramar',
  sideways: 'åt sidan',
  view: 'vyn',
  'at least': 'minst',
  rows: 'rader',
  wheel: 'mushjul',
  canvas: 'ritad yta',
  stream: 'löpande data',
  loading: 'läser in',
  login: 'inloggning',
  document: 'dokumentet',
  answers: 'svar',
  frames: 'ramar',
  comments: 'kommentarer',
  buttons: 'knappar',
  folds: 'hopfällda texter',
  tabs: 'flikar',
  pages: 'sidor',
  documents: 'dokument',
  slides: 'bilder att bläddra till',
  calls: 'anrop',
  call: 'anrop',
  errors: 'svarade med fel',
  pictures: 'bilder',
  fetch: 'hämtning',
  'player of another site': 'spelare från en annan webbplats',
  'not begun': 'ännu inte startad',
  'no list of its pieces': 'ingen lista över delarna',
  'not a film': 'ingen film',
  'list not understood': 'listan över delarna är okänd',
  locked: 'låst',
  live: 'direktsändning',
  private: 'i ett privat nätverk',
  'too-large': 'för stor',
  'not-answered': 'inget svar',
  'out-of-time': 'tiden räckte inte'
}

function detailIn(detail: string, language: Language): string {
  if (language === 'en') return detail
  // Within an address they are no words.
  const words = new RegExp(`(?<![\\w./-])(?:${Object.keys(SWEDISH).join('|')})(?![\\w./-])`, 'g')
  return detail.replaceAll(words, found => SWEDISH[found] ?? found)
}
