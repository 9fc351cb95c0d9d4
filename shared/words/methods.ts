// What each method of the contract does, in one sentence: the help of the command line.
import type { Language } from '../errors.ts'
import { capitalised } from '../in-language.ts'
import type { Method } from '../rules.ts'

type Said = Readonly<Record<Language, string>>

const METHODS: Readonly<Record<Method, Said>> = {
  'archive.current': { sv: 'visa om ett arkiv är öppet', en: 'show whether an archive is open' },
  'archive.checkFolder': {
    sv: 'se om en mapp passar för ett arkiv, utan att skriva i den',
    en: 'see whether a folder suits an archive, without writing in it'
  },
  'archive.create': {
    sv: 'skapa ett arkiv i en ny eller tom mapp',
    en: 'make an archive in a new or empty folder'
  },
  'archive.open': { sv: 'öppna ett arkiv, och visa vad det är', en: 'open an archive, and show what it is' },
  'archive.close': { sv: 'stäng arkivet', en: 'close the archive' },
  'archive.status': { sv: 'visa arkivet i siffror', en: 'show the archive in numbers' },
  'archive.verify': {
    sv: 'läs om varje journalrad, post och fil i arkivet, eller filerna i ett paket',
    en: 'read every journal line, record and file of the archive, or the files of a package, again'
  },
  'archive.events': {
    sv: 'visa vad som händer i arkivet, en rad för varje händelse, tills du avbryter',
    en: 'show what happens in the archive, a line for each event, until you stop it'
  },
  'computer.check': {
    sv: 'visa vad på datorn som stoppar eller ändrar insamlingar, att lämna till IT-enheten',
    en: 'show what on this computer stops or changes captures, to be handed to the IT unit'
  },
  'users.me': { sv: 'visa vem du är i arkivet', en: 'show who you are in the archive' },
  'users.list': { sv: 'visa användarna', en: 'show the users' },
  'users.readingLog': {
    sv: 'visa om det antecknas vem som läser vad andra har skrivit',
    en: 'show whether it is noted who reads what others have written'
  },
  'users.setReadingLog': {
    sv: 'välj vad som antecknas om vem som läser vad andra har skrivit',
    en: 'choose what is noted of who reads what others have written'
  },
  'users.save': { sv: 'lägg till en användare eller ändra roller', en: 'add a user, or change their roles' },
  'departments.list': { sv: 'visa förvaltningarna', en: 'show the departments' },
  'departments.add': { sv: 'lägg till en förvaltning', en: 'add a department' },
  'departments.edit': { sv: 'ändra uppgifter om en förvaltning', en: 'change the details of a department' },
  'departments.merge': {
    sv: 'slå ihop en förvaltning som står två gånger med en annan',
    en: 'merge a department that is entered twice with another'
  },
  'departments.merges': {
    sv: 'visa vilka förvaltningar som är ihopslagna, och vad som följde med',
    en: 'show which departments are merged, and what went along'
  },
  'departments.undoMerge': {
    sv: 'ångra att en förvaltning slogs ihop med en annan',
    en: 'undo that a department was merged with another'
  },
  'departments.remove': {
    sv: 'ta bort en förvaltning som inget vilar på',
    en: 'remove a department that nothing rests on'
  },
  'people.list': { sv: 'visa personerna', en: 'show the people' },
  'people.stillHeld': {
    sv: 'visa vad de som har slutat fortfarande har: kanaler, inloggningar, beslut, roller och meddelanden',
    en: 'show what those who have left still have: channels, log-ins, mandates, roles and messages'
  },
  'people.add': { sv: 'lägg till en person', en: 'add a person' },
  'people.edit': { sv: 'ändra uppgifter om en person', en: 'change the details of a person' },
  'people.merge': {
    sv: 'slå ihop en person som står två gånger med en annan',
    en: 'merge a person who is entered twice with another'
  },
  'people.merges': {
    sv: 'visa vilka personer som är ihopslagna, och vad som följde med',
    en: 'show which people are merged, and what went along'
  },
  'people.undoMerge': {
    sv: 'ångra att en person slogs ihop med en annan',
    en: 'undo that a person was merged with another'
  },
  'people.remove': {
    sv: 'ta bort en person som inget vilar på',
    en: 'remove a person on whom nothing rests'
  },
  'channels.list': { sv: 'visa kanalerna', en: 'show the channels' },
  'channels.find': { sv: 'visa en kanal', en: 'show a channel' },
  'channels.register': { sv: 'registrera en kanal', en: 'register a channel' },
  'channels.edit': { sv: 'ändra uppgifter om en kanal', en: 'change the details of a channel' },
  'channels.setMandate': {
    sv: 'anteckna beslutet som kanalen vilar på',
    en: 'record the decision the channel rests on'
  },
  'channels.mandates': { sv: 'visa besluten om en kanal', en: 'show the decisions on a channel' },
  'channels.lackingMandate': {
    sv: 'visa kanaler och personer som saknar beslut',
    en: 'show channels and people that lack a mandate'
  },
  'channels.retire': {
    sv: 'avsluta en kanal som nyss är insamlad',
    en: 'retire a channel that was just captured'
  },
  'channels.strikeMandate': {
    sv: 'stryk ett beslut som antecknats av misstag, som på fel person; det står kvar',
    en: 'strike a mandate that was entered by mistake, as on the wrong person; it stays on file'
  },
  'channels.takeUp': {
    sv: 'ta upp en kanal igen som avslutats av misstag',
    en: 'take up again a channel that was retired by mistake'
  },
  'channels.announceChange': {
    sv: 'anteckna en synlig ändring av en kanal som nyss är insamlad',
    en: 'note a visible change of a channel that was just captured'
  },
  'registerHistory.list': {
    sv: 'visa vem som ändrat vad i registret, när, och vad det var innan',
    en: 'show who changed what in the register, when, and what it was before'
  },
  'documents.save': { sv: 'spara en bevarad handling i en mapp', en: 'save a kept document in a folder' },
  'credentials.list': { sv: 'visa inloggningarna', en: 'show the log-ins' },
  'credentials.save': {
    sv: 'anteckna en inloggning; aldrig lösenordet',
    en: 'note a log-in; never the password'
  },
  'credentials.remove': { sv: 'ta bort en inloggning ur registret', en: 'take a log-in out of the register' },
  'credentials.seal': {
    sv: 'försegla ett lösenord; texten läses från standard in',
    en: 'seal a note; its text is read from standard input'
  },
  'credentials.open': {
    sv: 'öppna ett förseglat lösenord; nyckeln eller dess ord läses från standard in',
    en: 'open a sealed note; the key or its words are read from standard input'
  },
  'credentials.keys': { sv: 'visa nycklarna till förseglade lösenord', en: 'show the keys to sealed notes' },
  'credentials.makeKey': {
    sv: 'skapa en nyckel åt en förvaltning; den visas en enda gång',
    en: 'make a key for a department; it is shown once only'
  },
  'credentials.restoreKey': {
    sv: 'visa en nyckel utifrån dess 24 ord, som läses från standard in',
    en: 'show a key from its 24 words, which are read from standard input'
  },
  'secrecy.list': { sv: 'visa de markeringar som gäller', en: 'show the marks in force' },
  'secrecy.unregistered': {
    sv: 'visa det sekretessmarkerade som ska registreras i diariet',
    en: 'show what is secret and is to be registered in the diary'
  },
  'secrecy.of': {
    sv: 'visa markeringarna på en post, också de som är hävda',
    en: 'show the marks on a record, those that were lifted too'
  },
  'secrecy.mark': {
    sv: 'sekretessmarkera en post; typ och hela id:t anges',
    en: 'mark a record as secret; its kind and whole id are given'
  },
  'secrecy.carriers': {
    sv: 'visa det som innehåller ord eller filer ur något sekretessmarkerat, det obeslutade först',
    en: 'show what holds the words or files of something marked as secret, what is undecided first'
  },
  'secrecy.decideCarriers': {
    sv: 'besluta om det som innehåller ord ur något sekretessmarkerat också är hemligt',
    en: 'decide whether what holds the words of something marked as secret is secret too'
  },
  'secrecy.lift': { sv: 'häv en markering', en: 'lift a mark' },
  'consents.list': { sv: 'visa samtyckena', en: 'show the consents' },
  'consents.add': { sv: 'anteckna ett samtycke med dess handling', en: 'enter a consent with its document' },
  'consents.addPlace': { sv: 'lägg till ett inlägg', en: 'add a post' },
  'consents.takeDown': {
    sv: 'lägg inläggen i ett samtycke som har gått ut bland det som ska sparas och tas bort',
    en: 'put the posts of a consent that has run out among what is to be saved and removed'
  },
  'consents.withdraw': {
    sv: 'återkalla; inläggen läggs bland det som ska sparas och tas bort',
    en: 'withdraw; its posts are put among what is to be saved and removed'
  },
  'consents.correctWithdrawal': {
    sv: 'rätta dagen för en återkallelse; den tidigare står kvar',
    en: 'correct the day of a withdrawal; the earlier one stays on file'
  },
  'consents.undoWithdrawal': {
    sv: 'ta tillbaka en återkallelse som var ett misstag; den står kvar',
    en: 'take back a withdrawal that was a mistake; it stays on file'
  },
  'consents.strike': {
    sv: 'stryk ett samtycke som antecknats av misstag; det står kvar',
    en: 'strike a consent that was entered by mistake; it stays on file'
  },
  'accounts.list': { sv: 'visa kontona', en: 'show the accounts' },
  'accounts.add': {
    sv: 'lägg till ett konto; lösenordet eller nyckeln läses från standard in',
    en: 'add an account; the password or key is read from standard input'
  },
  'accounts.renewKey': {
    sv: 'byt lösenord eller nyckel; läses från standard in',
    en: 'replace the password or key; read from standard input'
  },
  'accounts.check': {
    sv: 'fråga plattformen om kontot fungerar',
    en: 'ask the platform whether the account works'
  },
  'accounts.forget': {
    sv: 'ta bort kontots nyckel ur datorns nyckelring',
    en: 'take the account’s key out of the computer’s keychain'
  },
  'readings.start': {
    sv: 'läs in kanalens kommentarer nu: nya sparas, ändrade och försvunna upptäcks',
    en: 'read the channel’s comments now: new ones are saved, changed and vanished ones noticed'
  },
  'readings.list': { sv: 'visa kanalens inläsningar', en: 'show the readings of the channel' },
  'moderation.find': {
    sv: 'visa hur kommentaren står hos plattformen',
    en: 'show how the comment stands at the platform'
  },
  'moderation.act': {
    sv: 'dölj, håll kvar, skräpmärk, släng, radera eller visa igen: bara det som är sparat, kontrollerat och beslutat',
    en: 'hide, hold, mark as spam, trash, delete or show again: only what is saved, verified and decided'
  },
  'moderation.checkProof': {
    sv: 'kontrollera avsändarens signatur på kommentaren, utan att fråga plattformen',
    en: 'check the author’s signature on the comment, without asking the platform'
  },
  'moderation.markRead': {
    sv: 'anteckna att kommentaren är läst',
    en: 'note that the comment was looked at'
  },
  'alerts.list': { sv: 'visa aviseringarna', en: 'show the alerts' },
  'alerts.raise': {
    sv: 'se efter vad det finns att avisera om nu, och ställ mejlen i utkorgen',
    en: 'look for what there is to tell of now, and queue the mails'
  },
  'alerts.markSeen': { sv: 'anteckna att aviseringar är sedda', en: 'note that alerts were seen' },
  'alerts.markDone': {
    sv: 'anteckna att inget mer finns att göra åt det',
    en: 'note that there is nothing more to do about it'
  },
  'alerts.subscriptions': {
    sv: 'visa vilka som får aviseringar med e-post',
    en: 'show who gets alerts by mail'
  },
  'alerts.subscribe': {
    sv: 'bestäm vilka aviseringar en person får med e-post, för en kanal eller alla; --none avslutar',
    en: 'say which alerts a person gets by mail, of a channel or of all; --none ends it'
  },
  'watch.overview': {
    sv: 'visa bevakade kanaler, olästa kommentarer och de ord som bevakas',
    en: 'show the watched channels, unread comments and the words that are looked for'
  },
  'watch.comments': { sv: 'visa inlästa kommentarer', en: 'show the comments that were read in' },
  'watch.setPlan': {
    sv: 'hur ofta kanalen läses in av sig själv medan appen är öppen; 0 stänger av',
    en: 'how often the channel is read by itself while the app is open; 0 turns it off'
  },
  'watch.follow': {
    sv: 'märk ändringar och borttagningar inom en minut medan appen eller servern är igång (on, off)',
    en: 'notice edits and removals within a minute while the app or the server runs (on, off)'
  },
  'watch.addPage': {
    sv: 'bevaka en sida, till exempel ett inlägg, i en webbläsare',
    en: 'watch a page, such as a post, in a browser'
  },
  'watch.setPagePlan': {
    sv: 'hur ofta sidan läses av sig själv medan appen är öppen; 0 stänger av',
    en: 'how often the page is read by itself while the app is open; 0 turns it off'
  },
  'watch.removePage': {
    sv: 'sluta bevaka en sida; det som är inläst finns kvar',
    en: 'stop watching a page; what was read stays'
  },
  'watch.visitPage': { sv: 'läs en bevakad sida nu', en: 'read a watched page now' },
  'watch.addWord': { sv: 'lägg till ett ord som bevakas', en: 'add a word that is looked for' },
  'watch.removeWord': { sv: 'ta bort ett ord som bevakas', en: 'remove a word that is looked for' },
  'posts.list': {
    sv: 'visa kanalens inlägg, senaste först',
    en: 'show the posts of a channel, latest first'
  },
  'posts.lastVisit': {
    sv: 'visa hur det gick senast kanalens inlägg gicks igenom',
    en: 'show how it went when the posts of the channel were gone through last'
  },
  'posts.save': {
    sv: 'spara kanalens nya och ändrade inlägg vart och ett för sig, med kommentarer; säger vad som har försvunnit',
    en: 'save the new and changed posts of a channel one by one, with comments; tells what has vanished'
  },
  'posts.stop': {
    sv: 'stoppa genomgången av kanalens inlägg; det som är sparat finns kvar',
    en: 'stop the going through of the channel’s posts; what is saved stays'
  },
  'posts.platforms': {
    sv: 'visa vad programmet vet om plattformarnas sidor, från när och varifrån',
    en: 'show what the program knows of the platforms’ pages, as of when and from where'
  },
  'posts.platform': {
    sv: 'skriv ut det programmet vet om en plattforms sidor (JSON), så att det kan rättas',
    en: 'write out what the program knows of a platform’s pages (JSON), so that it can be corrected'
  },
  'posts.setPlatform': {
    sv: 'läs in det som ska gälla för en plattforms sidor ur en fil',
    en: 'read what is to hold for a platform’s pages from a file'
  },
  'posts.resetPlatform': {
    sv: 'gå tillbaka till det som är inbyggt för en plattform',
    en: 'go back to what is built in for a platform'
  },
  'captures.list': { sv: 'visa insamlingarna, senaste först', en: 'show the captures, latest first' },
  'captures.newest': {
    sv: 'visa den senaste insamlingen av varje adress',
    en: 'show the latest capture of each address'
  },
  'captures.find': { sv: 'visa en insamling', en: 'show a capture' },
  'captures.timeline': {
    sv: 'visa alla insamlingar av samma adress, senaste först',
    en: 'show all captures of the same address, latest first'
  },
  'captures.text': {
    sv: 'visa texten eller proveniensen av en insamling, i delar',
    en: 'show the text or the provenance of a capture, in parts'
  },
  'captures.places': {
    sv: 'visa var ord står i en insamlad bild',
    en: 'show where words stand in the picture of a capture'
  },
  'captures.saveWacz': {
    sv: 'skriv insamlingens webbarkiv (WACZ) till en mapp',
    en: 'write the web archive (WACZ) of a capture to a folder'
  },
  'captures.savePicture': {
    sv: 'skriv insamlingens bild (PNG) till en mapp',
    en: 'write the picture (PNG) of a capture to a folder'
  },
  'captures.compare': {
    sv: 'jämför en insamling med den förra av samma adress',
    en: 'compare a capture with the one before it of the same address'
  },
  'captures.channelSettings': {
    sv: 'visa hur kanalens sidor samlas in',
    en: 'show how the pages of the channel are captured'
  },
  'captures.setChannelSettings': {
    sv: 'visa eller ange hur kanalens sidor samlas in',
    en: 'show or set how the pages of the channel are captured'
  },
  'captures.proxy': {
    sv: 'visa proxyn som sidor hämtas genom',
    en: 'show the proxy that pages are fetched through'
  },
  'captures.setProxy': {
    sv: 'ange proxyn som sidor hämtas genom; med --user läses lösenordet från standard in',
    en: 'set the proxy that pages are fetched through; with --user the password is read from standard input'
  },
  'captures.forgetProxy': { sv: 'ta bort proxyn och dess lösenord', en: 'remove the proxy and its password' },
  'captures.signingKey': {
    sv: 'visa nyckeln som webbarkiv signeras med',
    en: 'show the key that web archives are signed with'
  },
  'captures.makeSigningKey': {
    sv: 'skapa en nyckel som webbarkiv signeras med, i stället för en tidigare',
    en: 'make a key that web archives are signed with, in the place of an earlier one'
  },
  'captures.runs': { sv: 'visa körningarna, senaste först', en: 'show the runs, latest first' },
  'captures.currentRun': { sv: 'visa körningen som pågår', en: 'show the run that is going on' },
  'captures.startRun': {
    sv: 'samla in kanaler nu; med list och show ses det som är insamlat',
    en: 'capture channels now; list and show tell what was captured'
  },
  'captures.findRun': { sv: 'visa en körning', en: 'show a run' },
  'captures.forecastRun': {
    sv: 'säg vad en körning skulle ta av disk och tid',
    en: 'say what a run would take of disk and time'
  },
  'captures.pauseRun': {
    sv: 'pausa körningen; det som pågår görs klart',
    en: 'pause the run; what is in hand is finished'
  },
  'captures.resumeRun': {
    sv: 'samla in kanaler nu; med list och show ses det som är insamlat',
    en: 'capture channels now; list and show tell what was captured'
  },
  'captures.retryRun': {
    sv: 'samla in kanaler nu; med list och show ses det som är insamlat',
    en: 'capture channels now; list and show tell what was captured'
  },
  'captures.stopRun': { sv: 'stoppa körningen i ordning', en: 'stop the run in order' },
  'coverage.halfYear': {
    sv: 'täckning: hur många kanaler som är insamlade under halvåret, och vilka som saknas',
    en: 'coverage: how many channels are captured in the half-year, and which are missing'
  },
  'coverage.trend': {
    sv: 'visa täckningen halvår för halvår',
    en: 'show the coverage half-year by half-year'
  },
  'coverage.departmentReport': {
    sv: 'skriv en förvaltnings halvår som PDF/A: vad som samlats in, vad som kommit in och vad det blev av det',
    en: 'write the half-year of a department as PDF/A: what was captured, what came in and what became of it'
  },
  'coverage.report': { sv: 'skriv en rapport att skriva ut (PDF)', en: 'write a report to print (PDF)' },
  'attestations.status': {
    sv: 'visa vilka förvaltningar som har intygat',
    en: 'show which departments have attested'
  },
  'attestations.part': {
    sv: 'visa vad en förvaltning ska intyga, och vad som har ändrats sedan sist',
    en: 'show what a department is to attest, and what has changed since last time'
  },
  'attestations.sign': {
    sv: 'för in att en förvaltning har intygat sin del',
    en: 'enter that a department has attested its part'
  },
  'attestations.strike': {
    sv: 'stryk ett intyg som gjorts av misstag; det står kvar',
    en: 'strike an attestation that was made by mistake; it stays on file'
  },
  'attestations.list': { sv: 'visa intygen som är gjorda', en: 'show the attestations made' },
  'attestations.form': {
    sv: 'skriv blanketten att skriva under på papper (PDF)',
    en: 'write the form to sign on paper (PDF)'
  },
  'attestations.remind': {
    sv: 'påminn de förvaltningar som återstår, med e-post',
    en: 'remind the departments that remain, by mail'
  },
  'rounds.plans': { sv: 'visa planen för halvårskörningarna', en: 'show the plan of the half-year rounds' },
  'rounds.savePlan': {
    sv: 'visa planen, eller ändra den med dagar och tider',
    en: 'show the plan, or change it with dates and hours'
  },
  'rounds.list': {
    sv: 'visa körningarna: de som kommer, och hur det gick med de andra',
    en: 'show the rounds: those to come, and what became of the others'
  },
  'rounds.runDue': {
    sv: 'samla in kanaler nu; med list och show ses det som är insamlat',
    en: 'capture channels now; list and show tell what was captured'
  },
  'checklists.list': { sv: 'visa hur långt genomgången har kommit', en: 'show how far the review has come' },
  'checklists.find': {
    sv: 'visa en kanals checklista, med det som hittades i de insamlade texterna',
    en: 'show the checklist of a channel, with what was found in the captured texts'
  },
  'checklists.answer': { sv: 'besvara en punkt', en: 'answer an item' },
  'checklists.missing': { sv: 'visa vad som saknas i kanalerna', en: 'show what is missing in the channels' },
  'profiles.list': { sv: 'visa profilerna', en: 'show the profiles' },
  'profiles.add': { sv: 'lägg till en profil för kanaler', en: 'add a profile for channels' },
  'profiles.setChannels': {
    sv: 'byt vilka kanaler som samlas in i profilen',
    en: 'change which channels are captured in the profile'
  },
  'profiles.login': {
    sv: 'öppna webbläsaren så att du kan logga in; stäng den när du är klar',
    en: 'open the browser for you to log in; close it when you are done'
  },
  'profiles.check': { sv: 'se efter om inloggningen gäller', en: 'see whether the log-in is valid' },
  'profiles.loginWanted': {
    sv: 'visa vad ett program på en annan dator behöver för att låna ut en inloggning till servern; gäller medan arkivet är öppet',
    en: 'show what a program on another computer needs to lend a log-in to the server; it holds while the archive is open'
  },
  'profiles.takeLogin': {
    sv: 'låt servern ta emot en inloggning som är gjord på en annan dator, medan arkivet är öppet',
    en: 'let the server take in a log-in that was made on another computer, while the archive is open'
  },
  'profiles.forget': { sv: 'ta bort profilen och dess inloggning', en: 'remove the profile and its log-in' },
  'comments.list': { sv: 'visa kommentarerna, senaste först', en: 'show the comments, latest first' },
  'comments.people': {
    sv: 'sök avsändare efter namn, användarnamn eller adress',
    en: 'find senders by name, user name or address'
  },
  'comments.person': { sv: 'visa en avsändare', en: 'show a sender' },
  'comments.ofPerson': {
    sv: 'visa allt som en avsändare har skrivit (registerutdrag)',
    en: 'show everything that a sender has written'
  },
  'comments.find': { sv: 'visa en kommentar', en: 'show a comment' },
  'comments.places': {
    sv: 'visa var ord står i kommentarens bilder',
    en: 'show where words stand in the pictures of the comment'
  },
  'comments.candidates': {
    sv: 'visa vad som ser ut som kommentarer på en sida',
    en: 'show what looks like comments on a page'
  },
  'comments.pick': {
    sv: 'öppna sidan i ett fönster och peka ut kommentaren; inget sparas',
    en: 'open the page in a window and point out the comment; nothing is saved'
  },
  'comments.preserve': {
    sv: 'spara en kommentar: bilder, text och avsändare',
    en: 'save a comment: pictures, text and sender'
  },
  'comments.saveTogether': {
    sv: 'spara alla kommentarer på en sida, eller de som väljarna pekar på, på en gång',
    en: 'save all comments on a page, or those the selectors point at, in one go'
  },
  'comments.retry': {
    sv: 'försök igen att spara en upptäckt kommentar',
    en: 'try again to save a noticed comment'
  },
  'comments.saveUnder': {
    sv: 'gå igenom ett sparat inläggs sida igen och spara kommentarerna under det',
    en: 'go through the page of a saved post again and save the comments under it'
  },
  'comments.verify': {
    sv: 'läs tillbaka det sparade och kontrollera det; det görs redan när kommentaren sparas',
    en: 'read the saved copy back and verify it; saving the comment does that already'
  },
  'comments.decide': { sv: 'fatta beslut med en grund, a–g', en: 'decide, on a ground a–g' },
  'comments.register': {
    sv: 'anteckna hur kommentaren är registrerad (5 kap. 1–2 §§ offentlighets- och sekretesslagen)',
    en: 'note how the comment is registered (chapter 5, sections 1–2 of the public access and secrecy act)'
  },
  'comments.sendCopy': {
    sv: 'skicka en kommentar med det som är sparat av den till en brevlåda',
    en: 'send a comment with what is saved of it to a mailbox'
  },
  'comments.mail': {
    sv: 'skriv ut mejlet med kommentaren, för den som skickar det själv',
    en: 'write the mail with the comment to standard output, to send it yourself'
  },
  'comments.propose': {
    sv: 'visa vad en notis eller något urklippt säger; inget sparas',
    en: 'show what a notification or something pasted says; nothing is saved'
  },
  'comments.take': {
    sv: 'ta in en kommentar från bilder eller en notis (.eml, .msg)',
    en: 'take in a comment from pictures or a notification (.eml, .msg)'
  },
  'comments.captureStop': {
    sv: 'visa om insamlingar av sidan är stoppade',
    en: 'show whether captures of the page are stopped'
  },
  'comments.liftCaptureStop': {
    sv: 'häv stoppet för insamlingar av sidan',
    en: 'lift the stop on captures of the page'
  },
  'comments.noteFacts': {
    sv: 'anteckna misstänkt barnpornografi: bara uppgifter, ingen bild och ingen sida öppnas',
    en: 'note suspected child abuse material: facts only, no picture, and no page is opened'
  },
  'comments.categories': { sv: 'visa kanalens egna grunder', en: 'show the channel’s own grounds' },
  'comments.addCategory': {
    sv: 'föreslå en egen grund; gör en registeransvarig det är den därmed godkänd',
    en: 'propose a ground of the channel’s own; when a records officer does, that approves it'
  },
  'comments.approveCategory': {
    sv: 'godkänn en egen grund som någon har föreslagit',
    en: 'approve a ground that somebody has proposed'
  },
  'comments.retireCategory': { sv: 'ta en egen grund ur bruk', en: 'take a ground out of use' },
  'comments.remove': {
    sv: 'anteckna att kommentaren är borttagen, och bekräfta senare att den är borta',
    en: 'note that the comment is removed, and confirm later that it is gone'
  },
  'comments.confirmGone': { sv: 'bekräfta att kommentaren är borta', en: 'confirm that the comment is gone' },
  'processing.list': {
    sv: 'visa registret över behandlingar (artikel 30), kanal för kanal, och vad som saknas',
    en: 'show the record of processing activities (Art. 30), channel by channel, and what is missing'
  },
  'processing.find': { sv: 'visa vad som är sagt om en kanal', en: 'show what is said of a channel' },
  'processing.save': {
    sv: 'ange rättslig grund och de andra uppgifterna för en kanal; de tidigare står kvar',
    en: 'give the lawful basis and the other facts of a channel; those before them stay on file'
  },
  'processing.report': {
    sv: 'skriv registret som dokument (pdf) eller lista (csv) i en mapp',
    en: 'write the record as a document (pdf) or a list (csv) to a folder'
  },
  'reports.list': {
    sv: 'visa läsarnas anmälningar, senaste först',
    en: 'show the readers’ reports, latest first'
  },
  'reports.find': { sv: 'visa en anmälan', en: 'show a report' },
  'reports.about': {
    sv: 'visa vad läsare har anmält om en post',
    en: 'show what readers have reported of a record'
  },
  'reports.take': {
    sv: 'ta emot en anmälan från en läsare, namngiven eller anonym',
    en: 'take in a report from a reader, named or anonymous'
  },
  'reports.decide': {
    sv: 'besluta om en anmälan; den är då besvarad',
    en: 'decide about a report, which is answered by that'
  },
  'reports.correct': {
    sv: 'rätta ett beslut om en anmälan; det tidigare står kvar',
    en: 'correct a decision about a report; the earlier one stays'
  },
  'reports.decisions': { sv: 'visa alla beslut om en anmälan', en: 'show every decision about a report' },
  'messages.list': { sv: 'visa meddelandena, senaste först', en: 'show the messages, latest first' },
  'messages.find': { sv: 'visa ett meddelande', en: 'show a message' },
  'messages.paste': {
    sv: 'ta in ett meddelande som text, från --text eller standard in',
    en: 'take in a message as text, from --text or standard input'
  },
  'messages.takeFile': {
    sv: 'ta in filer: .eml, text, bilder och annat',
    en: 'take in files: .eml, text, pictures and more'
  },
  'messages.route': {
    sv: 'besluta om ett meddelande: diarium, brevlåda eller hänvisning',
    en: 'decide on a message: diary, mailbox or redirection'
  },
  'messages.correctRoute': {
    sv: 'rätta hur ett meddelande fördes vidare; det tidigare beslutet står kvar',
    en: 'correct how a message was routed; the earlier decision stays'
  },
  'messages.routes': {
    sv: 'visa hur ett meddelande har förts vidare, också det som har rättats',
    en: 'show how a message was routed, what was corrected too'
  },
  'messages.attachments': {
    sv: 'visa filerna som följde med ett meddelande',
    en: 'show the files that came with a message'
  },
  'messages.sightings': { sv: 'visa var ett meddelande har setts', en: 'show where a message has been seen' },
  'messages.entry': {
    sv: 'visa uppgifterna till diariet om ett meddelande',
    en: 'show what goes into the diary of a message'
  },
  'messages.sendCopy': {
    sv: 'skicka en kopia av ett meddelande som är fört vidare till en brevlåda',
    en: 'send a copy of a message that is routed to a mailbox'
  },
  'messages.mail': {
    sv: 'skriv ut mejlet som kopierades till brevlådan, på standard ut',
    en: 'write the mail that was copied to the mailbox, to standard output'
  },
  'imports.start': {
    sv: 'läs in en export: zip-filen, alla delar av den, eller mappen. Inget som redan finns tas in igen',
    en: 'take in an export: the zip file, all parts of it, or the folder. Nothing is taken in twice'
  },
  'imports.readAccount': {
    sv: 'läs kanalens direktmeddelanden genom dess konto; inget skickas',
    en: 'read the direct messages of the channel through its account; nothing is sent'
  },
  'imports.stop': { sv: 'stoppa inläsningen i ordning', en: 'stop the import in order' },
  'imports.current': { sv: 'visa inläsningen som pågår', en: 'show the import that is going on' },
  'imports.list': { sv: 'visa inläsningarna, senaste först', en: 'show the imports, latest first' },
  'imports.find': {
    sv: 'visa en inläsning med allt som utelämnades eller inte gick att läsa',
    en: 'show an import with all that was left out or could not be read'
  },
  'imports.findings': {
    sv: 'visa vad en inläsning utelämnade eller inte kunde läsa',
    en: 'show what an import left out or could not read'
  },
  'deadlines.rules': {
    sv: 'visa egna stängda dagar och kanalernas svarstider',
    en: 'show the authority’s closed days and the deadlines of the channels'
  },
  'deadlines.addClosedDay': {
    sv: 'anteckna en dag då kommunen håller stängt',
    en: 'enter a day on which the authority is closed'
  },
  'deadlines.removeClosedDay': { sv: 'ta bort en stängd dag', en: 'take away a closed day' },
  'deadlines.setChannel': {
    sv: 'ange hur många arbetsdagar ett svar får ta',
    en: 'set how many working days an answer may take'
  },
  'deadlines.waiting': { sv: 'visa hur många som väntar på svar', en: 'show how many wait for an answer' },
  'deadlines.answers': {
    sv: 'visa hur många som fick svar i tid, per förvaltning och månad',
    en: 'show how many were answered in time, by department and month'
  },
  'inbox.list': {
    sv: 'visa konversationerna, det mest brådskande först',
    en: 'show the conversations, the most urgent first'
  },
  'inbox.counts': { sv: 'visa hur många konversationer som väntar', en: 'show how many conversations wait' },
  'inbox.find': {
    sv: 'visa en konversation och vad som har svarats',
    en: 'show a conversation and what was answered'
  },
  'inbox.messages': { sv: 'visa meddelandena i en konversation', en: 'show the messages of a conversation' },
  'inbox.answers': {
    sv: 'visa vad som har svarats i en konversation',
    en: 'show what was answered in a conversation'
  },
  'inbox.assign': { sv: 'ange vem som handlägger', en: 'say who handles it' },
  'inbox.answer': {
    sv: 'anteckna vad som har gjorts åt det som väntar; ingenting skickas',
    en: 'note what has been done about what waits; nothing is sent'
  },
  'inbox.correctAnswer': {
    sv: 'rätta vad som har antecknats som gjort; det tidigare står kvar med skälet',
    en: 'correct what was noted as done; what it was stays on file with the reason'
  },
  'inbox.route': {
    sv: 'hantera alla meddelanden i en konversation',
    en: 'route every message of a conversation'
  },
  'inbox.redirectText': {
    sv: 'visa svaret till den som hänvisas till brevlådan',
    en: 'show the reply to those who are redirected to the mailbox'
  },
  'inbox.setRedirectText': {
    sv: 'visa eller ändra kanalens svar till den som hänvisas till brevlådan',
    en: 'show or change the channel’s reply to those who are redirected to the mailbox'
  },
  'inbox.automaticReplies': {
    sv: 'visa vad plattformen svarar av sig själv',
    en: 'show what the platform answers by itself'
  },
  'inbox.setAutomaticReplies': {
    sv: 'visa eller ändra vad plattformen svarar av sig själv i kanalen; det räknas inte som svar i det som läses in efteråt',
    en: 'show or change what the platform itself answers in the channel; it does not count as an answer in what is imported afterwards'
  },
  'outbox.server': {
    sv: 'visa server, brevlådor och vad som väntar',
    en: 'show the server, the mailboxes and what waits'
  },
  'outbox.saveServer': {
    sv: 'ställ in servern för utgående e-post; lösenordet läses från standard in',
    en: 'set up the server for outgoing mail; the password is read from standard input'
  },
  'outbox.checkServer': {
    sv: 'fråga servern om den tar emot inloggningen',
    en: 'ask the server whether it accepts the log-in'
  },
  'outbox.forgetServer': {
    sv: 'ta bort servern och dess lösenord',
    en: 'remove the server and its password'
  },
  'outbox.test': { sv: 'skicka ett provmejl', en: 'send a test mail' },
  'outbox.list': { sv: 'visa mejlen och hur det gick', en: 'show the mails and what became of them' },
  'outbox.find': { sv: 'visa ett mejl', en: 'show a mail' },
  'outbox.counts': { sv: 'visa hur många mejl som väntar', en: 'show how many mails wait' },
  'outbox.send': { sv: 'skicka det som väntar', en: 'send what waits' },
  'outbox.again': {
    sv: 'skicka om ett mejl som nekades, kom i retur eller är osäkert',
    en: 'send a mail again that was refused, bounced or is uncertain'
  },
  'outbox.resolve': {
    sv: 'anteckna vad som hände med ett osäkert mejl',
    en: 'note what became of an uncertain mail'
  },
  'mailboxes.list': {
    sv: 'visa brevlådorna som meddelanden hämtas ur',
    en: 'show the mailboxes that messages are fetched from'
  },
  'mailboxes.add': {
    sv: 'lägg till en brevlåda att hämta ur; lösenordet läses från standard in',
    en: 'add a mailbox to fetch from; the password is read from standard input'
  },
  'mailboxes.renewPassword': {
    sv: 'byt lösenord till en brevlåda, sedan servern godtagit det',
    en: 'replace the password of a mailbox, once the server has taken it'
  },
  'mailboxes.fetch': {
    sv: 'hämta nya mejl, ur en brevlåda eller alla',
    en: 'fetch new mail, from one mailbox or all'
  },
  'mailboxes.forget': {
    sv: 'ta bort en brevlåda och dess lösenord',
    en: 'remove a mailbox and its password'
  },
  'webhooks.list': { sv: 'visa mottagarna', en: 'show the receivers' },
  'webhooks.add': {
    sv: 'lägg till en mottagare; det som meddelandena signeras med läses från standard in',
    en: 'add a receiver; what it is told is signed with a secret that is read from standard input'
  },
  'webhooks.test': { sv: 'skicka ett prov till mottagaren', en: 'send the receiver a test' },
  'webhooks.forget': { sv: 'ta bort en mottagare och dess nyckel', en: 'remove a receiver and its secret' },
  'webhooks.deliveries': { sv: 'visa vad mottagarna har fått', en: 'show what the receivers were told' },
  'webhooks.send': {
    sv: 'berätta för mottagarna vad som har hänt, och försök med det som väntar',
    en: 'tell the receivers what has happened, and try what waits'
  },
  'checks.status': {
    sv: 'visa vad arkivet har kontrollerat av sig självt, och vad som är fel',
    en: 'show what the archive has checked by itself, and what is wrong'
  },
  'checks.run': {
    sv: 'läs om de filer vars tur det är, och databasen en gång i veckan; avslutas med 4 om något är fel',
    en: 'read again the files whose turn it is, and the database once a week; ends with 4 where something is wrong'
  },
  'checks.setDays': {
    sv: 'välj inom hur många dagar varje fil läses om',
    en: 'choose within how many days every file is read again'
  },
  'checks.report': {
    sv: 'skriv en rapport om kontrollerna, som märkt PDF',
    en: 'write a report of the checks, as a tagged PDF'
  },
  'timestamps.list': { sv: 'visa tidsstämplarna', en: 'show the time stamps' },
  'timestamps.authorities': {
    sv: 'visa vilka som tidsstämplar journalen',
    en: 'show who time-stamps the journal'
  },
  'timestamps.add': {
    sv: 'lägg till en utfärdare av tidsstämplar (RFC 3161), med de certifikat som går i god för den',
    en: 'add an authority of time stamps (RFC 3161), with the certificates that vouch for it'
  },
  'timestamps.forget': {
    sv: 'ta bort en utfärdare; dess tidsstämplar finns kvar',
    en: 'remove an authority; its time stamps stay'
  },
  'timestamps.make': { sv: 'tidsstämpla journalen nu', en: 'time-stamp the journal now' },
  'journal.saveHead': {
    sv: 'skriv journalens sista sigill till en fil utanför arkivet, att jämföra med senare',
    en: 'write the last seal of the journal to a file outside the archive, to compare with later'
  },
  'journal.mailHead': {
    sv: 'skicka journalens sista sigill till en brevlåda, att jämföra med senare',
    en: 'send the last seal of the journal to a mailbox, to compare with later'
  },
  'exports.list': { sv: 'visa paketen', en: 'show the packages' },
  'exports.propose': {
    sv: 'visa vad ett urval skulle ta med och vad som stoppar det, utan att skriva något',
    en: 'show what a selection would take along and what stops it, writing nothing'
  },
  'exports.halfYears': { sv: 'visa halvåren att välja bland', en: 'show the half-years to choose by' },
  'exports.selection': {
    sv: 'visa vad ett urval skulle ta med och vad som stoppar det, utan att skriva något',
    en: 'show what a selection would take along and what stops it, writing nothing'
  },
  'exports.create': {
    sv: 'skriv ett paket till diariet eller e-arkivet; list visar paketen',
    en: 'write a package for the diary or the e-archive; list shows the packages'
  },
  'exports.stop': { sv: 'stoppa ett paket som skrivs', en: 'stop a package that is being written' },
  'exports.pack': {
    sv: 'packa ett skrivet paket som en enda zip-fil, bredvid paketet',
    en: 'pack a written package as one zip file, beside the package'
  },
  'exports.report': {
    sv: 'visa vad som prövades innan paketet fick sitt namn, eller varför det inte fick något',
    en: 'show what was checked before the package got its name, or why it got none'
  },
  'exports.receivers': {
    sv: 'visa mottagarna av paket: form, uppgifter om leveransen och mapp',
    en: 'show the receivers of packages: form, facts about the delivery, and folder'
  },
  'exports.saveReceiver': {
    sv: 'kom ihåg en mottagare av paket, eller ändra den som redan har namnet',
    en: 'remember a receiver of packages, or change the one that already has the name'
  },
  'exports.forgetReceiver': {
    sv: 'ta bort en mottagare av paket; paketen till den står kvar',
    en: 'remove a receiver of packages; its packages stay as they are'
  },
  'exports.delivery': {
    sv: 'visa vem som levererar till vem, så som det är angivet för arkivet',
    en: 'show who delivers to whom, as it is set for the archive'
  },
  'exports.saveDelivery': {
    sv: 'ange för arkivet vem som levererar till vem: organisationsnummer, mottagare, överenskommelse och scheman',
    en: 'set for the archive who delivers to whom: organisation number, receiver, agreement and schemas'
  },
  'exports.signer': {
    sv: 'visa vad paketen signeras med',
    en: 'show what packages are signed with'
  },
  'exports.makeSigner': {
    sv: 'skapa en nyckel (Ed25519) med ett eget certifikat, och signera paketen med den',
    en: 'make a key (Ed25519) with a certificate of its own, and sign packages with it'
  },
  'exports.takeSigner': {
    sv: 'signera paketen med nyckeln och certifikatet i en PKCS#12-fil (.p12, .pfx); filens lösenord läses från standard in',
    en: 'sign packages with the key and certificate of a PKCS#12 file (.p12, .pfx); its password is read from standard input'
  },
  'exports.endSigner': {
    sv: 'sluta signera paketen, och ta bort nyckeln',
    en: 'sign no more packages, and forget the key'
  },
  'exports.find': { sv: 'visa ett paket', en: 'show a package' },
  'exports.records': { sv: 'visa posterna i ett paket', en: 'show the records of a package' },
  'exports.fourFields': {
    sv: 'visa diariets fyra uppgifter (OSL 5:2) om en post, att klistra in',
    en: 'show the four fields of the diary (OSL 5:2) of a record, to be pasted'
  },
  'backups.list': { sv: 'visa mapparna för säkerhetskopior', en: 'show the folders of backups' },
  'backups.history': {
    sv: 'visa säkerhetskopiorna i en mapp, den senaste först',
    en: 'show the backups in a folder, the latest first'
  },
  'backups.connect': {
    sv: 'lägg nyckeln till en S3-lagring i datorns nyckelring; hemligheten läses från standard in',
    en: 'put the key of an S3 store in the keychain of this computer; the secret is read from standard input'
  },
  'backups.add': {
    sv: 'börja säkerhetskopiera till en mapp, på en annan disk eller en nätverksdisk, eller till en S3-lagring',
    en: 'begin to back up to a folder, on another disk or a network share, or to an S3 store'
  },
  'backups.plan': {
    sv: 'bestäm hur ofta programmet säkerhetskopierar av sig självt',
    en: 'say how often the program makes a backup by itself'
  },
  'backups.forget': {
    sv: 'sluta säkerhetskopiera till en mapp; det som ligger där blir kvar',
    en: 'no longer back up to a folder; what lies there stays'
  },
  'backups.write': {
    sv: 'säkerhetskopiera arkivet, till en mapp eller till alla som används',
    en: 'back the archive up, to a folder or to all that are in use'
  },
  'backups.verify': {
    sv: 'läs om allt i en säkerhetskopia',
    en: 'read all of a backup again'
  },
  'backups.verifyFolder': {
    sv: 'läs om allt i en säkerhetskopia, utan dess arkiv',
    en: 'read all of a backup again, without its archive'
  },
  'backups.repair': {
    sv: 'hämta filer som är skadade eller saknas i arkivet ur en säkerhetskopia; en nyckel läses från standard in',
    en: 'fetch files that are damaged or missing in the archive from a backup; a key is read from standard input'
  },
  'backups.makeKey': {
    sv: 'skapa en nyckel till krypterade säkerhetskopior; den visas en enda gång',
    en: 'make a key for encrypted backups; it is shown once only'
  },
  'backups.restore': {
    sv: 'återställ ett arkiv ur en säkerhetskopia, till en ny mapp',
    en: 'restore an archive from a backup, to a new folder'
  },
  'receipts.list': { sv: 'visa kvittona, det senaste först', en: 'show the receipts, the latest first' },
  'receipts.records': {
    sv: 'visa posterna som ett kvitto gäller',
    en: 'show the records that a receipt covers'
  },
  'receipts.chain': {
    sv: 'visa vilka paket en post gått med i, och vad mottagarna svarat',
    en: 'show which packages a record went with, and what the receivers answered'
  },
  'receipts.enter': {
    sv: 'skriv in ett kvitto för ett helt paket eller för några poster',
    en: 'enter a receipt for a whole package or for some records'
  },
  'receipts.takeFile': {
    sv: 'ta in en lista från mottagaren: paketets index.csv med diarienumren ifyllda',
    en: 'take in a list from the receiver: the index.csv of the package with the diary numbers filled in'
  },
  'receipts.withdraw': { sv: 'återkalla ett kvitto som blev fel', en: 'withdraw a receipt that was wrong' },
  'diarySystem.settings': { sv: 'visa inställningarna', en: 'show the settings' },
  'diarySystem.save': {
    sv: 'ställ in Public 360 (nyckeln läses från standard in), en bevakad mapp eller en brevlåda',
    en: 'set up Public 360 (the key is read from standard input), a watched folder or a mailbox'
  },
  'diarySystem.check': {
    sv: 'fråga om diariesystemet svarar, eller om mappen går att skriva i',
    en: 'ask whether it answers, or whether the folder can be written to'
  },
  'diarySystem.forget': {
    sv: 'ta bort diariesystemet och dess nyckel',
    en: 'remove the diary system and its key'
  },
  'diarySystem.filings': {
    sv: 'visa vilka förvaltningar som har ett samlingsärende om året, och dess nummer',
    en: 'show which departments have one case a year, and its number'
  },
  'diarySystem.setFiling': {
    sv: 'ett samlingsärende om året (yearly), ett ärende för varje post (each) eller som för alla (standard)',
    en: 'one case a year (yearly), a case for each record (each), or as for all (standard)'
  },
  'diarySystem.noteYearlyCase': {
    sv: 'anteckna vilket nummer förvaltningens samlingsärende för ett år har i diariet',
    en: 'note the number that the diary gave the department’s case of a year'
  },
  'diarySystem.send': {
    sv: 'skicka posterna i ett paket som diariet inte har kvitterat',
    en: 'send the records of a package that the diary has not acknowledged'
  },
  'diarySystem.sendings': {
    sv: 'visa hur det gick med posterna i ett paket',
    en: 'show what became of the records of a package'
  },
  'diarySystem.readReceipts': {
    sv: 'läs kvittona i den bevakade mappen',
    en: 'read the receipts in the watched folder'
  },
  'diarySystem.resolve': {
    sv: 'anteckna vad som finns i diariet av det som är överlämnat eller osäkert',
    en: 'note what is in the diary of what was handed over or is uncertain'
  },
  'disclosures.list': {
    sv: 'visa utlämnandena, det senaste först',
    en: 'show the disclosures, the latest first'
  },
  'disclosures.find': {
    sv: 'visa ett utlämnande, eller en av dess poster med förslag till maskering',
    en: 'show a disclosure, or one of its records with proposals of what to mask'
  },
  'disclosures.record': {
    sv: 'visa en post med texter, bilder, maskeringar och förslag',
    en: 'show a record with its texts, pictures, masks and proposals'
  },
  'disclosures.faces': {
    sv: 'leta efter ansikten i en bild; förslag, titta själv på bilden',
    en: 'look for faces in a picture; proposals, look at the picture yourself'
  },
  'disclosures.open': { sv: 'öppna ett utlämnande', en: 'open a disclosure' },
  'disclosures.addRecords': { sv: 'lägg till poster som de är nu', en: 'add records as they are now' },
  'disclosures.removeRecord': {
    sv: 'ta bort en post och dess maskeringar',
    en: 'remove a record and its masks'
  },
  'disclosures.openProposals': {
    sv: 'visa vilka poster som har förslag att ta ställning till',
    en: 'show which records have proposals to decide on'
  },
  'disclosures.placesWith': {
    sv: 'visa på hur många ställen orden står omaskerade i varje post',
    en: 'show in how many places of each record the words stand unmasked'
  },
  'disclosures.maskWords': {
    sv: 'maskera orden överallt i utlämnandets texter; bilderna ger förslag på dem, eller maskeras också',
    en: 'mask the words everywhere in the texts of the disclosure; the pictures propose them, or are masked too'
  },
  'disclosures.dismiss': {
    sv: 'avfärda ett förslag till maskering som du har tittat på',
    en: 'dismiss a proposed mask that you have looked at'
  },
  'disclosures.undismiss': {
    sv: 'ta tillbaka ett avfärdande, så att stället föreslås igen',
    en: 'take a dismissal back, so that the place is proposed again'
  },
  'disclosures.mask': {
    sv: 'maskera ett ställe i en text eller bild',
    en: 'mask a place in a text or a picture'
  },
  'disclosures.unmask': { sv: 'ta bort en maskering', en: 'take a mask away' },
  'disclosures.lookThrough': {
    sv: 'anteckna att en post är genomgången',
    en: 'note that a record has been gone through'
  },
  'disclosures.preview': {
    sv: 'visa kopian av en handling som den skulle lämnas ut nu',
    en: 'show the copy of a record as it would be delivered now'
  },
  'disclosures.correct': {
    sv: 'öppna ett utlämnande som rättar ett som var fel',
    en: 'open a disclosure that corrects one that was wrong'
  },
  'disclosures.writeRefusal': {
    sv: 'skriv beslutet om det som inte lämnades ut, med hur det överklagas',
    en: 'write the decision on what was not given out, with how it is appealed against'
  },
  'disclosures.deliver': {
    sv: 'skriv de maskerade kopiorna som PDF/A och avsluta',
    en: 'write the masked copies as PDF/A and end the disclosure'
  },
  'disclosures.end': { sv: 'avsluta utan att lämna ut', en: 'end without delivery' },
  'retention.rules': { sv: 'visa reglerna, den senaste först', en: 'show the rules, the latest first' },
  'retention.addRule': { sv: 'skriv in en regel', en: 'enter a rule' },
  'retention.closeRule': { sv: 'avsluta en regel; den står kvar', en: 'close a rule; it stays on file' },
  'retention.reopenRule': {
    sv: 'låt en regel som avslutats av misstag gälla igen',
    en: 'let a rule that was closed by mistake hold again'
  },
  'retention.holds': {
    sv: 'visa gallringsstoppen, det senaste först',
    en: 'show the holds, the latest first'
  },
  'retention.placeHold': {
    sv: 'stoppa gallring av en post, en kanal eller allt',
    en: 'stop disposal of a record, a channel or everything'
  },
  'retention.liftHold': { sv: 'häv ett gallringsstopp', en: 'lift a hold' },
  'disposal.assess': {
    sv: 'visa vad som får gallras i dag, och vad som är stoppat och varför',
    en: 'show what may be disposed of today, and what is stopped and why'
  },
  'disposal.propose': {
    sv: 'lägg ett förslag; listan fryses, och någon annan bekräftar den',
    en: 'make a proposal; its list is frozen, and someone else confirms it'
  },
  'disposal.list': { sv: 'visa gallringarna, den senaste först', en: 'show the disposals, the latest first' },
  'disposal.find': { sv: 'visa en gallring och dess lista', en: 'show a disposal and its list' },
  'disposal.items': { sv: 'visa posterna i en gallring', en: 'show the records of a disposal' },
  'disposal.confirm': {
    sv: 'bekräfta ett förslag som någon annan lagt',
    en: 'confirm a proposal that someone else made'
  },
  'disposal.withdraw': {
    sv: 'återta en gallring som inte är utförd',
    en: 'withdraw a disposal that is not carried out'
  },
  'disposal.carryOut': {
    sv: 'utför en bekräftad gallring: posterna raderas för alltid',
    en: 'carry out a confirmed disposal: the records are erased for good'
  },
  'disposal.tombstone': {
    sv: 'visa vad som finns kvar av en gallrad post; hela id:t anges',
    en: 'show what is left of a record that was disposed of; its whole id is given'
  },
  'journal.list': { sv: 'visa journalen, senaste raden först', en: 'show the journal, latest line first' },
  'websites.list': { sv: 'visa webbplatserna', en: 'show the websites' },
  'websites.add': { sv: 'lägg till en webbplats', en: 'add a website' },
  'websites.edit': { sv: 'ändra uppgifter om en webbplats', en: 'change the details of a website' },
  'websites.remove': { sv: 'ta bort en webbplats ur listan', en: 'take a website out of the list' },
  'publicList.preview': {
    sv: 'visa vad som skiljer sig från den senaste publiceringen',
    en: 'show what differs from the last publication'
  },
  'publicList.publish': {
    sv: 'skriv den publika listan över kanaler och webbplatser till en mapp',
    en: 'write the public list of channels and websites to a folder'
  },
  'publicList.saveFile': {
    sv: 'skriv en av filerna; räknas inte som en publicering',
    en: 'write one of the files; does not count as a publication'
  },
  'publicList.publications': { sv: 'visa publiceringarna', en: 'show the publications' },
  'publicList.saveSettings': {
    sv: 'ange vem som publicerar, så att dataportaler kan hämta listan (DCAT-AP-SE)',
    en: 'say who publishes, so that data portals can fetch the list (DCAT-AP-SE)'
  },
  'registerImport.read': {
    sv: 'läs in ett kalkylblad (.xlsx eller CSV) med kanaler; visar vad som skulle göras, och gör det med --apply',
    en: 'read a spreadsheet (.xlsx or CSV) of channels; shows what would be done, and does it with --apply'
  },
  'registerImport.find': {
    sv: 'visa en fil som är sparad för inläsning',
    en: 'show a file that was kept for an import'
  },
  'registerImport.plan': {
    sv: 'läs in ett kalkylblad (.xlsx eller CSV) med kanaler; visar vad som skulle göras, och gör det med --apply',
    en: 'read a spreadsheet (.xlsx or CSV) of channels; shows what would be done, and does it with --apply'
  },
  'registerImport.rows': {
    sv: 'läs in ett kalkylblad (.xlsx eller CSV) med kanaler; visar vad som skulle göras, och gör det med --apply',
    en: 'read a spreadsheet (.xlsx or CSV) of channels; shows what would be done, and does it with --apply'
  },
  'registerImport.apply': {
    sv: 'läs in ett kalkylblad (.xlsx eller CSV) med kanaler; visar vad som skulle göras, och gör det med --apply',
    en: 'read a spreadsheet (.xlsx or CSV) of channels; shows what would be done, and does it with --apply'
  },
  'registerImport.list': { sv: 'visa inläsningarna av kalkylblad', en: 'show the imports of spreadsheets' },
  'search.find': {
    sv: 'sök i allt: insamlingar, kommentarer, meddelanden och registret',
    en: 'search everything: captures, comments, messages and the register'
  },
  'search.ids': {
    sv: 'visa de hela beteckningarna som börjar så',
    en: 'show the whole ids that begin so'
  },
  'search.catchUp': {
    sv: 'för in allt som väntar i sökregistret',
    en: 'enter everything that waits in the search index'
  },
  'search.pictures': {
    sv: 'visa om ord i bilder läses, och hur långt det har kommit',
    en: 'show whether words in pictures are read, and how far it has come'
  },
  'search.setPictures': {
    sv: 'välj om ord i bilder ska läsas',
    en: 'choose whether words in pictures are read'
  },
  'search.readPictures': {
    sv: 'läs ord i bilder som väntar, nu',
    en: 'read words in pictures that wait, now'
  },
  'search.textInPictures': {
    sv: 'visa det som datorn har läst i en posts bilder; det kan vara fel',
    en: 'show what the computer has read in the pictures of a record; it may be wrong'
  }
}

/** The nouns, and what holds commands of one kind. */
const GROUPS: Readonly<Record<string, Said>> = {
  account: {
    sv: 'konton som programmet läser och modererar kanaler med',
    en: 'accounts that the program reads and moderates channels with'
  },
  alert: {
    sv: 'aviseringar: det som någon behöver få veta, och vilka som får det med e-post',
    en: 'alerts: what somebody needs to know, and who gets it by mail'
  },
  attestation: {
    sv: 'intyg: varje halvår intygar varje förvaltning sin del av registret',
    en: 'attestations: each half-year each department attests its part of the register'
  },
  capture: {
    sv: 'samla in kanaler nu; med list och show ses det som är insamlat',
    en: 'capture channels now; list and show tell what was captured'
  },
  channel: { sv: 'registret över kanaler', en: 'the register of channels' },
  checklist: {
    sv: 'checklista: vad kanalerna visar sina besökare, halvår för halvår',
    en: 'checklist: what the channels show their visitors, half-year by half-year'
  },
  comment: {
    sv: 'kommentarer som sparas innan de tas bort',
    en: 'comments that are saved before they are removed'
  },
  'comment category': { sv: 'kanalens egna grunder', en: 'the channel’s own grounds' },
  computer: {
    sv: 'den här datorn, och vad andra har ställt in på den',
    en: 'this computer, and what others have set on it'
  },
  consent: { sv: 'samtycken till bilder', en: 'consents to images' },
  coverage: {
    sv: 'täckning: hur många kanaler som är insamlade under halvåret, och vilka som saknas',
    en: 'coverage: how many channels are captured in the half-year, and which are missing'
  },
  credential: {
    sv: 'vem som har kanalernas inloggningar, och förseglade lösenord',
    en: 'who holds the log-ins of channels, and sealed notes'
  },
  deadline: {
    sv: 'svarstider: när svar ska vara lämnade, och hur det gick',
    en: 'deadlines: when answers are due, and how it went'
  },
  department: { sv: 'förvaltningar', en: 'departments' },
  disclosure: {
    sv: 'utlämnande: maskerade kopior av handlingar till den som begär dem',
    en: 'disclosures: masked copies of records for whoever asks for them'
  },
  disposal: { sv: 'gallring: föreslå, bekräfta och utföra', en: 'disposal: propose, confirm and carry out' },
  export: {
    sv: 'skriv ett paket till diariet eller e-arkivet; list visar paketen',
    en: 'write a package for the diary or the e-archive; list shows the packages'
  },
  hold: {
    sv: 'gallringsstopp: det som inte får gallras för tillfället',
    en: 'holds: what must not be disposed of for now'
  },
  import: {
    sv: 'läs in ett kalkylblad (.xlsx eller CSV) med kanaler; visar vad som skulle göras, och gör det med --apply',
    en: 'read a spreadsheet (.xlsx or CSV) of channels; shows what would be done, and does it with --apply'
  },
  inbox: {
    sv: 'konversationer: vad som väntar och vem som handlägger',
    en: 'conversations: what waits and who handles it'
  },
  intake: {
    sv: 'plattformarnas egna exporter: läs in dem och se vad de gav',
    en: 'the platforms’ own exports: take them in and see what they gave'
  },
  mail: {
    sv: 'e-post: skicka till brevlådan, hämta ur brevlådor',
    en: 'e-mail: send to the mailbox, fetch from mailboxes'
  },
  processing: {
    sv: 'registret över behandlingar av personuppgifter (artikel 30)',
    en: 'the record of processing activities (GDPR Art. 30)'
  },
  report: { sv: 'läsarnas anmälningar', en: 'the readers’ reports' },
  message: { sv: 'direktmeddelanden: inkomna handlingar', en: 'direct messages: received records' },
  moderation: {
    sv: 'moderera kommentarer genom plattformarna',
    en: 'moderate comments through the platforms'
  },
  person: { sv: 'personer som ansvarar för kanaler', en: 'people who answer for channels' },
  platform: {
    sv: 'det programmet vet om plattformarnas sidor: ord och märkning, som kan rättas utan ny version',
    en: 'what the program knows of the platforms’ pages: words and markup, which can be corrected without a new version'
  },
  profile: {
    sv: 'webbläsarprofiler för kanaler som kräver inloggning',
    en: 'browser profiles for channels that require a log-in'
  },
  publish: {
    sv: 'skriv den publika listan över kanaler och webbplatser till en mapp',
    en: 'write the public list of channels and websites to a folder'
  },
  reading: {
    sv: 'läs in kommentarer genom kanalens konto',
    en: 'read comments in through the account of the channel'
  },
  backup: {
    sv: 'säkerhetskopior av arkivet',
    en: 'backups of the archive'
  },
  receipt: {
    sv: 'kvitton från diariet och e-arkivet på det som lämnats över',
    en: 'receipts from the diary and the e-archive for what was handed over'
  },
  'diary-system': {
    sv: 'diariesystemet (Public 360, bevakad mapp eller e-post): ställ in, skicka paketens poster',
    en: 'the diary system (Public 360, a watched folder or e-mail): set it up, send the records of packages'
  },
  retention: { sv: 'hur länge handlingar bevaras', en: 'how long records are kept' },
  'retention rule': { sv: 'regler med besluten de vilar på', en: 'rules with the decisions they rest on' },
  round: {
    sv: 'halvårskörningar som görs av sig själva',
    en: 'half-year rounds that are made by themselves'
  },
  secrecy: { sv: 'sekretessmarkeringar', en: 'secrecy marks' },
  user: {
    sv: 'vilka som arbetar i arkivet och deras roller',
    en: 'who works in the archive, and their roles'
  },
  watch: { sv: 'bevaka kommentarer', en: 'watch comments' },
  check: {
    sv: 'läs om de filer vars tur det är, och kontrollera databasen',
    en: 'read again the files whose turn it is, and check the database'
  },
  journal: { sv: 'visa journalen', en: 'show the journal' },
  timestamp: {
    sv: 'tidsstämplar: en utomstående intygar vad journalen sade och när',
    en: 'time stamps: an outside authority vouches for what the journal said, and when'
  },
  webhook: {
    sv: 'webhooks: program som får veta att något har hänt, aldrig vad någon har skrivit om det inte valts',
    en: 'webhooks: programs that are told that something happened, never what anybody wrote unless that was chosen'
  },
  website: {
    sv: 'webbplatser som kommunen är huvudman för eller medverkar i',
    en: 'websites of which the municipality is principal or partner'
  },
  archive: { sv: 'arkivet', en: 'the archive' },
  document: { sv: 'handlingar som är sparade som de kom', en: 'documents that are kept as they came' }
}

export const methodWords = (method: Method): Said => METHODS[method]

/** What a method does, as the label of what has it done. */
export const methodLabels =
  (language: Language) =>
  (method: Method): string =>
    capitalised(METHODS[method][language])

/** @throws for a group without words */
export function groupWords(group: string): Said {
  const words = Object.hasOwn(GROUPS, group) ? GROUPS[group] : undefined
  if (words === undefined) throw new Error(`${group} has no words in shared/words`)
  return words
}
