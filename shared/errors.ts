// The closed list of refusals. Each has a sentence for a person, in Swedish and English, that says what to do.
import { z } from 'zod'

export type Language = 'sv' | 'en'

/** Values that fill the `{…}` of a sentence. Never message texts or other personal data. */
export const ErrorParams = z.record(z.string(), z.union([z.string(), z.number()]))
export type ErrorParams = z.infer<typeof ErrorParams>

const SENTENCES = {
  'invalid-input': {
    sv: 'Uppgiften {place} kan inte användas: {problem}. Rätta den och försök igen. Inget har ändrats.',
    en: 'The value {place} cannot be used: {problem}. Correct it and try again. Nothing was changed.'
  },
  forbidden: {
    sv: 'Det här får bara den göra som har rollen {roles}. Du är {user} och har {own}. Be arkivets administratör om rollen. Inget har ändrats.',
    en: 'Only someone with the role {roles} may do this. You are {user} and have {own}. Ask the administrator of the archive for the role. Nothing was changed.'
  },
  'user-has-left': {
    sv: 'Du är {user}, som enligt registret har slutat ({date}), och får därför inget göra här. Stämmer det inte kan en registeransvarig eller administratör ta bort dagen under Personer, och en administratör knyta användaren till en annan person. Inget har ändrats.',
    en: 'You are {user}, who by the register has left ({date}), and may therefore do nothing here. If that is wrong, a records officer or an administrator can remove the day under People, and an administrator can tie the user to another person. Nothing was changed.'
  },
  'last-administrator': {
    sv: '{user} är den enda administratören som arbetar kvar. Ge först någon annan den rollen. Inget har ändrats.',
    en: '{user} is the only administrator who still works here. Give someone else that role first. Nothing was changed.'
  },
  'not-found': {
    sv: 'Det finns ingen post {what} i arkivet. Se efter i listan och försök igen.',
    en: 'The archive has no record {what}. Look it up in the list and try again.'
  },
  'not-a-web-address': {
    sv: '{address} är inte en webbadress. Skriv hela adressen, till exempel https://www.exempel.se/sida.',
    en: '{address} is not a web address. Write the whole address, such as https://www.example.se/page.'
  },
  'not-http': {
    sv: 'Adressen {address} börjar inte med http:// eller https://. Bara sådana kan sparas.',
    en: 'The address {address} does not begin with http:// or https://. Only those can be captured.'
  },
  'already-registered': {
    sv: 'Adressen {address} finns redan i registret, under kanalen {channel}. Ändra den kanalen i stället.',
    en: 'The address {address} is already in the register, under the channel {channel}. Edit that channel instead.'
  },
  'person-has-left': {
    sv: '{person} har slutat ({date}) och kan inte ansvara för en kanal. Välj någon annan, eller rätta uppgiften om personen. Inget har ändrats.',
    en: '{person} has left ({date}) and cannot answer for a channel. Choose someone else, or correct what is said of the person. Nothing was changed.'
  },
  'department-exists': {
    sv: 'Det finns redan en förvaltning som heter {department}. Välj ett annat namn. Inget har ändrats.',
    en: 'There already is a department called {department}. Choose another name. Nothing was changed.'
  },
  'website-already-listed': {
    sv: 'Adressen {address} finns redan bland webbplatserna, som {website}. Ändra den webbplatsen i stället.',
    en: 'The address {address} is already among the websites, as {website}. Edit that website instead.'
  },
  'nothing-to-publish': {
    sv: 'Det finns inget att publicera: registret har varken kanaler eller webbplatser. Registrera minst en först.',
    en: 'There is nothing to publish: the register has neither channels nor websites. Register at least one first.'
  },
  'publisher-missing': {
    sv: 'Metadata för dataportaler kan inte skrivas: det står inte vem som publicerar och var. Fyll i uppgifterna om utgivaren under Publik lista, eller med publish settings. Inget har skrivits.',
    en: 'Metadata for data portals cannot be written: it is not said who publishes, and where. Fill in the publisher under Public list, or with publish settings. Nothing was written.'
  },
  'folder-unusable': {
    sv: 'Det går inte att skriva i mappen {dir}: {detail}. Välj en annan mapp. Inget har ändrats.',
    en: 'The folder {dir} cannot be written to: {detail}. Choose another folder. Nothing was changed.'
  },
  'channel-retired': {
    sv: 'Kanalen {channel} är avslutad. Det som sparats finns kvar, men inget nytt kan sparas på den.',
    en: 'The channel {channel} is retired. What was saved remains, but nothing new can be saved on it.'
  },
  'capture-before-retiring': {
    sv: 'Sidan {address} i kanalen {channel} har ingen färdig insamling som är gjord i dag eller i går. Samla in kanalen först. Måste det ske utan insamling: ange varför. Inget har ändrats.',
    en: 'The page {address} of the channel {channel} has no finished capture from today or yesterday. Capture the channel first. If it must be done without a capture, say why. Nothing was changed.'
  },
  'capture-before-change': {
    sv: 'Besökarna ser den här ändringen: {seen}. Sidan {address} i kanalen {channel} har ingen färdig insamling som är gjord i dag eller i går. Samla in kanalen först. Rättar du bara registret, eller måste det ske utan insamling: ange varför. Inget har ändrats.',
    en: 'Visitors will see this change: {seen}. The page {address} of the channel {channel} has no finished capture from today or yesterday. Capture the channel first. If you only correct the register, or it must be done without a capture, say why. Nothing was changed.'
  },
  'capture-damaged': {
    sv: 'Insamlingen av {address} är inte som den sparades (filen {what}). Samla in kanalen igen. Inget har ändrats.',
    en: 'The capture of {address} is not as it was saved (the file {what}). Capture the channel again. Nothing was changed.'
  },
  'consent-withdrawn': {
    sv: 'Samtycket till bilderna är återkallat. Spara inlägget och ta sedan bort det.',
    en: 'The consent to the images is withdrawn. Save the post and then remove it.'
  },
  'consent-over': {
    sv: 'Samtycket är återkallat {date}. Ange ett nytt i stället.',
    en: 'The consent was withdrawn {date}. Enter a new one instead.'
  },
  'record-secret': {
    sv: 'Posten {what} är sekretessmarkerad. Du är {user} och har {own}; den visas för {roles}.',
    en: 'The record {what} is marked as secret. You are {user} and have {own}; it is shown to the {roles}.'
  },
  'record-may-not-leave': {
    sv: 'Posten {what} är sekretessmarkerad enligt {paragraph} och får inte lämnas ut. Är sekretessen prövad: häv markeringen först. Inget har lämnats ut.',
    en: 'The record {what} is marked as secret by {paragraph} and may not be handed out. If the secrecy has been tried, lift the mark first. Nothing was handed out.'
  },
  'secret-is-registered': {
    sv: 'Posten {what} är sekretessmarkerad enligt {paragraph} och kan bara registreras (5 kap. 1 § OSL). Ange ett diarienummer, eller häv markeringen om sekretessen är prövad. Inget har ändrats.',
    en: 'The record {what} is marked as secret by {paragraph} and can only be registered (OSL 5:1). Give a diary number, or lift the mark if the secrecy has been tried. Nothing was changed.'
  },
  'already-secret': {
    sv: 'Posten {what} är redan sekretessmarkerad enligt {paragraph}. Häv den markeringen först.',
    en: 'The record {what} is already marked as secret by {paragraph}. Lift that mark first.'
  },
  'not-secret': {
    sv: 'Posten {what} är inte sekretessmarkerad.',
    en: 'The record {what} is not marked as secret.'
  },
  'no-seal-key': {
    sv: 'Det finns ingen nyckel att försegla lappar med för {department}. Be administratören skapa en åt förvaltningschefen. Inget har sparats.',
    en: 'There is no key to seal notes with for {department}. Ask the administrator to make one for the head of department. Nothing was saved.'
  },
  'no-sealed-note': {
    sv: 'Det finns ingen förseglad lapp om {label}.',
    en: 'There is no sealed note on {label}.'
  },
  'wrong-key': {
    sv: 'Nyckeln öppnar inte den förseglade lappen om {label}. Den hör till {holder}. Kontrollera att hela nyckeln är rätt avskriven. Försöket står i journalen.',
    en: 'The key does not open the sealed note on {label}. It belongs to {holder}. Check that the whole key is copied right. The attempt is in the journal.'
  },
  'recovery-word-unknown': {
    sv: 'Ord {number}, ”{word}”, finns inte i ordlistan. Kontrollera ordet mot papperet och skriv alla orden igen.',
    en: 'Word {number}, “{word}”, is not in the list of words. Check it against the paper and type all the words again.'
  },
  'recovery-words-count': {
    sv: 'Det blev {count} ord, och nyckeln har 24. Skriv alla orden i ordning.',
    en: 'That makes {count} words, and the key has 24. Type all the words in their order.'
  },
  'recovery-words-wrong': {
    sv: 'Alla orden finns i ordlistan, men de hör inte ihop: minst ett är fel, eller två har bytt plats. Läs dem mot papperet i ordning.',
    en: 'All the words are in the list, but they do not belong together: at least one is wrong, or two have changed places. Read them against the paper in their order.'
  },
  'no-such-key': {
    sv: 'Orden är en hel nyckel, men den hör inte till något i det här arkivet. Kontrollera att det är rätt arkiv och rätt papper.',
    en: 'The words are a whole key, but it belongs to nothing in this archive. Check that it is the right archive and the right paper.'
  },
  'nothing-to-capture': {
    sv: 'Det finns ingenting att samla in: ingen aktiv kanal motsvarar valet.',
    en: 'There is nothing to capture: no active channel matches the choice.'
  },
  'profile-in-use': {
    sv: 'Webbläsarprofilen {profile} används just nu. Stäng webbläsaren som är öppen i den, eller vänta tills insamlingen är klar, och försök igen.',
    en: 'The browser profile {profile} is in use. Close the browser that is open in it, or wait until the capture is done, and try again.'
  },
  'private-address': {
    sv: 'Adressen {address} leder in i ett privat nätverk och öppnades inte. Är det meningen, svara Ja på ”Får sidorna ligga i ett privat nätverk?” på kanalens sida, eller kör kommandot channel capture med --private-addresses yes.',
    en: 'The address {address} leads into a private network and was not opened. If that is meant, answer Yes to “May the pages lie in a private network?” on the channel’s page, or run the command channel capture with --private-addresses yes.'
  },
  'proxy-password-missing': {
    sv: 'Lösenordet till proxyn {host} finns inte på den här datorn. Ange det under Inloggningar på sidan Insamlingar, eller med kommandot capture proxy. Inget har hämtats.',
    en: 'The password of the proxy {host} is not on this computer. Give it under Logins on the page Captures, or with the command capture proxy. Nothing was fetched.'
  },
  'profile-exists': {
    sv: 'Det finns redan en webbläsarprofil som heter {profile}. Välj ett annat namn. Inget har ändrats.',
    en: 'There already is a browser profile called {profile}. Choose another name. Nothing was changed.'
  },
  'run-has-nothing-left': {
    sv: 'Det finns inget kvar att samla in i omgången. Starta en ny omgång om kanalerna ska samlas in igen.',
    en: 'There is nothing left to capture in the run. Start a new run to capture the channels again.'
  },
  'disk-too-small': {
    sv: 'Omgången skulle ta ungefär {needed} MB, men det finns bara {free} MB ledigt på disken med arkivet. Frigör plats, eller välj färre kanaler. Inget har samlats in.',
    en: 'The run would take about {needed} MB, but only {free} MB are free on the disk with the archive. Free some space, or choose fewer channels. Nothing was captured.'
  },
  'run-already-running': {
    sv: 'En insamling pågår redan. Vänta tills den är klar eller stoppa den.',
    en: 'A capture run is already going on. Wait until it ends, or stop it.'
  },
  'no-browser': {
    sv: 'Ingen webbläsare hittades. Installera Microsoft Edge, Google Chrome eller Chromium, eller ange sökvägen i KANALARKIV_BROWSER. Letade på: {looked}.',
    en: 'No browser was found. Install Microsoft Edge, Google Chrome or Chromium, or give its path in KANALARKIV_BROWSER. Looked at: {looked}.'
  },
  'browser-did-not-start': {
    sv: 'Webbläsaren {browser} startade inte ({detail}). Starta den själv en gång för att se vad som är fel, eller ange en annan i KANALARKIV_BROWSER.',
    en: 'The browser {browser} did not start ({detail}). Start it yourself once to see what is wrong, or name another in KANALARKIV_BROWSER.'
  },
  'page-failed': {
    sv: 'Sidan {address} kunde inte sparas: {reason} Inget är sparat från den. Kommentaren får inte tas bort än.',
    en: 'The page {address} could not be saved: {reason} Nothing from it is saved. The comment must not be removed yet.'
  },
  'captures-not-alike': {
    sv: 'Insamlingarna är av olika adresser och kan inte jämföras. Välj två av samma adress.',
    en: 'The captures are of different addresses and cannot be compared. Choose two of the same address.'
  },
  'comment-not-on-page': {
    sv: 'Kommentaren finns inte på sidan {address}. Kontrollera adressen, eller välj kommentaren i listan över det som finns på sidan.',
    en: 'The comment is not on the page {address}. Check the address, or choose the comment in the list of what is on the page.'
  },
  'selector-invalid': {
    sv: 'Väljaren {selector} är inte en giltig CSS-väljare. Rätta den, eller välj kommentaren i listan över det som finns på sidan.',
    en: 'The selector {selector} is not a valid CSS selector. Correct it, or choose the comment in the list of what is on the page.'
  },
  'selector-not-one': {
    sv: 'Väljaren {selector} pekar på {count} ställen på sidan, och det ska vara ett. Välj kommentaren i listan över det som finns på sidan.',
    en: 'The selector {selector} points at {count} places on the page, and it must be one. Choose the comment in the list of what is on the page.'
  },
  'comment-needs-source': {
    sv: 'Kommentaren har inget underlag. Lägg till en bild, en notis eller det som kopierats från sidan. Inget är sparat.',
    en: 'The comment has nothing to rest on. Add a picture, a notification, or what was copied from the page. Nothing was saved.'
  },
  'comment-maybe-known': {
    sv: 'Samma ord av samma avsändare är redan sparade i kanalen ({id}). Är det samma kommentar sparas det nya underlaget till den. Är det en annan: säg det. Inget är sparat än.',
    en: 'The same words by the same sender are already saved in the channel ({id}). If it is the same comment, the new evidence is kept with it. If it is another, say so. Nothing is saved yet.'
  },
  'message-maybe-known': {
    sv: 'Samma ord av samma avsändare finns redan i kanalen ({id}), från en export eller plattformen. Är det samma meddelande sparas underlaget till det. Är det ett annat: säg det. Inget är sparat än.',
    en: 'The same words by the same sender are already in the channel ({id}), from an export or the platform. If it is the same message, what you took in is kept with it. If it is another, say so. Nothing is saved yet.'
  },
  'comment-empty': {
    sv: 'Det utpekade stället på {address} har varken text eller bild. Inget är sparat. Välj kommentaren i listan över det som finns på sidan.',
    en: 'The place pointed at on {address} has neither text nor picture. Nothing was saved. Choose the comment in the list of what is on the page.'
  },
  'sender-missing': {
    sv: 'Sidan visade ingen avsändare. Anteckna i beslutet vad som är känt om avsändaren, eller att det inte går att få veta. Först då kan det beslutas att kommentaren ska tas bort.',
    en: 'The page showed no sender. Note in the decision what is known about the sender, or that it cannot be known. Only then can it be decided that the comment is to be removed.'
  },
  'wrong-order': {
    sv: 'Kommentaren är {state}. {verb} går inte då. Ordningen är: uppmärksammad, sparad, kontrollerad, beslutad, borttagen, bekräftat borta.',
    en: 'The comment is {state}. {verb} is not possible then. The order is: noticed, saved, verified, decided, removed, confirmed gone.'
  },
  'not-to-be-removed': {
    sv: 'Beslutet om kommentaren är ett annat än att ta bort den. Fatta först ett nytt beslut. Inget har ändrats.',
    en: 'The decision on the comment is another than to remove it. Make a new decision first. Nothing was changed.'
  },
  'facts-only': {
    sv: 'Av den här kommentaren sparas bara uppgifter, aldrig någon bild. Sidan öppnas därför inte. Intyga själv att kommentaren är borta. Inget har ändrats.',
    en: 'Of this comment only facts are kept, never a picture. Its page is therefore not opened. Attest yourself that it is gone. Nothing was changed.'
  },
  'category-exists': {
    sv: 'Kanalen har redan grunden {name}. Använd den, eller ge den nya ett annat namn. Inget har ändrats.',
    en: 'The channel already has the ground {name}. Use that one, or give the new one another name. Nothing was changed.'
  },
  'category-not-in-use': {
    sv: 'Grunden {name} används inte i den här kanalen. Välj en annan. Inget har ändrats.',
    en: 'The ground {name} is not in use in this channel. Choose another. Nothing was changed.'
  },
  'not-unpublished': {
    sv: 'Kommentaren är inte avpublicerad, så den kan inte visas igen. Inget har ändrats.',
    en: 'The comment is not unpublished, so it cannot be shown again. Nothing was changed.'
  },
  'evidence-missing': {
    sv: 'Den sparade kopian stämmer inte: {what}. Ta inte bort kommentaren. Spara den på nytt medan den finns kvar.',
    en: 'The saved copy is not right: {what}. Do not remove the comment. Save it again while it is still there.'
  },
  'still-on-page': {
    sv: 'Kommentaren finns kvar på {address}. Ta bort den där först, eller intyga själv att den är borta.',
    en: 'The comment is still at {address}. Remove it there first, or attest yourself that it is gone.'
  },
  'already-decided': {
    sv: 'Posten {what} är redan hanterad. Ett beslut ändras inte i efterhand.',
    en: 'The record {what} is already decided. A decision is not changed afterwards.'
  },
  'sheet-unreadable': {
    sv: 'Kalkylbladet {file} kan inte läsas: {detail}. Inget har ändrats i registret.',
    en: 'The spreadsheet {file} cannot be read: {detail}. Nothing was changed in the register.'
  },
  'disclosure-ended': {
    sv: 'Utlämnandet är avslutat ({state}) och kan inte ändras. Öppna ett nytt om något mer ska lämnas ut.',
    en: 'The disclosure has ended ({state}) and cannot be changed. Open a new one if more is to be disclosed.'
  },
  'disclosure-not-looked-through': {
    sv: 'Utlämnandet kan inte lämnas ut än: {waiting} av {records} poster är inte genomgångna. Gå igenom varje post till slutet först. Inget har skrivits.',
    en: 'The disclosure cannot be delivered yet: {waiting} of {records} records have not been gone through. Go through each to its end first. Nothing was written.'
  },
  'mask-outside': {
    sv: 'Maskeringen ligger utanför texten eller bilden. Markera stället på nytt. Inget har ändrats.',
    en: 'The mask lies outside the text or the picture. Mark the place again. Nothing was changed.'
  },
  'target-too-small': {
    sv: 'Paketet får inte plats i {dir}: det behöver {needed} MiB, och {free} MiB är lediga. Frigör utrymme, välj en annan disk eller ett mindre urval. Inget har skrivits.',
    en: 'The package does not fit in {dir}: it needs {needed} MiB, and {free} MiB are free. Free some space, choose another disk or a smaller selection. Nothing was written.'
  },
  'target-full': {
    sv: 'Disken med {dir} blev full. Det halva paketet är borttaget, och arkivet är orört. Frigör utrymme eller välj en annan disk och försök igen.',
    en: 'The disk with {dir} became full. The half package is removed, and the archive is untouched. Free some space or choose another disk and try again.'
  },
  'file-too-large-for-disk': {
    sv: 'Disken med {dir} är formaterad som FAT och tar inga filer över 4 GiB. Den största filen är {size} MiB. Välj en disk med NTFS, exFAT eller annat filsystem. Inget har skrivits.',
    en: 'The disk with {dir} is formatted as FAT and takes no files over 4 GiB. The largest file is {size} MiB. Choose a disk with NTFS, exFAT or another file system. Nothing was written.'
  },
  'not-in-package': {
    sv: 'Posten {what} ligger inte i paketet {package}. Se efter vilket paket kvittot gäller. Inget har ändrats.',
    en: 'The record {what} is not in the package {package}. Look up which package the receipt is for. Nothing was changed.'
  },
  'not-handed-over': {
    sv: 'Paketet {package} är inte färdigskrivet, så inget i det kan ha tagits emot. Välj ett skrivet paket.',
    en: 'The package {package} was never finished, so nothing in it can have been received. Choose a written one.'
  },
  'already-acknowledged': {
    sv: 'Posten {what} har redan ett kvitto ({number}). Är det fel: återkalla det med ett skäl och skriv in det rätta. Inget har ändrats.',
    en: 'The record {what} already has a receipt ({number}). If that is wrong, withdraw it with a reason and enter the right one. Nothing was changed.'
  },
  'receipt-withdrawn': {
    sv: 'Kvittot {number} är redan återkallat.',
    en: 'The receipt {number} is already withdrawn.'
  },
  'rule-closed': {
    sv: 'Regeln enligt {reference} är redan avslutad. Skriv in en ny regel i stället.',
    en: 'The rule by {reference} is already closed. Enter a new rule instead.'
  },
  'decision-in-future': {
    sv: 'Beslutsdagen {date} har inte varit än. Rätta den. Inget har ändrats.',
    en: 'The day of the decision, {date}, has not come yet. Correct it. Nothing was changed.'
  },
  'nothing-to-dispose': {
    sv: 'Det finns inget som får gallras i dag. {stopped} poster har passerat sin tid men är stoppade; se efter varför i förhandsvisningen. Inget har ändrats.',
    en: 'There is nothing that may be disposed of today. {stopped} records are past their time but stopped; see why in the preview. Nothing was changed.'
  },
  'disposal-not-open': {
    sv: 'Gallringen {what} är {stage}, så det går inte. Den som är föreslagen bekräftas eller återtas, den som är bekräftad utförs eller återtas, och den som är påbörjad slutförs; behövs en annan, lägg ett nytt förslag. Inget har ändrats.',
    en: 'The disposal {what} is {stage}, so this cannot be done. One that is proposed is confirmed or withdrawn, one that is confirmed is carried out or withdrawn, and one that is begun is finished; if you need another, make a new proposal. Nothing was changed.'
  },
  'disposal-must-wait': {
    sv: 'Något pågår just nu: en insamling, en inläsning eller ett paket som skrivs. Vänta tills det är klart och försök igen. Inget har ändrats.',
    en: 'Something is going on: a capture, an import or a package being written. Wait until it ends and try again. Nothing was changed.'
  },
  'disposal-not-erased': {
    sv: 'Filen {what} gick inte att radera. Posterna är borta ur registret, men gallringen är inte klar. Kontrollera att inget annat program har filen öppen och utför gallringen igen.',
    en: 'The file {what} could not be erased. The records are gone from the lists, but the disposal is not done. See that no other program has the file open, and carry it out again.'
  },
  'disposal-needs-another': {
    sv: 'Gallringen föreslogs av {user}. Någon annan med rollen arkivarie måste bekräfta den, från sin egen inloggning i datorn. Inget har ändrats.',
    en: 'The disposal was proposed by {user}. Someone else with the role archivist must confirm it, from their own log-in on the computer. Nothing was changed.'
  },
  'hold-lifted': {
    sv: 'Gallringsstoppet är redan hävt ({date}). Lägg ett nytt om gallringen ska stoppas igen.',
    en: 'The hold is already lifted ({date}). Place a new one if disposal is to be stopped again.'
  },
  'no-registry-system': {
    sv: 'Diariets program är inte inställt. Be administratören ställa in det under Export, eller lämna över paketet på annat sätt. Inget har skickats.',
    en: 'The registry’s program is not set. Ask the administrator to set it under Export, or hand the package over in another way. Nothing was sent.'
  },
  'registry-key-missing': {
    sv: 'Nyckeln till diariets program finns inte i den här datorns nyckelring. Be administratören ange den på nytt under Export. Inget har skickats.',
    en: 'The key to the registry’s program is not in this computer’s keychain. Ask the administrator to enter it again under Export. Nothing was sent.'
  },
  'registry-key-refused': {
    sv: 'Diariets program godtar inte nyckeln. Be den som förvaltar programmet om en nyckel som gäller, och ange den på nytt under Export. Det som redan är skickat finns kvar.',
    en: 'The registry’s program does not accept the key. Ask whoever manages the program for a key that is valid, and enter it again under Export. What is already sent remains.'
  },
  'registry-unreachable': {
    sv: 'Diariets program går inte att nå: {detail}. Kontrollera nätet och programmets adress under Export och försök igen. Det som redan är skickat finns kvar.',
    en: 'The registry’s program cannot be reached: {detail}. Check the network and the program’s address under Export and try again. What is already sent remains.'
  },
  'registry-not-there': {
    sv: 'På adressen finns inget program av det här slaget (svar {status}). Kontrollera adressen under Export: den ska sluta där /Biz/v2/ börjar. Det som redan är skickat finns kvar.',
    en: 'There is no program of this kind at the address (answer {status}). Check the address under Export: it ends where /Biz/v2/ begins. What is already sent remains.'
  },
  'registry-busy': {
    sv: 'Diariets program tar inte emot mer just nu. Vänta en stund och skicka igen. Det som redan är skickat finns kvar.',
    en: 'The registry’s program takes no more just now. Wait a while and send again. What is already sent remains.'
  },
  'registry-bad-answer': {
    sv: 'Diariets program svarade något som inte går att tolka ({status}). Försök igen om en stund, och kontrollera annars adressen under Export. Inget har skickats.',
    en: 'The registry’s program answered something that cannot be understood ({status}). Try again in a while, and otherwise check the address under Export. Nothing was sent.'
  },
  'no-new-case': {
    sv: 'Inställningarna för diariets program säger inte hur nya ärenden läggs upp. Ange ett ärende som finns, eller be administratören fylla i uppgifterna under Export. Inget har skickats.',
    en: 'The settings of the registry’s program do not say how new cases are made. Give a case that is there, or ask the administrator to fill in the details under Export. Nothing was sent.'
  },
  'yearly-case-in-doubt': {
    sv: 'Samlingsärendet {what} kan redan finnas i diariet: förra försöket är ovisst. Se efter i diariet, anteckna det under paketets sändningar och skicka sedan igen. Det som redan är skickat finns kvar.',
    en: 'The yearly case {what} may be in the registry already: the last attempt is uncertain. Look in the registry, note it among the sendings of the package, and then send again. What is already sent remains.'
  },
  'not-for-registry': {
    sv: 'Paketet {package} är inte skrivet för ett diarium. Gör ett paket av formen mapp för diariet och skicka det. Inget har skickats.',
    en: 'The package {package} is not written for a registry. Make a package of the form folder for the registry and send that. Nothing was sent.'
  },
  'package-changed': {
    sv: 'Filen {what} i paketet är inte som den skrevs, eller saknas. Skriv paketet på nytt och skicka det. Det som redan är skickat finns kvar.',
    en: 'The file {what} of the package is not as it was written, or is missing. Write the package again and send that. What is already sent remains.'
  },
  'sending-settled': {
    sv: 'Det är redan klart hur det gick med posten {what}. Titta på den igen. Inget har ändrats.',
    en: 'It is already settled what became of the record {what}. Look at it again. Nothing was changed.'
  },
  'receipt-in-future': {
    sv: 'Mottagningsdagen {date} har inte varit än. Rätta dagen. Inget har ändrats.',
    en: 'The day of receipt, {date}, has not come yet. Correct it. Nothing was changed.'
  },
  'receipt-columns-missing': {
    sv: 'Filen {file} saknar kolumnen {column}. Fyll i diarienumren i paketets index.csv, eller gör en lista med rubrikerna Beteckning och Diarienummer. Filen är sparad men inget har ändrats.',
    en: 'The file {file} has no column {column}. Fill in the diary numbers in the index.csv of the package, or make a list with the headings Beteckning and Diarienummer. The file is kept, but nothing was changed.'
  },
  'receipt-row-wrong': {
    sv: 'Rad {row} i filen {file} kan inte användas: {trouble}. Rätta raden och försök igen. Filen är sparad men inget har ändrats.',
    en: 'Row {row} of the file {file} cannot be used: {trouble}. Correct the row and try again. The file is kept, but nothing was changed.'
  },
  'nothing-to-attest': {
    sv: '{department} har inga kanaler i bruk, så det finns inget att intyga.',
    en: '{department} has no channels in use, so there is nothing to confirm.'
  },
  'already-attested': {
    sv: '{department} har redan intygat sin del det här halvåret, genom {name}. Inget har ändrats.',
    en: '{department} has already confirmed its part this half-year, through {name}. Nothing was changed.'
  },
  'part-changed': {
    sv: 'Registret över kanalerna hos {department} har ändrats sedan du såg det. Gå igenom det igen. Inget har ändrats.',
    en: 'What the register says of {department} has changed since you saw it. Go through it again. Nothing was changed.'
  },
  'part-hidden': {
    sv: 'Något i registret hos {department} är sekretessmarkerat och visas inte för dig. Ingen intygar det som den inte ser: låt någon som är {roles} föra in intyget. Inget har ändrats.',
    en: 'Something in the register of {department} is marked as secret and not shown to you. Nobody attests what they do not see: let someone who is {roles} enter the attestation. Nothing was changed.'
  },
  'part-not-on-paper': {
    sv: 'Något i registret hos {department} är sekretessmarkerat och står inte på blanketten. Intyga här i Kanalarkiv i stället, med den som intygar vid skärmen. Inget har ändrats.',
    en: 'Something in the register of {department} is marked as secret and not on the form. Attest here in Kanalarkiv instead, with the one who attests at the screen. Nothing was changed.'
  },
  'capture-not-of-channel': {
    sv: 'Svaret måste visa på den senaste insamlingen av en adress i kanalen {channel} från det här halvåret. Samla in kanalen, eller välj en av dess insamlingar. Inget har ändrats.',
    en: 'The answer must point at the latest capture of an address of the channel {channel} from this half-year. Capture the channel, or choose one of its captures. Nothing was changed.'
  },
  'quote-not-found': {
    sv: 'Orden du angav står inte i den insamlade texten från {channel}. Kopiera dem ur texten, eller lämna fältet tomt. Inget har ändrats.',
    en: 'The words you gave are not in the captured text of {channel}. Copy them from the text, or leave the field empty. Nothing was changed.'
  },
  'import-rows-refused': {
    sv: 'Importen är inte gjord: {count} rader kan inte användas. Rätta dem i filen och läs in den igen, eller välj att utelämna dem. Inget har ändrats.',
    en: 'The import was not made: {count} rows cannot be used. Correct them in the file and read it again, or choose to leave them out. Nothing was changed.'
  },
  'import-outdated': {
    sv: 'Registret har ändrats sedan provkörningen. Gör provkörningen igen och se efter att den stämmer. Inget har ändrats.',
    en: 'The register has changed since the trial. Make the trial again and see that it is right. Nothing was changed.'
  },
  'import-nothing-to-do': {
    sv: 'Det finns inget att importera: registret säger redan det som står i filen. Inget har ändrats.',
    en: 'There is nothing to import: the register already says what is in the file. Nothing was changed.'
  },
  'import-running': {
    sv: 'En inläsning pågår redan. Vänta tills den är klar eller stoppa den. Inget har ändrats.',
    en: 'An import is already going on. Wait until it ends, or stop it. Nothing was changed.'
  },
  'export-not-recognised': {
    sv: '{file} är ingen export som går att läsa in: {detail}. Ta fram exporten på nytt hos plattformen, helst som JSON, och välj zip-filen eller mappen som den är. Inget har sparats.',
    en: '{file} is not an export that can be read: {detail}. Make the export anew at the platform, preferably as JSON, and choose the zip file or the folder as it is. Nothing was saved.'
  },
  'zip-refused': {
    sv: 'Den packade filen {file} läses inte: {detail}. Hämta exporten på nytt hos plattformen. Inget har sparats.',
    en: 'The packed file {file} is not read: {detail}. Fetch the export anew from the platform. Nothing was saved.'
  },
  'wrong-channel': {
    sv: 'Exporten kommer från {platform}, men kanalen {channel} är en annan plattform. Välj rätt kanal. Inget har sparats.',
    en: 'The export comes from {platform}, but the channel {channel} is another platform. Choose the right channel. Nothing was saved.'
  },
  'own-name-unknown': {
    sv: 'Exporten säger inte vilket av namnen som är kontots eget, så det går inte att skilja det som kom in från det som skickades. Ange namnet och läs in exporten igen. Originalet är sparat.',
    en: 'The export does not say which of the names is the account’s own, so what came in cannot be told from what was sent. Give the name and import again. The original is kept.'
  },
  'file-unreadable': {
    sv: 'Filen {file} kan inte läsas ({detail}). Kontrollera att den finns och att du har rätt att läsa den.',
    en: 'The file {file} cannot be read ({detail}). Check that it exists and that you may read it.'
  },
  'already-taken-in': {
    sv: 'Samma text från samma avsändare är redan intagen ({at}, id {id}). Är det ett nytt meddelande: ange när det kom in. Annars behöver du inte göra något.',
    en: 'The same text from the same sender is already taken in ({at}, id {id}). If this is a new message, give the time it came in. Otherwise there is nothing to do.'
  },
  'sender-unknown': {
    sv: 'Filen {file} säger inte vem som är avsändare. Originalet är sparat i inbox. Ange avsändaren och försök igen.',
    en: 'The file {file} does not say who the sender is. The original is kept in inbox. Give the sender and try again.'
  },
  'object-damaged': {
    sv: 'Filen {what} i arkivet är inte som den sparades. Den lämnas inte ut. Kontrollera arkivet och hämta filen ur säkerhetskopian.',
    en: 'The file {what} in the archive is not as it was saved. It is not handed out. Verify the archive and restore the file from the backup.'
  },
  'export-blocked': {
    sv: 'Paketet kan inte skrivas: {why}. Inget är skrivet.',
    en: 'The package cannot be written: {why}. Nothing was written.'
  },
  'schemas-missing': {
    sv: 'I mappen {folder} saknas de officiella schemana {what}. Välj en mapp där alla finns, eller skriv paketet utan dem. Inget paket har skrivits.',
    en: 'The folder {folder} lacks the official schemas {what}. Choose a folder that has them all, or write the package without them. No package was written.'
  },
  'export-not-verified': {
    sv: 'Paketet kunde inte kontrolleras efter skrivningen: {what}. Det har tagits bort. Arkivet är orört.',
    en: 'The package could not be verified after writing: {what}. It was removed. The archive is untouched.'
  },
  'no-archive-open': {
    sv: 'Inget arkiv är öppet. Öppna ett arkiv eller skapa ett nytt.',
    en: 'No archive is open. Open an archive or create a new one.'
  },
  'not-an-archive': {
    sv: 'Mappen {dir} är inte ett Kanalarkiv-arkiv. Välj en annan mapp, eller skapa ett arkiv i den.',
    en: 'The folder {dir} is not a Kanalarkiv archive. Choose another folder, or create an archive in it.'
  },
  'archive-exists': {
    sv: 'Det finns redan ett arkiv i {dir}. Öppna det i stället.',
    en: 'There already is an archive in {dir}. Open it instead.'
  },
  'folder-not-empty': {
    sv: 'Mappen {dir} är inte tom. Ett nytt arkiv skapas bara i en tom eller ny mapp.',
    en: 'The folder {dir} is not empty. A new archive is made only in an empty or new folder.'
  },
  'not-a-folder': {
    sv: '{dir} är en fil, inte en mapp. Välj en mapp.',
    en: '{dir} is a file, not a folder. Choose a folder.'
  },
  'archive-read-only': {
    sv: 'Det går inte att skriva i {dir}. Be om skrivrätt till mappen, eller flytta arkivet till en disk som går att skriva på. Inget har ändrats.',
    en: '{dir} cannot be written to. Ask for the right to write there, or move the archive to a disk that can be written to. Nothing was changed.'
  },
  'archive-on-network': {
    sv: 'Mappen {dir} ligger på en nätverksdisk ({type}). Databasen kan förstöras där, eftersom fillås och delat minne inte fungerar säkert över nätverk. Lägg arkivet på en lokal disk och säkerhetskopiera det till nätverket.',
    en: 'The folder {dir} is on a network disk ({type}). The database can be destroyed there, since file locks and shared memory do not work safely over a network. Put the archive on a local disk and back it up to the network.'
  },
  'archive-locked': {
    sv: 'Arkivet är öppet i {program} på {host} (process {pid}) sedan {since}. Stäng det där först.',
    en: 'The archive is open in {program} on {host} (process {pid}) since {since}. Close it there first.'
  },
  'archive-too-new': {
    sv: 'Arkivet är skapat av en nyare version av Kanalarkiv (schema {found}, den här versionen kan {known}). Uppdatera programmet. Arkivet är orört.',
    en: 'The archive was made by a newer version of Kanalarkiv (schema {found}, this version knows {known}). Update the program. The archive is untouched.'
  },
  'migration-edited': {
    sv: 'Databasens steg {name} stämmer inte med programmets. Arkivet öppnas inte, så att inget förvanskas. Kontakta den som förvaltar programmet.',
    en: 'The database step {name} does not match the program’s. The archive is not opened, so that nothing is distorted. Contact whoever maintains the program.'
  },
  'database-damaged': {
    sv: 'Databasen i {dir} är skadad ({detail}). Arkivet öppnas inte. Objekten är orörda. Återställ archive.db från säkerhetskopian.',
    en: 'The database in {dir} is damaged ({detail}). The archive is not opened. The objects are untouched. Restore archive.db from the backup.'
  },
  'disk-failing': {
    sv: 'Disken svarar med fel när arkivet i {dir} läses eller skrivs ({detail}). Utrymmet kan vara slut, eller så håller disken på att gå sönder. Kopiera arkivets mapp till en annan disk och kontrollera kopian. Det som pågick sparades inte.',
    en: 'The disk answers with an error when the archive in {dir} is read or written ({detail}). It may be out of space, or it may be failing. Copy the archive folder to another disk and verify the copy. What was going on was not saved.'
  },
  'disk-full': {
    sv: 'Disken med arkivet är full. Det som redan var sparat finns kvar; det som pågick sparades inte. Också läsning behöver lite plats, för låset och databasens arbetsfiler. Frigör utrymme och försök igen.',
    en: 'The disk with the archive is full. What was already saved remains; what was going on was not saved. Reading too needs a little room, for the lock and the working files of the database. Free some space and try again.'
  },
  'no-account': {
    sv: 'Kanalen {channel} har inget konto hos sin plattform här. Lägg till ett på kanalens sida, eller gör det för hand.',
    en: 'The channel {channel} has no account with its platform here. Add one on the channel’s page, or do it by hand.'
  },
  'account-exists': {
    sv: 'Kanalen {channel} har redan ett konto. Byt dess nyckel, eller glöm det kontot först.',
    en: 'The channel {channel} already has an account. Renew its key, or forget that account first.'
  },
  'account-does-not-fit': {
    sv: 'Kanalen {channel} är inte en kanal hos {platform}. Välj kontots plattform efter kanalens, eller rätta kanalen i registret.',
    en: 'The channel {channel} is not a channel at {platform}. Choose the account’s platform by the channel’s, or correct the channel in the register.'
  },
  'key-missing': {
    sv: 'Nyckeln till {platform} finns inte i den här datorns nyckelring. Ange den på nytt på kanalens sida. Det som redan är sparat finns kvar.',
    en: 'The key to {platform} is not in this computer’s keychain. Enter it again on the channel’s page. What is already saved remains.'
  },
  'platform-login-refused': {
    sv: '{platform} godtar inte användarnamnet och lösenordet. Kontrollera dem, skapa vid behov ett nytt applösenord hos {platform}, och ange det på nytt. Inget har lästs eller ändrats.',
    en: '{platform} does not accept the user name and password. Check them, make a new application password at {platform} if needed, and enter it again. Nothing was read or changed.'
  },
  'platform-expired': {
    sv: 'Nyckeln till {platform} har gått ut eller återkallats. Skapa en ny hos {platform} och ange den på nytt. Det som redan är sparat finns kvar.',
    en: 'The key to {platform} has expired or been revoked. Make a new one at {platform} and enter it again. What is already saved remains.'
  },
  'platform-forbidden': {
    sv: 'Kontot får inte göra detta hos {platform}. Be den som förvaltar kontot om rätt att moderera kommentarer (i WordPress räcker rollen redaktör). Inget har ändrats.',
    en: 'The account may not do this at {platform}. Ask whoever manages the account for the right to moderate comments (in WordPress the role editor is enough). Nothing was changed.'
  },
  'platform-not-found': {
    sv: '{platform} har ingenting på den adressen. Kontrollera kontots adress, eller se efter om inlägget eller kommentaren finns kvar. Inget har ändrats.',
    en: '{platform} has nothing at that address. Check the account’s address, or see whether the post or comment is still there. Nothing was changed.'
  },
  'platform-moved': {
    sv: '{platform} hänvisar vidare till {address}. Lösenordet skickas inte dit av sig självt. Om adressen är rätt: ange den som kontots adress.',
    en: '{platform} refers to {address}. The password is not sent there by itself. If that address is right, enter it as the account’s address.'
  },
  'platform-busy': {
    sv: '{platform} tar inte emot fler frågor just nu. Försök igen om {minutes} min. Det som hann läsas är sparat.',
    en: '{platform} takes no more requests just now. Try again in {minutes} min. What was read so far is saved.'
  },
  'platform-unreachable': {
    sv: '{platform} går inte att nå: {detail}. Kontrollera nätet och kontots adress och försök igen. Det som redan är sparat finns kvar.',
    en: '{platform} cannot be reached: {detail}. Check the network and the account’s address and try again. What is already saved remains.'
  },
  'platform-failed': {
    sv: '{platform} svarar med ett fel hos sig ({status}). Försök igen om en stund. Det som redan är sparat finns kvar.',
    en: '{platform} answers with a fault of its own ({status}). Try again in a while. What is already saved remains.'
  },
  'platform-bad-answer': {
    sv: '{platform} svarade något som inte går att tolka ({status}). Inget av det svaret är inläst. Kontrollera kontots adress, och försök igen om en stund.',
    en: '{platform} answered something that cannot be understood ({status}). Nothing of that answer was read in. Check the account’s address, and try again in a while.'
  },
  'platform-has-no-messages': {
    sv: '{platform} lämnar inte ut direktmeddelanden till program. Hämta kontots export i stället och läs in den.',
    en: '{platform} does not hand out direct messages to programs. Fetch the export of the account instead, and take it in.'
  },
  'platform-messages-forbidden': {
    sv: 'Nyckeln till {platform} får inte läsa direktmeddelanden. Skapa ett nytt applösenord med tillgång till direktmeddelanden hos {platform}, och byt nyckel på kanalens sida. Inget har ändrats.',
    en: 'The key to {platform} may not read direct messages. Make a new app password with access to direct messages at {platform}, and change the key on the page of the channel. Nothing was changed.'
  },
  'platform-cannot': {
    sv: '{platform} kan inte göra detta med kommentaren: {action}. Gör det för hand hos {platform} och bekräfta sedan att kommentaren är borta.',
    en: '{platform} cannot do this with the comment: {action}. Do it by hand at {platform} and then confirm that the comment is gone.'
  },
  'no-proof': {
    sv: 'Kommentaren har ingen signatur. Sådana finns bara för det som är inläst från Bluesky.',
    en: 'The comment has no signature. There are such only for what was read from Bluesky.'
  },
  'proof-broken': {
    sv: 'Signaturen stämmer inte: filerna är inte de som avsändaren signerade. Kontrollera arkivet, och återställ filerna från säkerhetskopian.',
    en: 'The signature is not right: the files are not what the author signed. Verify the archive, and restore the files from the backup.'
  },
  'comment-not-read': {
    sv: 'Kommentaren är inte inläst genom kanalens konto, så programmet vet inte vilken den är hos plattformen. Läs in kanalens kommentarer, eller gör det för hand i kanalen. Inget har ändrats.',
    en: 'The comment was not read in through the account of the channel, so the program does not know which one it is at the platform. Read the channel’s comments in, or do it by hand in the channel. Nothing was changed.'
  },
  'comment-vanished': {
    sv: 'Kommentaren finns inte längre hos {platform}: avsändaren eller plattformen har tagit bort den. Den sågs senast {at}. Det som är sparat finns kvar, och ingenting har gjorts i kanalen.',
    en: 'The comment is no longer at {platform}: its author or the platform has removed it. It was last seen {at}. What was saved remains, and nothing was done in the channel.'
  },
  'comment-edited': {
    sv: 'Kommentaren hos {platform} har ändrats efter beslutet. Den nya lydelsen är sparad. Läs den och fatta ett nytt beslut. Ingenting har gjorts i kanalen.',
    en: 'The comment at {platform} was changed after the decision. The new wording is saved. Read it and decide again. Nothing was done in the channel.'
  },
  'action-going-on': {
    sv: 'Något görs redan med kommentaren i kanalen. Vänta tills det är klart.',
    en: 'Something is being done with the comment in the channel already. Wait until that has ended.'
  },
  'action-did-not-take': {
    sv: '{platform} visar att ingenting har hänt med kommentaren ({action}). Försök igen, eller gör det för hand i kanalen. Det som är sparat finns kvar.',
    en: '{platform} shows that nothing has happened to the comment ({action}). Try again, or do it by hand in the channel. What was saved remains.'
  },
  'reading-going-on': {
    sv: 'Kommentarerna i kanalen {channel} läses redan in. Vänta tills det är klart.',
    en: 'The comments of the channel {channel} are being read already. Wait until that has ended.'
  },
  'page-watched': {
    sv: 'Sidan {address} bevakas redan i kanalen {channel}. Ändra hur ofta på sidan Bevakning.',
    en: 'The page {address} is watched already in the channel {channel}. Change how often on the page Watch.'
  },
  'page-being-read': {
    sv: 'Sidan {address} läses redan. Vänta tills det är klart.',
    en: 'The page {address} is being read already. Wait until that has ended.'
  },
  'site-left-alone': {
    sv: 'Webbplatsen {host} har sagt nej och lämnas i fred till {until}. Försök igen efter det.',
    en: 'The site {host} has said no and is left alone until {until}. Try again after that.'
  },
  'platform-not-secure': {
    sv: 'Adressen {address} börjar med http://. Ett lösenord skickas bara krypterat. Ange en adress som börjar med https://.',
    en: 'The address {address} begins with http://. A password is only sent encrypted. Give an address that begins with https://.'
  },
  'no-mail-server': {
    sv: 'Ingen server för utgående e-post är inställd. Ställ in den under E-post, eller spara mejlet som fil och skicka det själv.',
    en: 'No server for outgoing mail is set. Set it under E-mail, or save the mail as a file and send it yourself.'
  },
  'mail-not-secure': {
    sv: 'E-postservern {host} ska användas utan kryptering. Ett lösenord eller en handling skickas bara krypterat. Välj TLS eller STARTTLS.',
    en: 'The mail server {host} is to be used without encryption. A password or a record is only sent encrypted. Choose TLS or STARTTLS.'
  },
  'mail-login-refused': {
    sv: 'E-postservern {host} godtar inte användarnamnet och lösenordet. Kontrollera dem och ange dem på nytt. Inget har skickats, hämtats eller ändrats.',
    en: 'The mail server {host} does not accept the user name and password. Check them and enter them again. Nothing was sent, fetched or changed.'
  },
  'mail-password-missing': {
    sv: 'Lösenordet till e-postservern {host} finns inte i den här datorns nyckelring. Ange det på nytt. Det som väntar finns kvar.',
    en: 'The password of the mail server {host} is not in this computer’s keychain. Enter it again. What waits remains.'
  },
  'mail-unreachable': {
    sv: 'E-postservern {host} går inte att nå: {detail}. Kontrollera nätet, adressen, porten och krypteringen. Det som väntar finns kvar.',
    en: 'The mail server {host} cannot be reached: {detail}. Check the network, the address, the port and the encryption. What waits remains.'
  },
  'mail-folder-missing': {
    sv: 'E-postservern {host} har ingen mapp som heter {folder}, eller så får kontot inte öppna den. Rätta namnet (mappar i mappar skrivs som servern gör, till exempel INBOX/Arkiverat). Inget har hämtats eller ändrats.',
    en: 'The mail server {host} has no folder named {folder}, or the account may not open it. Correct the name (folders within folders are written as the server does, such as INBOX/Archived). Nothing was fetched or changed.'
  },
  'mailbox-exists': {
    sv: 'Mappen {folder} hos {user} hämtas redan. Glöm den först om den ska hämtas på ett annat sätt.',
    en: 'The folder {folder} of {user} is already fetched. Forget it first if it is to be fetched in another way.'
  },
  'not-routed': {
    sv: 'Meddelandet {what} är inte fört vidare än. Välj först hur det förs vidare.',
    en: 'The message {what} is not routed yet. Choose first how it is routed.'
  },
  'not-yet': {
    sv: 'Tiden {at} har inte varit än. Ange när det hände. Inget har ändrats.',
    en: 'The time {at} has not been yet. Give when it happened. Nothing was changed.'
  },
  'nothing-waits': {
    sv: 'Inget i konversationen väntar på svar. Du behöver inte göra något.',
    en: 'Nothing in the conversation waits for an answer. There is nothing to do.'
  },
  'mail-settled': {
    sv: 'Mejlet {what} är redan avgjort eller håller på att skickas. Titta på det igen innan du gör något.',
    en: 'The mail {what} is already settled or is being sent. Look at it again before you do anything.'
  },
  'thread-unknown': {
    sv: '{address} pekar inte på ett inlägg som kontot känner till. Kopiera inläggets egen länk hos {platform} och försök igen.',
    en: '{address} does not point at a post that the account knows. Copy the post’s own link at {platform} and try again.'
  },
  'no-keychain': {
    sv: 'Lösenordet kan inte sparas eller läsas: {detail}. Lösenord sparas bara i datorns nyckelring, aldrig i arkivet. Lås upp nyckelringen (Autentiseringshanteraren i Windows, Nyckelringar i macOS, GNOME-nyckelringen eller KWallet i Linux) och försök igen. Inget har ändrats.',
    en: 'The password cannot be kept or read: {detail}. Passwords are kept in the computer’s keychain only, never in the archive. Unlock the keychain (Credential Manager in Windows, Keychain in macOS, the GNOME keyring or KWallet in Linux) and try again. Nothing was changed.'
  },
  stopped: {
    sv: 'Arbetet stoppades. Det som redan var sparat finns kvar.',
    en: 'The work was stopped. What was already saved remains.'
  },
  'core-stopped': {
    sv: 'Arkivprocessen stannade och startas om. Det som redan var sparat finns kvar. Försök igen.',
    en: 'The archive process stopped and is being restarted. What was already saved remains. Try again.'
  },
  internal: {
    sv: 'Något gick fel i programmet. Inget har sparats av det du just gjorde. Felet finns i loggen.',
    en: 'Something went wrong in the program. Nothing was saved of what you just did. The error is in the log.'
  }
} as const satisfies Record<string, Record<Language, string>>

export type ErrorCode = keyof typeof SENTENCES

export const ERROR_CODES = Object.keys(SENTENCES) as ErrorCode[]

/** Whether a string that came from elsewhere is one of our codes. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(SENTENCES, code)
}

/** The sentence of a refusal in the person's language. */
export function sentence(code: ErrorCode, params: ErrorParams, language: Language): string {
  return fill(SENTENCES[code][language], params)
}

/** Puts the values into the `{…}` of a text; a missing value leaves a visible `?`. */
export function fill(text: string, params: ErrorParams): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '?'))
}
