// The sentences of refusals of messages, mail and imports.
import type { Sentences } from './sentences.ts'

export const MESSAGES = {
  'message-maybe-known': {
    sv: 'Samma ord av samma avsändare finns redan i kanalen ({{id}}), från en export eller plattformen. Är det samma meddelande sparas underlaget till det. Är det ett annat: säg det. Inget är sparat än.',
    en: 'The same words by the same sender are already in the channel ({{id}}), from an export or the platform. If it is the same message, what you took in is kept with it. If it is another, say so. Nothing is saved yet.'
  },
  'report-of-nothing': {
    sv: 'Anmälan säger inte vad den gäller. Ange posten eller adressen till det som anmäls. Inget har sparats.',
    en: 'The report does not say what it is about. Give the record or the address of what is reported. Nothing was saved.'
  },
  'not-a-report': {
    sv: 'Meddelandet {{what}} är ingen anmälan från en läsare. Inget har ändrats.',
    en: 'The message {{what}} is no report from a reader. Nothing was changed.'
  },
  'report-not-decided': {
    sv: 'Anmälan {{what}} är inte beslutad än, så det finns inget beslut att rätta. Besluta om den först. Inget har ändrats.',
    en: 'The report {{what}} is not decided yet, so there is no decision to correct. Decide about it first. Nothing was changed.'
  },
  'already-decided': {
    sv: 'Posten {{what}} är redan hanterad. Var det fel: rätta det. Det som gällde står kvar, med skälet.',
    en: 'The record {{what}} is already decided. If that was wrong, correct it. What held stays on file, with the reason.'
  },
  'diary-answered-otherwise': {
    sv: 'Diariet har svarat att {{what}} har numret {{answered}}, och inte {{number}}. Skriv det numret. Är kvittot fel: ta tillbaka det först, på paketets sida eller med receipt withdraw. Inget har ändrats.',
    en: 'The diary has answered that {{what}} has the number {{answered}}, and not {{number}}. Write that number. If the receipt is wrong, withdraw it first, on the page of the package or with receipt withdraw. Nothing was changed.'
  },
  'zip-refused': {
    sv: 'Den packade filen {{file}} läses inte: {{detail}}. Hämta exporten på nytt hos plattformen. Inget har sparats.',
    en: 'The packed file {{file}} is not read: {{detail}}. Fetch the export anew from the platform. Nothing was saved.'
  },
  'own-name-unknown': {
    sv: 'Exporten säger inte vilket av namnen som är kontots eget, så det går inte att skilja det som kom in från det som skickades. Ange namnet och läs in exporten igen. Originalet är sparat.',
    en: 'The export does not say which of the names is the account’s own, so what came in cannot be told from what was sent. Give the name and import again. The original is kept.'
  },
  'own-name-not-found': {
    sv: 'Ingen i exportens konversationer heter så som kontots namn angavs, så det går inte att skilja det som kom in från det som skickades. Skriv namnet som det står i exporten, eller lämna fältet tomt, och läs in exporten igen. Originalet är sparat.',
    en: 'Nobody in the conversations of the export is called what the account was said to be called, so what came in cannot be told from what was sent. Write the name as it stands in the export, or leave the field empty, and import again. The original is kept.'
  },
  'file-changing': {
    sv: 'Filen {{file}} ändrades medan den lästes, så det är inte säkert att allt kom med. Vänta tills den är färdig, och försök igen. Inget av filen är sparat.',
    en: 'The file {{file}} was changed while it was read, so not all of it may have come along. Wait until it is done, and try again. Nothing of the file was kept.'
  },
  'file-unreadable': {
    sv: 'Filen {{file}} kan inte läsas ({{detail}}). Kontrollera att den finns och att du har rätt att läsa den.',
    en: 'The file {{file}} cannot be read ({{detail}}). Check that it exists and that you may read it.'
  },
  'file-empty': {
    sv: 'Filen {{file}} är tom (0 byte), som när den inte har kopierats klart eller bara finns i molnet. Hämta eller kopiera den igen, öppna den för att se att den går att läsa, och försök igen. Inget har ändrats.',
    en: 'The file {{file}} is empty (0 bytes), as when its copying was cut short or it is only in the cloud. Fetch or copy it again, open it to see that it can be read, and try again. Nothing was changed.'
  },
  'no-room-for-file': {
    sv: 'Filen {{file}} får inte plats: det som ska läsas in tar {{size}} MB, och disken med arkivet har {{free}} MB ledigt. Frigör utrymme, eller välj en mindre fil. Inget har ändrats.',
    en: 'There is no room for the file {{file}}: what is to be taken in takes {{size}} MB, and the disk with the archive has {{free}} MB free. Free some space, or choose a smaller file. Nothing was changed.'
  },
  'already-taken-in': {
    sv: 'Samma text från samma avsändare togs in {{at}} och har id {{id}}. Är det ett nytt meddelande: ange när det kom in. Annars behöver du inte göra något.',
    en: 'The same text from the same sender was taken in {{at}} and has the id {{id}}. If this is a new message, give the time it came in. Otherwise there is nothing to do.'
  },
  'mail-unreadable': {
    sv: 'Mejlet i filen {{file}} kan inte läsas av programmet: det är skadat, eller har mer i sitt huvud eller i lager än vad som läses. Originalet är sparat i inbox. Öppna det i ett e-postprogram, ange avsändaren och vad som står där, och försök igen.',
    en: 'The program cannot read the mail in the file {{file}}: it is damaged, or has more in its head or in layers than is read. The original is kept in inbox. Open it in a mail program, give the sender and what it says, and try again.'
  },
  'sender-unknown': {
    sv: 'Det går inte att läsa i filen {{file}} vem som är avsändare. Originalet är sparat i inbox. Ange avsändaren och försök igen.',
    en: 'Who the sender is cannot be read in the file {{file}}. The original is kept in inbox. Give the sender and try again.'
  },
  'no-mail-server': {
    sv: 'Ingen server för utgående e-post är inställd. Ställ in den under E-post, eller spara mejlet som fil och skicka det själv.',
    en: 'No server for outgoing mail is set up. Set one up under E-mail, or save the mail as a file and send it yourself.'
  },
  'no-mail-address': {
    sv: '{{name}} har ingen e-postadress i registret, och kan inte få aviseringar med e-post. Fyll i adressen under Personer först. Inget har ändrats.',
    en: '{{name}} has no mail address in the register, and can get no alerts by mail. Fill in the address under People first. Nothing was changed.'
  },
  'mail-not-secure': {
    sv: 'E-postservern {{host}} ska användas utan kryptering. Ett lösenord eller en handling skickas bara krypterat. Välj TLS eller STARTTLS.',
    en: 'The mail server {{host}} is to be used without encryption. A password or a record is only sent encrypted. Choose TLS or STARTTLS.'
  },
  'mail-login-refused': {
    sv: 'E-postservern {{host}} godtar inte användarnamnet och lösenordet. Kontrollera dem och ange dem på nytt. Inget har skickats, hämtats eller ändrats.',
    en: 'The mail server {{host}} does not accept the user name and password. Check them and enter them again. Nothing was sent, fetched or changed.'
  },
  'mail-password-missing': {
    sv: 'Lösenordet till e-postservern {{host}} finns inte i nyckelringen på arkivets dator. Ange det på nytt. Det som väntar finns kvar.',
    en: 'The password of the mail server {{host}} is not in the keychain of the archive’s computer. Enter it again. What waits remains.'
  },
  'mail-unreachable': {
    sv: 'E-postservern {{host}} går inte att nå: {{detail}}. Kontrollera nätet, adressen, porten och krypteringen. Det som väntar finns kvar.',
    en: 'The mail server {{host}} cannot be reached: {{detail}}. Check the network, the address, the port and the encryption. What waits remains.'
  },
  'mail-broken': {
    sv: 'Hämtningen från mappen {{folder}} hos {{user}} på e-postservern {{host}} avbröts: {{detail}}. Det som hade kommit finns kvar, och resten hämtas nästa gång. Hämta igen, och fråga den som sköter servern om det upprepas.',
    en: 'The fetching from the folder {{folder}} of {{user}} on the mail server {{host}} was broken off: {{detail}}. What had come is kept, and the rest is fetched the next time. Fetch again, and ask those who look after the server if it happens again.'
  },
  'mail-folder-missing': {
    sv: 'E-postservern {{host}} har ingen mapp som heter {{folder}}, eller så får kontot inte öppna den. Rätta namnet (mappar i mappar skrivs som servern gör, till exempel INBOX/Arkiverat). Det som redan är hämtat finns kvar.',
    en: 'The mail server {{host}} has no folder named {{folder}}, or the account may not open it. Correct the name (folders within folders are written as the server does, such as INBOX/Archived). What is fetched already remains.'
  },
  'mail-server-contradicts': {
    sv: 'E-postservern {{host}} räknar upp fler mejl ({{listed}}) än den säger att mappen {{folder}} har ({{exists}}). Vilka som finns går inte att veta, så inget är hämtat. Fråga den som sköter servern.',
    en: 'The mail server {{host}} lists more mails ({{listed}}) than it says that the folder {{folder}} has ({{exists}}). Which of them are there cannot be known, so nothing is fetched. Ask those who look after the server.'
  },
  'mails-left': {
    sv: 'Alla mejl i mappen {{folder}} på e-postservern {{host}} hann inte hämtas på en kvart. De som hämtades är sparade. Resten ({{left}}) ligger kvar i mappen och hämtas nästa gång, av sig själv eller när du hämtar igen.',
    en: 'Not all mails in the folder {{folder}} on the mail server {{host}} could be fetched in a quarter of an hour. Those that were fetched are kept. The rest ({{left}}) lie in the folder as before and are fetched the next time, by themselves or when you fetch again.'
  },
  'mails-not-handed-out': {
    sv: 'E-postservern {{host}} lämnade inte ut alla mejl i mappen {{folder}}. Det som lämnades ut är hämtat, och resten prövas igen nästa gång. Öppna mappen i ett e-postprogram och se vilka mejl som inte går att läsa där.',
    en: 'The mail server {{host}} did not hand out every mail in the folder {{folder}}. What it handed out is fetched, and the rest is tried again the next time. Open the folder in a mail program and see which mails cannot be read there.'
  },
  'mails-not-moved': {
    sv: 'E-postservern {{host}} ville inte flytta alla sparade mejl från mappen {{folder}} till mappen {{to}}. Mejlen är sparade och ligger kvar i {{folder}}, och nya mejl hämtas som vanligt. Se i ett e-postprogram att {{to}} finns, att kontot får lägga mejl där och att den inte är full. Programmet försöker igen nästa gång.',
    en: 'The mail server {{host}} would not move every mail that is saved from the folder {{folder}} to the folder {{to}}. The mails are saved and left in {{folder}}, and new mails are fetched as usual. See in a mail program that {{to}} is there, that the account may put mails in it and that it is not full. The program tries again the next time.'
  },
  'mails-not-flagged': {
    sv: 'E-postservern {{host}} ville inte märka alla sparade mejl i mappen {{folder}} som arkiverade. Mejlen är sparade, och nya mejl hämtas som vanligt. Se att kontot får ändra i mappen, eller välj att ingenting görs i brevlådan. Programmet försöker igen nästa gång.',
    en: 'The mail server {{host}} would not mark every mail that is saved in the folder {{folder}} as archived. The mails are saved, and new mails are fetched as usual. See that the account may change things in the folder, or choose that nothing is done in the mailbox. The program tries again the next time.'
  },
  'mailbox-exists': {
    sv: 'Mappen {{folder}} hos {{user}} hämtas redan. Ta bort den först om den ska hämtas på ett annat sätt.',
    en: 'The folder {{folder}} of {{user}} is already fetched. Remove it first if it is to be fetched in another way.'
  },
  'not-routed': {
    sv: 'Meddelandet {{what}} är inte fört vidare än. Välj först hur det förs vidare.',
    en: 'The message {{what}} is not routed yet. Choose first how it is routed.'
  },
  'already-corrected': {
    sv: 'Anteckningen är redan rättad. Rätta den som gäller i stället. Inget har ändrats.',
    en: 'The note has been corrected already. Correct the one that holds instead. Nothing was changed.'
  },
  'not-yet': {
    sv: 'Tiden {{at}} har inte varit än. Ange när det hände. Inget har ändrats.',
    en: 'The time {{at}} has not come yet. Give the time when it happened. Nothing was changed.'
  },
  'thread-has-more': {
    sv: 'Det har kommit mer i konversationen sedan du öppnade den: {{count}} till. Läs det, och spara igen om det gäller det också. Inget har ändrats.',
    en: 'More has come in the conversation since you opened it: {{count}} more. Read it, and save again if it is about that too. Nothing was changed.'
  },
  'nothing-waits': {
    sv: 'Inget i konversationen väntar på svar. Du behöver inte göra något.',
    en: 'Nothing in the conversation waits for an answer. There is nothing to do.'
  },
  'mail-settled': {
    sv: 'Mejlet {{what}} är redan avgjort eller håller på att skickas. Titta på det igen innan du gör något.',
    en: 'The mail {{what}} is already settled or is being sent. Look at it again before you do anything.'
  }
} as const satisfies Sentences
