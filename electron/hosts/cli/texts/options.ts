// What an option says in the help, where the name of its field says too little. Of what has several values, or a form of
// its own, the help says so by itself.

/** Swedish and English, by the commands and the option, such as `person add, person edit --left`. */
export const OPTIONS: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  'account add --address': [
    'webbplatsens eller serverns adress (WordPress, Mastodon)',
    'address of the site or server (WordPress, Mastodon)'
  ],
  'account add --directory': [
    'katalogen med avsändarnas nycklar (Bluesky; annars plc.directory)',
    'directory of authors’ keys (Bluesky; otherwise plc.directory)'
  ],
  'account add --user': [
    'användarnamn (WordPress, Bluesky, Mastodon), sidans id (Facebook, Instagram) eller kanalens id (YouTube)',
    'user name (WordPress, Bluesky, Mastodon), id of the page (Facebook, Instagram) or of the channel (YouTube)'
  ],
  'attestation sign --basis': [
    'underlaget som den som intygar har sett; det står i `attestation show` och på blanketten',
    'the basis that was seen; it is in `attestation show` and on the form'
  ],
  'attestation sign --on-paper': ['intyget är påskrivet på papper', 'it was signed on paper'],
  'backup connect --address': [
    's3:https://LAGRINGEN/BUCKET/MAPP; adressen anges sedan i stället för en mapp',
    's3:https://STORE/BUCKET/FOLDER; the address is given in the place of a folder afterwards'
  ],
  'backup connect --lock': [
    'hur kopiorna låses i en bucket med Object Lock; annars governance där bucketen har det',
    'how backups are locked in a bucket with Object Lock; otherwise governance where it has that'
  ],
  'capture show --text': ['visa sidans synliga text', 'show the visible text of the page'],
  'channel add, channel edit --about-page': ['sidan om kanalen', 'the about page'],
  'channel add, channel edit --address': ['adress som ska samlas in', 'address to capture'],
  'channel add, channel edit --another': [
    'den ansvariga är en annan än den som redan har namnet',
    'the responsible person is another than the one who has that name'
  ],
  'channel add, channel edit --contact': ['kontakt som visas utåt', 'contact shown to the public'],
  'channel add, channel edit --department': ['namn; ny läggs till', 'name; a new one is added'],
  'channel add, channel edit --groups-page': ['sida med grupper', 'page with groups'],
  'channel add, channel edit --no-dialogue': ['ingen kan skriva där', 'nobody can write there'],
  'channel edit --dialogue': ['allmänheten kan skriva där', 'the public can write there'],
  'channel add, channel edit --other-page': ['annan sida', 'other page'],
  'channel add, channel capture --private-addresses': [
    'om sidorna får ligga i ett privat nätverk: yes (ja) eller no (nej, om inget annat sägs)',
    'whether the pages may lie in a private network: yes, or no unless it is said'
  ],
  'channel add, channel edit --responsible': ['namn; ny läggs till', 'name; a new one is added'],
  'channel add, channel edit --responsible-email': ['e-post till den personen', 'e-mail of that person'],
  'channel add, channel edit --stand-in': ['namn; ny läggs till', 'name; a new one is added'],
  'channel add, channel edit --videos-page': ['sida med videor', 'page with videos'],
  'channel change, channel edit, channel retire --accept-partial': [
    'låt en ofullständig insamling räcka',
    'let a partial capture do'
  ],
  'channel capture --reach': [
    'hur långt sidorna följs: ordinary är vanligt (50 000 bildpunkter, en och en halv minut), far är långt (200 000 bildpunkter, tio minuter)',
    'how far the pages are followed: ordinary (50,000 pixels, a minute and a half) or far (200,000 pixels, ten minutes)'
  ],
  'channel capture --viewport': ['när körningen inte säger annat', 'when the run does not say otherwise'],
  'channel list --all': ['visa avslutade kanaler också', 'also show retired channels'],
  'channel mandate --only-people': ['bara personerna, inte kanalen', 'the people only, not the channel'],
  'channel mandate --person': ['person som får uttala sig i kanalen', 'person who may speak in the channel'],
  'channel mandate --tool': ['program eller konto', 'program or account'],
  'channel retire --on': ['dagen den stängdes; annars i dag', 'day it was closed; otherwise today'],
  'checklist answer --no': ['det saknas', 'it is missing'],
  'checklist answer --yes': ['det finns', 'it is there'],
  'comment decide --outcome': [
    'vad det blir av den; med en grund: remove',
    'what becomes of it; with a ground: remove'
  ],
  'comment decide --police': [
    'en sak för polisen, med anmälans nummer',
    'a matter for the police, with its number'
  ],
  'comment decide --sender-note': [
    'vad som är känt om avsändaren, eller att det inte går att få veta; behövs när programmet inte hittade någon avsändare',
    'what is known about the sender, or that it cannot be known; needed where the program found no sender'
  ],
  'comment list --from': ['upptäckta från den dagen', 'noticed from that day'],
  'comment list --mark': ['bara olästa (unread) eller flaggade (flagged)', 'only unread or flagged ones'],
  'comment list --sender': ['bara den avsändarens (comment people)', 'only of that sender (comment people)'],
  'comment list --unfinished': [
    'bara det som någon ska göra något åt, det mest brådskande först',
    'only what somebody is to do something about, the most urgent first'
  ],
  'comment list --to': ['upptäckta till och med den dagen', 'noticed until that day'],
  'comment removed --by-word': ['intyga själv; ingen sida öppnas', 'attest it yourself; no page is opened'],
  'comment retry, comment take --another': [
    'ingen av dem med samma ord',
    'none of those with the same words'
  ],
  'comment retry, comment take --same-as': ['samma kommentar som den', 'the same comment as that'],
  'comment save --selector': [
    'CSS-väljaren för elementet med kommentaren; annars det som adressen pekar på',
    'the CSS selector of the element that holds the comment; otherwise the one the address points at'
  ],
  'comment save-all --selector': [
    'CSS-väljare för kommentarerna; annars alla',
    'CSS selectors of the comments; otherwise all'
  ],
  'comment take --author': [
    'avsändarens namn; är det ett annat än notisens följer inget annat om notisens avsändare med',
    'the name of the sender; if it is not the notification’s, nothing else of its sender comes along'
  ],
  'consent add, consent post --capture': ['insamling av bilden', 'capture of the image'],
  'consent add --child': ['ett barn; vårdnadshavaren samtyckte', 'a child; the guardian consented'],
  'consent add --covers': [
    'initialer eller nummer, inget onödigt',
    'initials or number, no more than needed'
  ],
  'consent add, consent post --post': ['adress till inlägget', 'the post’s address'],
  'coverage, coverage department, coverage report --period': [
    'halvår, ÅÅÅÅ-H1 eller ÅÅÅÅ-H2; annars det som pågår',
    'half-year, YYYY-H1 or YYYY-H2; otherwise this one'
  ],
  'deadline answers --from': [
    'första ÅÅÅÅ-MM; annars ett år tillbaka',
    'first YYYY-MM; otherwise a year back'
  ],
  'deadline answers --to': ['sista ÅÅÅÅ-MM; annars den här', 'last YYYY-MM; otherwise this one'],
  'deadline channel --days': ['arbetsdagar, 0–20; 0 är samma dag', 'working days, 0–20; 0 is the same day'],
  'deadline channel --standard': ['nästa arbetsdag (standard)', 'next working day (the standard)'],
  'disclosure deliver, export --into': [
    'mapp utanför arkivet att skriva i; annars arkivets exports',
    'folder outside the archive to write in; else exports in the archive'
  ],
  'disclosure mask --field': ['textens nummer, från 1', 'number of the text, from 1'],
  'disclosure mask --paragraph': ['till exempel ”OSL 21 kap. 1 §”', 'such as “OSL 21 kap. 1 §”'],
  'disclosure mask --picture': ['bildens nummer, från 1', 'number of the picture, from 1'],
  'disclosure mask --region': ['bildpunkter: X,Y,BREDD,HÖJD', 'pixels: X,Y,WIDTH,HEIGHT'],
  'disclosure mask --words': [
    'ord att maskera överallt i den texten',
    'words to mask everywhere in that text'
  ],
  'disclosure open --requested': ['när den kom in; annars nu', 'when it came in; otherwise now'],
  'disposal show --stopped': ['visa det som är stoppat i stället', 'show what is stopped instead'],
  'export --creator': ['SIP: arkivbildare (annars kommunen)', 'SIP: creator (else the municipality)'],
  'export, export preview --diary-number': [
    'bara det som är registrerat under det här diarienumret, eller har det i ett kvitto',
    'only what is registered under this diary number, or has it in a receipt'
  ],
  'export, export preview --half-year': ['då det kom in, ÅÅÅÅ-H1', 'in which it came in, YYYY-H1'],
  'export, export preview, receipt enter, diary-system send --record': [
    'bara den här posten, till exempel comment:ID',
    'only this record, such as comment:ID'
  ],
  'export, export set-receiver --own-schemas': [
    'SIP: med programmets scheman, vilken mapp som än är sparad för arkivet',
    'SIP: with the program’s schemas, whatever folder is saved for the archive'
  ],
  'export set-delivery --own-schemas': [
    'med programmets scheman; ingen mapp sparas',
    'with the program’s schemas; no folder is saved'
  ],
  'export --schemas': [
    'SIP: mapp med standardens XML-scheman, som följer med och som paketet prövas mot i stället för programmets',
    'SIP: folder with the XML schemas of the standard, which are included and which the package is checked against in the place of the program’s'
  ],
  'export, export preview --secret': [
    'sekretessmarkerat: stannar, eller följer med märkt med lagrummet (bara till det egna diariet eller e-arkivet)',
    'marked as secret: stays, or is included with the legal provision (to your own diary or e-archive only)'
  ],
  'export --submitter': ['SIP: levererar (annars kommunen)', 'SIP: submits (else the municipality)'],
  'export, export preview --unfinished': [
    'ohanterade meddelanden och kommentarer',
    'messages and comments not dealt with'
  ],
  'export pack --into': [
    'mapp utanför arkivet; annars bredvid',
    'folder outside the archive; else beside it'
  ],
  'history --about': [
    'en kanal, person, förvaltning eller webbplats; annars hela registret',
    'one channel, person, department or website; otherwise the whole register'
  ],
  'hold add --all': ['alltihop i arkivet', 'all there is in the archive'],
  'hold add --record': [
    'vad som inte får gallras: channel:ID, capture:ID, comment:ID, message:ID eller disclosure:ID',
    'what must not be disposed of: channel:ID, capture:ID, comment:ID, message:ID or disclosure:ID'
  ],
  'inbox answer --forwarded': ['vem det lämnades vidare till', 'to whom it was passed on'],
  'inbox answer --needless': ['varför inget svar behövs', 'why no answer is needed'],
  'inbox correct --forwarded': ['vem det lämnades vidare till', 'to whom it was passed on'],
  'inbox correct --needless': ['varför inget svar behövs', 'why no answer is needed'],
  'inbox correct --not-done': [
    'inget hade gjorts: det som väntade väntar igen',
    'nothing had been done: what waited waits again'
  ],
  'inbox assign --nobody': ['ingen handlägger', 'nobody handles it'],
  'inbox automatic --none': ['inga automatiska svar', 'no automatic replies'],
  'inbox automatic --set': [
    'svaret, ordagrant; {name} skiljer sig',
    'the reply, word for word; {name} differs'
  ],
  'inbox list --handler': ['bara den här användarens', 'only this user’s'],
  'inbox list --nobody': ['bara det som ingen handlägger', 'only what nobody handles'],
  'inbox reply --set': ['ny text; {mailbox} står för brevlådan', 'new text; {mailbox} is the mailbox'],
  'inbox reply --standard': ['tillbaka till standardtexten', 'back to the standard text'],
  'intake take --own-name': [
    'vad kontot heter, om exporten inte säger det',
    'name of the account, if the export lacks it'
  ],
  'journal --about': ['bara rader om den här posten', 'only lines about this record'],
  'mail again --to': ['en annan mottagare', 'another recipient'],
  'mail mailbox --flag': ['märk sparade mejl', 'flag mails that are saved'],
  'mail mailbox --keep': ['ändra ingenting i brevlådan', 'change nothing in the mailbox'],
  'mail mailbox --move': ['flytta sparade mejl dit', 'move saved mails there'],
  'mail mailbox, mail server --security': [
    'tls, starttls eller none; none bara för en server på den här datorn',
    'tls, starttls or none; none only for a server on this computer'
  ],
  'mail resolve --arrived': ['det kom fram', 'it arrived'],
  'mail resolve --bounced': ['det kom tillbaka', 'it came back'],
  'message file, message paste --another': [
    'inget av dem med samma ord',
    'none of those with the same words'
  ],
  'message file, message paste --received': ['när det kom in', 'when it was received'],
  'message file, message paste --same-as': ['samma meddelande som det', 'the same message as that'],
  'message correct --because': ['varför det var fel', 'why it was wrong'],
  'message file --sender': ['går före det som filen säger', 'overrides what the file says'],
  'message file, message paste --shown': [
    'tiden som kanalen visar den, ”2 tim”',
    'the time as the channel shows it, “2 h”'
  ],
  'message file --text': [
    'det som står i en bild, avskrivet; då känns meddelandet igen när kanalens export läses in',
    'what stands in a picture, written out; then the message is known again when the export of the channel is taken in'
  ],
  'message paste --text': ['annars läses standard in', 'otherwise standard input is read'],
  'message route, message correct, inbox route --diary': [
    'registrerat, under detta nummer',
    'registered, under this number'
  ],
  'message route, message correct, inbox route --mailbox': [
    'kopiera till den brevlådan',
    'copy to that mailbox'
  ],
  'message route, message correct, inbox route --minor': [
    'varför den är av ringa betydelse',
    'why it is of minor importance'
  ],
  'message route, message correct, inbox route --received-on': [
    'annars dagen den kom',
    'else the day it came'
  ],
  'message route, message correct, inbox route --redirect': [
    'hänvisad, med det här svaret',
    'redirected, with this reply'
  ],
  'person edit --back': ['personen arbetar här (igen)', 'the person works here (again)'],
  'person edit --left': ['första dag utan anställning här', 'first day no longer employed here'],
  'profile channels --none': ['inga kanaler', 'no channels'],
  'publish file --format': ['vilken av filerna', 'which of the files'],
  'receipt enter --number': ['diarienummer, eller e-arkivets', 'diary number, or that of the e-archive'],
  'diary-system filing --department': [
    'bara för den här förvaltningen; utan gäller det alla som inte har något eget',
    'of this department only; without, of all that have nothing of their own'
  ],
  'diary-system resolve --absent': ['finns inte, och får skickas igen', 'not there, and may be sent again'],
  'diary-system resolve --number': ['den finns, med det här numret', 'it is there, with this number'],
  'diary-system send --by-department': [
    'lägg posterna så som det är inställt för varje förvaltning (diary-system filing)',
    'file the records as set for each department (diary-system filing)'
  ],
  'diary-system send --case': ['lägg alla poster i det här ärendet', 'put all records into this case'],
  'diary-system send --new-case': [
    'lägg upp ett nytt ärende för varje post',
    'make a new case for each record'
  ],
  'diary-system set --address': [
    'programmets adress, fram till /Biz/v2/',
    'address of the program, up to /Biz/v2/'
  ],
  'diary-system set --by': [
    'hur handlingarna lämnas, när det inte framgår',
    'how documents are handed over, where it does not show'
  ],
  'diary-system set --most': ['en posts filer, i MiB, högst 60', 'files of a record, in MiB, at most 60'],
  'diary-system yearly-case --none': ['ta bort det som är antecknat', 'take away what is noted'],
  'alert subscribe --none': ['avsluta aviseringarna', 'end the alerts'],
  'retention rule add --category': [
    'bara den här kategorin, till exempel minor (av ringa betydelse) eller grund a–g',
    'this category only, such as minor (of minor importance) or ground a–g'
  ],
  'channel save-posts --since': [
    'från och med den dagen; annars halvårets början',
    'from that day on; the half-year’s beginning otherwise'
  ],
  'channel save-posts --most': [
    'högst så många inlägg sparas på en gång, 1 till 200; annars det som är lagom för plattformen',
    'at most so many posts are saved in one go, 1 to 200; otherwise what is fair to the platform'
  ],
  'retention rule add --forever': ['ska alltid bevaras', 'never to be disposed of'],
  'retention rule add --without-transfer': ['utan att ha överlämnats', 'without having been handed over'],
  'retention rule add --years': ['antal år', 'number of years'],
  'round plan --autumn': ['dagar på hösten, som 10-01..11-30', 'days in autumn, such as 10-01..11-30'],
  'round plan --hours': ['timmar på dagen, som 8-16', 'hours of the day, such as 8-16'],
  'round plan --off': ['ingen körning görs av sig själv', 'no round is made by itself'],
  'round plan --spring': ['dagar på våren, som 04-01..05-31', 'days in spring, such as 04-01..05-31'],
  'secrecy mark --paragraph': ['till exempel ”OSL 21 kap. 1 §”', 'such as “OSL 21 kap. 1 §”'],
  'user set --no-person': ['användaren är ingen i registret', 'the user is nobody in the register'],
  'user set --none': ['ta bort alla roller', 'take all roles away'],
  'user set --person': [
    'personen i registret som användaren är; den som har slutat får inget göra',
    'the person of the register that the user is; whoever has left may do nothing'
  ],
  'user set --role': ['roll; de som inte anges tas bort', 'role; those not given are taken away'],
  'watch page, watch page-plan --every': [
    'antal minuter mellan läsningarna, 15 till 10080; 0 är bara på begäran',
    'minutes between readings, 15 to 10080; 0 is only when asked'
  ],
  'watch follow --off': ['märk dem när kanalen läses in', 'notice them when the channel is read'],
  'watch follow --stream': [
    'strömmen som lyssnas på (Bluesky), om inte plattformens egen',
    'the stream that is listened to (Bluesky), if not the platform’s own'
  ],
  'watch plan --every': [
    'antal minuter mellan inläsningarna, 5 till 10080; 0 stänger av',
    'minutes between readings, 5 to 10080; 0 turns it off'
  ]
}
