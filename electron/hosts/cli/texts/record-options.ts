// What options of the commands for records, and for what is handed over and disposed of, say in the help.

export const RECORD_OPTIONS: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  'comment decide --category': ['grunden enligt riktlinjerna', 'the ground in the guidelines'],
  'comment decide --outcome': [
    'vad det blir av kommentaren; ska tas bort (remove) när en grund anges',
    'what becomes of the comment; remove where a ground is given'
  ],
  'comment decide --police': [
    'det är en sak för polisen; med anmälans nummer om det finns',
    'it is a matter for the police; with the number of the report if there is one'
  ],
  'comment decide --sender-note': [
    'vad som är känt om avsändaren, eller att det inte går att få veta; behövs när sidan inte visade någon avsändare',
    'what is known about the sender, or that it cannot be known; needed where the page showed no sender'
  ],
  'comment list --from': ['uppmärksammade från den dagen', 'noticed from that day'],
  'comment list --mark': ['bara olästa (unread) eller flaggade (flagged)', 'only unread or flagged ones'],
  'comment list --sender': [
    'bara den avsändarens; id:t står i `comment people`',
    'only those of that sender; `comment people` has the id'
  ],
  'comment list --to': ['uppmärksammade till och med den dagen', 'noticed until that day'],
  'comment register --as': [
    'registrerad, hållen ordnad eller av ringa betydelse',
    'registered, kept in order, or of minor importance'
  ],
  'comment removed --by-word': [
    'intyga det själv i stället för att sidan öppnas igen',
    'attest it yourself instead of opening the page again'
  ],
  'comment retry --another': [
    'det är en annan än de som har samma ord',
    'it is none of those with the same words'
  ],
  'comment retry --same-as': ['det är samma kommentar som den här', 'it is the same comment as this one'],
  'comment save --selector': [
    'CSS-väljaren för elementet med kommentaren; annars det som adressen pekar på',
    'the CSS selector of the element that holds the comment; otherwise the one the address points at'
  ],
  'comment save-all --selector': [
    'CSS-väljare för kommentarerna; annars alla',
    'CSS selectors of the comments; otherwise all'
  ],
  'disclosure deliver --as': [
    'filer i en mapp, om inte annat sägs, i en zip-fil, eller som BagIt-paket',
    'files in a folder unless it is said, in a zip file, or as a BagIt package'
  ],
  'disclosure deliver --into': [
    'mapp utanför arkivet att skriva i; annars arkivets exports',
    'folder outside the archive to write in; else exports in the archive'
  ],
  'disclosure deliver --level': [
    'PDF/A-2b, om inte annat sägs, eller 1b',
    'PDF/A-2b unless it is said, or 1b'
  ],
  'disclosure end --state': ['avslaget eller återtaget', 'refused or withdrawn'],
  'disclosure mask --paragraph': [
    'grunden, till exempel ”OSL 21 kap. 1 §”',
    'the ground, such as “OSL 21 kap. 1 §”'
  ],
  'disclosure open --requested': ['när begäran kom in; annars nu', 'when the request came in; otherwise now'],
  'disposal show --stopped': ['visa det som är stoppat i stället', 'show what is stopped instead'],
  'export pack --into': [
    'mapp utanför arkivet att lägga zip-filen i',
    'folder outside the archive for the zip file'
  ],
  'hold add --all': ['allt i arkivet', 'everything in the archive'],
  'hold add --record': [
    'vad som inte får gallras: channel:ID, capture:ID, comment:ID, message:ID eller disclosure:ID',
    'what must not go: channel:ID, capture:ID, comment:ID, message:ID or disclosure:ID'
  ],
  'inbox answer --forwarded': ['vem det lämnades vidare till', 'to whom it was passed on'],
  'inbox answer --needless': ['varför inget svar behövs', 'why no answer is needed'],
  'inbox assign --nobody': ['ingen handlägger', 'nobody handles it'],
  'inbox automatic --none': ['inga automatiska svar', 'no automatic replies'],
  'inbox automatic --set': [
    'det automatiska svaret, ordagrant; {name} står för det som skiljer sig; får anges flera gånger',
    'the automatic reply, word for word; {name} stands for what differs; may be given several times'
  ],
  'inbox list --handler': ['bara den här användarens', 'only this user’s'],
  'inbox list --nobody': ['bara det som ingen handlägger', 'only what nobody handles'],
  'inbox list --which': [
    'vad som visas; det som väntar, om inte annat sägs',
    'what is shown; what waits, unless it is said'
  ],
  'inbox reply --set': [
    'ny text; {mailbox} står för brevlådan',
    'a new text; {mailbox} stands for the mailbox'
  ],
  'inbox reply --standard': ['gå tillbaka till standardtexten', 'go back to the standard text'],
  'mail mailbox --flag': ['märk sparade mejl', 'flag mails that are saved'],
  'mail mailbox --folder': ['mappen som läses; annars INBOX', 'the folder that is read; otherwise INBOX'],
  'mail mailbox --keep': ['ändra ingenting i brevlådan', 'change nothing in the mailbox'],
  'mail mailbox --move': [
    'flytta sparade mejl till den här mappen',
    'move mails that are saved to this folder'
  ],
  'mail mailbox --security': [
    'tls, starttls eller none; none bara för en server på den här datorn',
    'tls, starttls or none; none only for a server on this computer'
  ],
  'mail resolve --arrived': ['det har kommit fram', 'it has arrived'],
  'mail resolve --bounced': ['det har kommit tillbaka', 'it has come back'],
  'mail server --security': [
    'tls, starttls eller none; none bara för en server på den här datorn',
    'tls, starttls or none; none only for a server on this computer'
  ],
  'message file --another': [
    'det är ett annat än det som har samma ord',
    'it is another than the one with the same words'
  ],
  'message file --received': [
    'när meddelandet kom in, ÅÅÅÅ-MM-DD TT:MM',
    'when the message was received, YYYY-MM-DD HH:MM'
  ],
  'message file --same-as': ['det är samma meddelande som det här', 'it is the same message as this one'],
  'message file --sender': [
    'avsändarens namn; går före det som filen säger',
    'the name of the sender; comes before what the file says'
  ],
  'message file --shown': [
    'när det skrevs, med de ord som kanalen visar, till exempel "2 tim"',
    'when it was written, in the words that the channel shows, such as "2 h"'
  ],
  'message file --text': [
    'det som står i en bild, avskrivet; då känns meddelandet igen när kanalens export läses in',
    'what stands in a picture, written out; then the message is known again when the export of the channel is taken in'
  ],
  'message paste --another': [
    'det är ett annat än det som har samma ord',
    'it is another than the one with the same words'
  ],
  'message paste --received': [
    'när meddelandet kom in, ÅÅÅÅ-MM-DD TT:MM',
    'when the message was received, YYYY-MM-DD HH:MM'
  ],
  'message paste --same-as': ['det är samma meddelande som det här', 'it is the same message as this one'],
  'message paste --shown': [
    'när det skrevs, med de ord som kanalen visar, till exempel "2 tim"',
    'when it was written, in the words that the channel shows, such as "2 h"'
  ],
  'message paste --text': [
    'meddelandets text; annars läses standard in',
    'the text; otherwise standard input is read'
  ],
  'message route --concerns': ['vad det gäller, som alla får läsa', 'what it is about, for anybody to read'],
  'message route --diary': ['registrerat, med detta diarienummer', 'registered, under this diary number'],
  'message route --mailbox': ['kopiera till myndighetens brevlåda', 'copy to this mailbox of the authority'],
  'message route --minor': [
    'varför meddelandet uppenbart är av ringa betydelse',
    'why the message is plainly of minor importance'
  ],
  'message route --party': ['avsändaren, som alla får läsa', 'the sender, for anybody to read'],
  'message route --protected-concerns': [
    'vad det gäller, bara för myndigheten',
    'what it is about, for the authority alone'
  ],
  'message route --protected-party': [
    'avsändaren, bara för myndigheten',
    'the sender, for the authority alone'
  ],
  'message route --received-on': [
    'dagen den kom in, ÅÅÅÅ-MM-DD; annars dagen meddelandet togs emot',
    'the day it came in, YYYY-MM-DD; else the day the message was received'
  ],
  'message route --redirect': [
    'avsändaren hänvisad, med det här svaret',
    'sender redirected, with this reply'
  ],
  'receipt enter --by': ['vem som tog emot', 'who received it'],
  'receipt enter --case': [
    'ärendet, där det har ett eget nummer',
    'the case, where it has a number of its own'
  ],
  'receipt enter --number': [
    'diarienummer, eller e-arkivets nummer',
    'diary number, or the number of the e-archive'
  ],
  'receipt enter --on': ['dag då det togs emot', 'day on which it was received'],
  'receipt enter --package': ['paketets id, från export list', 'id of the package, from export list'],
  'receipt enter --receiver': [
    'vem som svarat; diariet, om inte annat sägs',
    'who answered; the diary, unless it is said'
  ],
  'receipt enter --record': [
    'bara de här posterna: capture:ID, comment:ID eller message:ID',
    'only these records: capture:ID, comment:ID or message:ID'
  ],
  'receipt file --by': ['mottagare för rader utan egen mottagare', 'recipient for rows without one'],
  'receipt file --on': ['dag för rader utan egen dag', 'day for rows without one'],
  'receipt file --receiver': [
    'vem som svarat; diariet, om inte annat sägs',
    'who answered; the diary, unless it is said'
  ],
  'diary-system filing --department': [
    'bara för den här förvaltningen; utan gäller det alla som inte har något eget',
    'of this department only; without, of all that have nothing of their own'
  ],
  'diary-system resolve --absent': [
    'den finns inte och får skickas igen',
    'it is not there and may be sent again'
  ],
  'diary-system resolve --case': ['ärendet som finns', 'the case that is there'],
  'diary-system resolve --number': ['den finns, med det här numret', 'it is there, with this number'],
  'diary-system send --by-department': [
    'lägg posterna så som det är inställt för varje förvaltning (diary-system filing)',
    'put the records as it is set for each department (diary-system filing)'
  ],
  'diary-system send --case': ['lägg alla poster i det här ärendet', 'put all records into this case'],
  'diary-system send --new-case': [
    'lägg upp ett nytt ärende för varje post',
    'make a new case for each record'
  ],
  'diary-system send --record': [
    'bara de här posterna: capture:ID, comment:ID eller message:ID',
    'only these records: capture:ID, comment:ID or message:ID'
  ],
  'diary-system set --access-code': [
    'kod för det som är sekretessmarkerat; utan den skickas det inte',
    'code for what is marked as secret; without it that is not sent'
  ],
  'diary-system set --address': [
    'programmets adress, fram till /Biz/v2/',
    'the address of the program, up to /Biz/v2/'
  ],
  'diary-system set --case-status': [
    'status på nya ärenden, till exempel B; utan den görs inga',
    'status of new cases, such as B; without it none are made'
  ],
  'diary-system set --case-type': ['nya ärendens typ, till exempel Sak', 'type of new cases, such as Sak'],
  'diary-system set --case-unit': [
    'ansvarig enhets nummer (recno)',
    'number (recno) of the responsible unit'
  ],
  'diary-system set --category-in': [
    'kategori för inkommet, till exempel "Dokument inn" eller recno:110',
    'category of what came in, such as "Dokument inn" or recno:110'
  ],
  'diary-system set --category-out': [
    'kategori för utgående, till exempel "Dokument ut"',
    'category of what was dispatched, such as "Dokument ut"'
  ],
  'diary-system set --category-own': [
    'kategori för upprättat (insamlade sidor), till exempel "Internt notat"',
    'category of what was drawn up (captured pages), such as "Internt notat"'
  ],
  'diary-system set --most': [
    'största storlek på en posts filer tillsammans, i MiB, högst 60',
    'largest size of the files of a record together, in MiB, at most 60'
  ],
  'diary-system set --part': ['arkivdel, till exempel Saksdokument', 'archive, such as Saksdokument'],
  'diary-system set --recipient': [
    'mottagarens roll, till exempel Mottaker',
    'role of the recipient, such as Mottaker'
  ],
  'diary-system set --sender': [
    'avsändarens roll, till exempel Avsender',
    'role of the sender, such as Avsender'
  ],
  'diary-system set --status': ['handlingens status, till exempel J', 'status of the document, such as J'],
  'diary-system yearly-case --none': ['ta bort det som är antecknat', 'take away what is noted'],
  'retention rule add --category': [
    'bara den här kategorin, till exempel minor (av ringa betydelse) eller grund a–g',
    'this category only, such as minor (of minor importance) or ground a–g'
  ],
  'retention rule add --document': ['beslutet, en fil', 'the decision, a file'],
  'retention rule add --forever': ['bevaras för alltid', 'kept for ever'],
  'retention rule add --from': [
    'vad tiden räknas från: insamlad eller inkommen, beslutad, eller överlämnad till e-arkivet',
    'what the time is counted from: captured or received, decided, or handed over to the e-archive'
  ],
  'retention rule add --kind': ['vad regeln gäller', 'what the rule is for'],
  'retention rule add --without-transfer': [
    'får gallras utan att ha överlämnats, enligt beslutet',
    'may go without having been handed over, by the decision'
  ],
  'retention rule add --years': ['antal år', 'number of years']
}
