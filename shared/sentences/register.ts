// The sentences of refusals of the register, and of what is secret in it.
import type { Sentences } from './sentences.ts'

export const REGISTER = {
  'cannot-merge': {
    sv: '{{name}} kan inte slås ihop så. Välj två olika, och slå inte ihop någon som arbetar kvar med någon som har slutat. Inget har ändrats.',
    en: '{{name}} cannot be merged like that. Choose two different ones, and do not merge somebody who works here with somebody who has left. Nothing was changed.'
  },
  'would-open-secret': {
    sv: '{{name}} är sekretessmarkerad enligt {{paragraph}}, och {{into}} är det inte: det som följer med skulle visas för alla. Markera {{into}} först, eller häv markeringen när sekretessen är prövad. Inget har ändrats.',
    en: '{{name}} is marked as secret under {{paragraph}}, and {{into}} is not: what goes along would be shown to all. Mark {{into}} first, or lift the mark once the secrecy has been assessed. Nothing was changed.'
  },
  'not-merged': {
    sv: '{{name}} är inte ihopslagen med någon annan. Se efter bland dem som är det. Inget har ändrats.',
    en: '{{name}} is not merged with another. Look among those that are. Nothing was changed.'
  },
  'merged-on': {
    sv: '{{name}}, som den slogs ihop med, har sedan själv slagits ihop med en annan. Ångra det först. Inget har ändrats.',
    en: '{{name}}, which it was merged with, has itself been merged with another since. Undo that first. Nothing was changed.'
  },
  'still-in-use': {
    sv: '{{name}} används i registret eller i dess historik och kan inte tas bort. Slå ihop med en annan om den står två gånger, eller ange att personen har slutat. Inget har ändrats.',
    en: '{{name}} is in use in the register or its history and cannot be removed. Merge it with another if it is entered twice, or enter that the person has left. Nothing was changed.'
  },
  'not-a-web-address': {
    sv: '{{address}} är inte en webbadress. Skriv hela adressen, till exempel https://www.exempel.se/sida.',
    en: '{{address}} is not a web address. Write the whole address, such as https://www.example.se/page.'
  },
  'not-http': {
    sv: 'Adressen {{address}} börjar inte med http:// eller https://. Bara sådana kan sparas.',
    en: 'The address {{address}} does not begin with http:// or https://. Only those can be captured.'
  },
  'already-registered': {
    sv: 'Adressen {{address}} finns redan i registret, under kanalen {{channel}}. Ändra den kanalen i stället.',
    en: 'The address {{address}} is already in the register, under the channel {{channel}}. Edit that channel instead.'
  },
  'person-has-left': {
    sv: '{{person}} har slutat ({{date}}) och kan inte ansvara för en kanal. Välj någon annan, eller rätta uppgiften om personen. Inget har ändrats.',
    en: '{{person}} has left ({{date}}) and cannot answer for a channel. Choose someone else, or correct the details of the person. Nothing was changed.'
  },
  'email-taken': {
    sv: 'E-postadressen {{email}} hör redan till {{person}} i registret. Välj den personen, ändra uppgifterna om den, eller skriv en annan adress. Inget har ändrats.',
    en: 'The e-mail address {{email}} is already that of {{person}} in the register. Choose that person, edit the details, or write another address. Nothing was changed.'
  },
  'person-maybe-known': {
    sv: '{{person}} finns redan i registret ({{where}}), och en av dem saknar e-postadress. Är det samma person: välj den, eller ange dess id. Är det en annan: säg det i formuläret, i kommandoraden med --another. Inget har ändrats.',
    en: '{{person}} is already in the register ({{where}}), and one of the two has no e-mail address. If it is the same person, choose that one, or give its id. If it is another, say so in the form, on the command line with --another. Nothing was changed.'
  },
  'department-exists': {
    sv: 'Det finns redan en förvaltning som heter {{department}}. Välj ett annat namn. Inget har ändrats.',
    en: 'There already is a department called {{department}}. Choose another name. Nothing was changed.'
  },
  'user-already-there': {
    sv: 'Användarnamnet {{user}} finns redan, för {{name}}. Ändra den användaren i stället. Inget har ändrats.',
    en: 'The user name {{user}} is already there, for {{name}}. Edit that user instead. Nothing was changed.'
  },
  'website-already-listed': {
    sv: 'Adressen {{address}} finns redan bland webbplatserna, som {{website}}. Ändra den webbplatsen i stället.',
    en: 'The address {{address}} is already among the websites, as {{website}}. Edit that website instead.'
  },
  'nothing-to-publish': {
    sv: 'Det finns inget att publicera: registret har varken kanaler eller webbplatser. Registrera minst en först.',
    en: 'There is nothing to publish: the register has neither channels nor websites. Register at least one first.'
  },
  'publisher-missing': {
    sv: 'Metadata för dataportaler kan inte skrivas: det står inte vem som publicerar och var. Fyll i uppgifterna om utgivaren under Publik lista, eller med publish settings. Inget har skrivits.',
    en: 'Metadata for data portals cannot be written: it is not stated who publishes, and where. Fill in the publisher under Public list, or with publish settings. Nothing was written.'
  },
  'channel-retired': {
    sv: 'Kanalen {{channel}} är avslutad. Det som sparats finns kvar, men inget nytt kan sparas på den. Avslutades den av misstag: ta upp den igen.',
    en: 'The channel {{channel}} is retired. What was saved remains, but nothing new can be saved on it. If it was retired by mistake, take it up again.'
  },
  'capture-before-retiring': {
    sv: 'Sidan {{address}} i kanalen {{channel}} har ingen färdig insamling som är gjord i dag eller i går. Samla in kanalen först. Måste det ske utan insamling: ange varför. Inget har ändrats.',
    en: 'The page {{address}} of the channel {{channel}} has no finished capture from today or yesterday. Capture the channel first. If it must be done without a capture, say why. Nothing was changed.'
  },
  'capture-before-change': {
    sv: 'Besökarna ser den här ändringen: {{seen}}. Sidan {{address}} i kanalen {{channel}} har ingen färdig insamling som är gjord i dag eller i går. Samla in kanalen först. Rättar du bara registret, eller måste det ske utan insamling: ange varför. Inget har ändrats.',
    en: 'Visitors will see this change: {{seen}}. The page {{address}} of the channel {{channel}} has no finished capture from today or yesterday. Capture the channel first. If you only correct the register, or it must be done without a capture, say why. Nothing was changed.'
  },
  'capture-partial': {
    sv: 'Sidor vars insamling är ofullständig: {{count}}. {{pages}} Samla in kanalen igen, eller bekräfta att det räcker, i kommandoraden med --accept-partial. Inget har ändrats.',
    en: 'Pages whose capture is partial: {{count}}. {{pages}} Capture the channel again, or confirm that it will do, on the command line with --accept-partial. Nothing was changed.'
  },
  'consent-withdrawn': {
    sv: 'Samtycket till bilderna är återkallat. Spara inlägget och ta sedan bort det.',
    en: 'The consent to the images is withdrawn. Save the post and then remove it.'
  },
  'consent-ended': {
    sv: 'Samtycket till bilderna har gått ut. Spara inlägget och ta sedan bort det.',
    en: 'The consent to the images has run out. Save the post and then remove it.'
  },
  'consent-stands': {
    sv: 'Samtycket till bilderna gäller: återkallelsen var ett misstag. Inlägget ska inte tas bort av det skälet. Spara det och besluta att det får stå kvar.',
    en: 'The consent to the images holds: the withdrawal was a mistake. The post is not to be removed for that reason. Save it and decide that it may stay.'
  },
  'consent-struck': {
    sv: 'Samtycket till bilderna ströks, som antecknat av misstag. Spara inlägget och besluta om det får stå kvar eller ska tas bort.',
    en: 'The consent to the images was struck, as entered by mistake. Save the post and decide whether it may stay or is to be removed.'
  },
  'not-ended': {
    sv: 'Det gäller redan, så det finns inget avslut att rätta. Inget har ändrats.',
    en: 'It is in force already, so there is no ending to correct. Nothing was changed.'
  },
  'entry-struck': {
    sv: 'Den ströks {{date}}, som antecknad av misstag, och står kvar som den är. Anteckna den rätta i stället. Inget har ändrats.',
    en: 'It was struck {{date}}, as entered by mistake, and stays as it is. Enter the right one instead. Nothing was changed.'
  },
  'consent-in-force': {
    sv: 'Samtycket gäller fortfarande. Ska inläggen bort: återkalla det först. Inget har ändrats.',
    en: 'The consent is still in force. If the posts are to go, withdraw it first. Nothing was changed.'
  },
  'consent-over': {
    sv: 'Samtycket är återkallat {{date}}. Ange ett nytt i stället, eller rätta återkallelsen om den var fel.',
    en: 'The consent was withdrawn {{date}}. Enter a new one instead, or correct the withdrawal if it was wrong.'
  },
  'record-secret': {
    sv: 'Posten {{what}} är sekretessmarkerad. Du är {{user}} och har {{own}}; den visas för {{roles}}.',
    en: 'The record {{what}} is marked as secret. You are {{user}} and have {{own}}; it is shown to the {{roles}}.'
  },
  'record-may-not-leave': {
    sv: 'Posten {{what}} är sekretessmarkerad enligt {{paragraph}}, eller hålls kvar för något som är det, och får inte lämnas ut. Ska den lämnas ut helt eller delvis efter sekretessprövning: häv markeringen på posten, eller besluta att den får lämnas ut om den bara hålls kvar, lägg till den i utlämnandet, maskera det som är hemligt, och markera posten igen när kopiorna är skrivna. Till en part eller en annan myndighet lämnas den i ett utlämnande som är öppnat för det. Inget har lämnats ut.',
    en: 'The record {{what}} is marked as secret under {{paragraph}}, or kept in for something that is, and may not be handed out. If it is to be handed out in whole or in part once the secrecy has been assessed: lift the mark on the record, or decide that it may leave if it is only kept in, add it to the disclosure, mask what is secret, and mark the record again when the copies are written. A party or another authority is given it in a disclosure that is opened for them. Nothing was handed out.'
  },
  'picture-may-not-leave': {
    sv: 'En bild av sidan omkring posten {{what}} visar det som är hemligt enligt {{paragraph}}, och posten lades till innan det markerades. Ta bort posten ur utlämnandet och lägg till den igen, så stannar bilden. Inget har lämnats ut.',
    en: 'A picture of the page around the record {{what}} shows what is secret under {{paragraph}}, and the record was added before that was marked. Remove the record from the disclosure and add it again: the picture then stays. Nothing was handed out.'
  },
  'secret-is-registered': {
    sv: 'Posten {{what}} är sekretessmarkerad enligt {{paragraph}}, eller hålls kvar för något som är det, och kan bara registreras (5 kap. 1 § OSL). Ange ett diarienummer. Är sekretessen prövad: häv markeringen, eller besluta att posten får lämnas ut om den bara hålls kvar. Inget har ändrats.',
    en: 'The record {{what}} is marked as secret under {{paragraph}}, or kept in for something that is, and can only be registered (OSL 5:1). Give a diary number. If the secrecy has been assessed: lift the mark, or decide that the record may leave if it is only kept in. Nothing was changed.'
  },
  'secret-words': {
    sv: 'Texten innehåller ord ur en post som är sekretessmarkerad enligt {{paragraph}}, och skulle visas för andra än dem som får se den. Skriv den utan de orden, eller häv markeringen om sekretessen är prövad. Inget har ändrats.',
    en: 'The text holds words of a record that is marked as secret under {{paragraph}}, and would be shown to others than those who may see it. Write it without those words, or lift the mark if the secrecy has been assessed. Nothing was changed.'
  },
  'already-secret': {
    sv: 'Posten {{what}} är redan sekretessmarkerad enligt {{paragraph}}. Häv den markeringen först.',
    en: 'The record {{what}} is already marked as secret under {{paragraph}}. Lift that mark first.'
  },
  'not-secret': {
    sv: 'Posten {{what}} är inte sekretessmarkerad. Hålls den kvar för något som är det, besluta i stället om den under Kanaler → Sekretess (secrecy decide). Inget har ändrats.',
    en: 'The record {{what}} is not marked as secret. If it is kept in for something that is, decide about it under Channels → Secrecy instead (secrecy decide). Nothing was changed.'
  },
  'no-seal-key': {
    sv: 'Det finns ingen nyckel att försegla lösenord med för {{department}}. Be administratören skapa en åt förvaltningschefen. Inget har sparats.',
    en: 'There is no key to seal notes with for {{department}}. Ask the administrator to make one for the head of department. Nothing was saved.'
  },
  'no-sealed-note': {
    sv: 'Det finns inget förseglat lösenord för {{label}}. Fråga den som har inloggningen, eller försegla ett nytt.',
    en: 'There is no sealed note on {{label}}. Ask whoever has the log-in, or seal a new note.'
  },
  'wrong-key': {
    sv: 'Nyckeln öppnar inte det förseglade lösenordet för {{label}}. Den hör till {{holder}}. Kontrollera att hela nyckeln är rätt avskriven. Försöket står i journalen.',
    en: 'The key does not open the sealed note on {{label}}. It belongs to {{holder}}. Check that the whole key is copied right. The attempt is in the journal.'
  },
  'recovery-word-unknown': {
    sv: 'Ord {{number}}, ”{{word}}”, finns inte i ordlistan. Kontrollera ordet mot papperet och skriv alla orden igen.',
    en: 'Word {{number}}, “{{word}}”, is not in the list of words. Check it against the paper and type all the words again.'
  },
  'recovery-words-count': {
    sv: 'Det blev {{count}} ord, och nyckeln har 24. Skriv alla orden i ordning.',
    en: 'That makes {{count}} {{count|word|words}}, and the key has 24. Type all the words in their order.'
  },
  'recovery-words-wrong': {
    sv: 'Alla orden finns i ordlistan, men de hör inte ihop: minst ett är fel, eller två har bytt plats. Läs dem mot papperet i ordning.',
    en: 'All the words are in the list, but they do not belong together: at least one is wrong, or two have changed places. Read them against the paper in their order.'
  },
  'no-such-key': {
    sv: 'Orden är en hel nyckel, men den hör inte till något i det här arkivet. Kontrollera att det är rätt arkiv och rätt papper.',
    en: 'The words are a whole key, but it belongs to nothing in this archive. Check that it is the right archive and the right paper.'
  },
  'sheet-has-passwords': {
    sv: 'Filen {{file}} har lösenord ({{where}}). Arkivet sparar inga lösenord, och inget av filen är sparat. Ta bort dem ur filen och läs in den igen; lösenord förseglas på kanalens sida.',
    en: 'The file {{file}} has passwords ({{where}}). The archive keeps no passwords, and nothing of the file was kept. Take them out of the file and read it again; a password goes into a sealed note on the page of its channel.'
  },
  'sheet-not-kept': {
    sv: 'Filen {{file}} går inte att se igenom: {{detail}}. Den kan ha lösenord, som arkivet inte sparar. Därför är inget av den sparat, och inget har ändrats i registret.',
    en: 'The file {{file}} cannot be looked through: {{detail}}. It may have passwords, which the archive does not keep. So nothing of it was kept, and nothing was changed in the register.'
  },
  'sheet-unreadable': {
    sv: 'Kalkylbladet {{file}} kan inte läsas: {{detail}}. Inget har ändrats i registret.',
    en: 'The spreadsheet {{file}} cannot be read: {{detail}}. Nothing was changed in the register.'
  },
  'nothing-to-attest': {
    sv: '{{department}} har inga kanaler i bruk, så det finns inget att intyga.',
    en: '{{department}} has no channels in use, so there is nothing to attest.'
  },
  'already-attested': {
    sv: '{{department}} har redan intygat sin del det här halvåret, genom {{name}}. Inget har ändrats.',
    en: '{{department}} has already attested its part this half-year, through {{name}}. Nothing was changed.'
  },
  'part-changed': {
    sv: 'Registret över kanalerna hos {{department}} har ändrats sedan du såg det. Gå igenom det igen. Inget har ändrats.',
    en: 'What the register says of {{department}} has changed since you saw it. Go through it again. Nothing was changed.'
  },
  'part-hidden': {
    sv: 'Något i registret hos {{department}} är sekretessmarkerat och visas inte för dig. Ingen intygar det som den inte ser: låt någon som är {{roles}} föra in intyget. Inget har ändrats.',
    en: 'Something in the register of {{department}} is marked as secret and not shown to you. Nobody attests what they do not see: let someone who is {{roles}} enter the attestation. Nothing was changed.'
  },
  'part-not-on-paper': {
    sv: 'Något i registret hos {{department}} är sekretessmarkerat och står inte på blanketten. Intyga här i Kanalarkiv i stället, med den som intygar vid skärmen. Inget har ändrats.',
    en: 'Something in the register of {{department}} is marked as secret and not on the form. Attest here in Kanalarkiv instead, with the one who attests at the screen. Nothing was changed.'
  },
  'capture-not-of-channel': {
    sv: 'Svaret måste visa på den senaste insamlingen av en adress i kanalen {{channel}} från det här halvåret. Samla in kanalen, eller välj en av dess insamlingar. Inget har ändrats.',
    en: 'The answer must point at the latest capture of an address of the channel {{channel}} from this half-year. Capture the channel, or choose one of its captures. Nothing was changed.'
  },
  'quote-not-found': {
    sv: 'Orden du angav står inte i den insamlade texten från {{channel}}. Kopiera dem ur texten, eller lämna fältet tomt. Inget har ändrats.',
    en: 'The words you gave are not in the captured text of {{channel}}. Copy them from the text, or leave the field empty. Nothing was changed.'
  },
  'import-rows-refused': {
    sv: 'Inläsningen är inte gjord: {{count}} {{count|rad|rader}} kan inte användas. Rätta {{count|raden|dem}} i filen och läs in den igen, eller välj att utelämna {{count|raden|dem}}. Inget har ändrats.',
    en: 'The import was not made: {{count}} {{count|row|rows}} cannot be used. Correct {{count|the row|them}} in the file and read it again, or choose to leave {{count|the row|them}} out. Nothing was changed.'
  },
  'import-outdated': {
    sv: 'Registret har ändrats sedan provkörningen. Gör provkörningen igen och se efter att den stämmer. Inget har ändrats.',
    en: 'The register has changed since the trial. Make the trial again and see that it is right. Nothing was changed.'
  },
  'import-nothing-to-do': {
    sv: 'Det finns inget att läsa in: registret säger redan det som står i filen. Inget har ändrats.',
    en: 'There is nothing to import: the register already says what is in the file. Nothing was changed.'
  },
  'import-nothing-usable': {
    sv: 'Ingen rad i filen går att läsa in: {{count}} kan inte användas, och {{unchanged}} står redan i registret. Rätta raderna så som provkörningen säger, och läs in filen igen. Inget har ändrats.',
    en: 'No row of the file can be imported: {{count}} cannot be used, and {{unchanged}} are in the register already. Correct the rows as the trial says, and read the file again. Nothing was changed.'
  },
  'import-running': {
    sv: 'En inläsning pågår redan. Vänta tills den är klar eller stoppa den. Inget har ändrats.',
    en: 'An import is already going on. Wait until it ends, or stop it. Nothing was changed.'
  },
  'wrong-channel': {
    sv: 'Exporten kommer från {{platform}}, men kanalen {{channel}} finns på en annan plattform. Välj rätt kanal. Inget har sparats.',
    en: 'The export comes from {{platform}}, but the channel {{channel}} is on another platform. Choose the right channel. Nothing was saved.'
  }
} as const satisfies Sentences
