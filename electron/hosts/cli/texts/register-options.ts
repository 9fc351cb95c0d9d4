// What options of the commands for the register, its duties and its times say in the help.

export const REGISTER_OPTIONS: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  'account add --address': [
    'webbplatsens eller serverns adress; behövs för WordPress och Mastodon',
    'the address of the site or server; needed for WordPress and Mastodon'
  ],
  'account add --directory': [
    'Bluesky: katalogen med avsändarnas nycklar, om det inte är plc.directory',
    'Bluesky: the directory of authors’ keys, if it is not plc.directory'
  ],
  'account add --user': [
    'användarnamn (WordPress, Bluesky, Mastodon), sidans id (Facebook, Instagram) eller kanalens id (YouTube)',
    'user name (WordPress, Bluesky, Mastodon), id of the page (Facebook, Instagram) or of the channel (YouTube)'
  ],
  'attestation sign --basis': [
    'underlaget som den som intygar har sett; det står i `attestation show` och på blanketten',
    'the basis that was seen; it stands in `attestation show` and on the form'
  ],
  'attestation sign --on-paper': ['intyget är påskrivet på papper', 'it was signed on paper'],
  'attestation sign --paper': ['den inlästa blanketten', 'the scanned form'],
  'channel capture --private-addresses': [
    'om sidorna får ligga i ett privat nätverk: yes (ja) eller no (nej, om inget annat sägs)',
    'whether the pages may lie in a private network: yes, or no unless it is said'
  ],
  'channel capture --reach': [
    'hur långt sidorna följs: ordinary är vanligt (50 000 bildpunkter, en och en halv minut), far är långt (200 000 bildpunkter, tio minuter)',
    'how far the pages are followed: ordinary (50,000 pixels, a minute and a half) or far (200,000 pixels, ten minutes)'
  ],
  'channel capture --viewport': [
    'vad sidorna visas i när omgången inte säger något annat: desktop är en dator, mobile en telefon',
    'what the pages are shown in when the run does not say otherwise: a desktop computer’s window or a phone'
  ],
  'channel change --accept-partial': ['låt en ofullständig insamling räcka', 'let a partial capture do'],
  'channel list --all': ['visa avslutade kanaler också', 'show retired channels too'],
  'channel mandate --document': ['beslutshandlingen, en fil', 'the decision document, a file'],
  'channel mandate --only-people': [
    'beslutet gäller bara personerna, inte kanalen',
    'the decision is on the people only, not on the channel'
  ],
  'channel mandate --person': [
    'person som får uttala sig i kanalen; kan anges flera gånger',
    'person who may speak in the channel; may be given several times'
  ],
  'channel mandate --tool': [
    'program eller konto som kanalen sköts med',
    'program or account the channel is run with'
  ],
  'channel retire --accept-partial': ['låt en ofullständig insamling räcka', 'let a partial capture do'],
  'channel retire --on': [
    'dagen då den stängdes, ÅÅÅÅ-MM-DD; annars i dag',
    'the day on which it was closed, YYYY-MM-DD; otherwise today'
  ],
  'checklist answer --no': ['det saknas', 'it is missing'],
  'checklist answer --yes': ['det finns', 'it is there'],
  'consent add --capture': [
    'insamling som visar bilden; kan anges flera gånger',
    'capture that shows the image; may be given several times'
  ],
  'consent add --child': ['ett barn; vårdnadshavaren har samtyckt', 'a child; the guardian has consented'],
  'consent add --covers': [
    'initialer eller nummer, inte mer än som behövs',
    'initials or number, not more than needed'
  ],
  'consent add --post': [
    'inläggets adress; kan anges flera gånger',
    'address of the post; may be given several times'
  ],
  'coverage --period': [
    'halvår, ÅÅÅÅ-H1 eller ÅÅÅÅ-H2; annars det som pågår',
    'half-year, YYYY-H1 or YYYY-H2; otherwise this one'
  ],
  'coverage department --level': [
    'PDF/A-2b, om inte annat sägs, eller 1b',
    'PDF/A-2b unless it is said, or 1b'
  ],
  'coverage department --period': [
    'halvår, ÅÅÅÅ-H1 eller ÅÅÅÅ-H2; annars det som pågår',
    'half-year, YYYY-H1 or YYYY-H2; otherwise this one'
  ],
  'coverage report --period': [
    'halvår, ÅÅÅÅ-H1 eller ÅÅÅÅ-H2; annars det som pågår',
    'half-year, YYYY-H1 or YYYY-H2; otherwise this one'
  ],
  'deadline answers --from': [
    'första månad, ÅÅÅÅ-MM; annars ett år tillbaka',
    'first month, YYYY-MM; otherwise a year back'
  ],
  'deadline answers --to': [
    'sista månad, ÅÅÅÅ-MM; annars den här',
    'last month, YYYY-MM; otherwise this one'
  ],
  'deadline channel --days': [
    'antal arbetsdagar, 0–20; 0 är samma dag',
    'working days, 0–20; 0 is the same day'
  ],
  'deadline channel --standard': [
    'nästa arbetsdag, som är standard',
    'the next working day, which is the standard'
  ],
  'deadline close --name': ['varför, till exempel Planeringsdag', 'why, such as Planning day'],
  'history --about': [
    'en kanal, person, förvaltning eller webbplats; annars hela registret',
    'one channel, person, department or website; otherwise the whole register'
  ],
  'journal --about': ['bara rader om den här posten', 'only lines about this record'],
  'person edit --back': ['personen arbetar här (igen)', 'the person works here (again)'],
  'person edit --left': [
    'första dag personen inte arbetar kvar, ÅÅÅÅ-MM-DD',
    'first day the person no longer works here, YYYY-MM-DD'
  ],
  'profile channels --none': ['inga kanaler', 'no channels'],
  'publish file --format': ['vilken av filerna', 'which of the files'],
  'round plan --autumn': ['dagar på hösten, som 10-01..11-30', 'days in autumn, such as 10-01..11-30'],
  'round plan --hours': ['timmar på dagen, som 8-16', 'hours of the day, such as 8-16'],
  'round plan --off': ['gör inga omgångar av sig själv', 'make no rounds by themselves'],
  'round plan --spring': ['dagar på våren, som 04-01..05-31', 'days in spring, such as 04-01..05-31'],
  'secrecy mark --paragraph': [
    'paragrafen, till exempel ”OSL 21 kap. 1 §”',
    'the paragraph, such as “OSL 21 kap. 1 §”'
  ],
  'user set --no-person': ['användaren är ingen i registret', 'the user is nobody in the register'],
  'user set --none': ['ta bort alla roller', 'take all roles away'],
  'user set --person': [
    'personen i registret som användaren är; den som har slutat får inget göra',
    'the person of the register that the user is; whoever has left may do nothing'
  ],
  'user set --role': [
    'roll; kan anges flera gånger, de som inte anges tas bort',
    'role; may be given several times, those not given are taken away'
  ],
  'watch page --every': [
    'antal minuter mellan läsningarna, 15 till 10080; 0 är bara på begäran',
    'minutes between readings, 15 to 10080; 0 is only when asked'
  ],
  'watch page-plan --every': [
    'antal minuter mellan läsningarna, 15 till 10080; 0 är bara på begäran',
    'minutes between readings, 15 to 10080; 0 is only when asked'
  ],
  'watch plan --every': [
    'antal minuter mellan inläsningarna, 5 till 10080; 0 stänger av',
    'minutes between readings, 5 to 10080; 0 turns it off'
  ],
  'website add --role': [
    'kommunen är huvudman (principal) eller medverkar (partner)',
    'the municipality is principal or partner'
  ],
  'website edit --role': [
    'kommunen är huvudman (principal) eller medverkar (partner)',
    'the municipality is principal or partner'
  ]
}
