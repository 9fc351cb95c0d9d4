// The sentences of refusals of anybody and anywhere.
import type { Sentences } from './sentences.ts'

export const GENERAL = {
  'invalid-input': {
    sv: 'Uppgiften {{place}} kan inte användas: {{problem}}. Rätta den och försök igen. Inget har ändrats.',
    en: 'The value {{place}} cannot be used: {{problem}}. Correct it and try again. Nothing was changed.'
  },
  'input-not-json': {
    sv: 'Uppgifterna i anropet går inte att läsa som JSON. Skicka dem som ett objekt i JSON, med content-type application/json, eller inga alls. Inget har ändrats.',
    en: 'The values of the call cannot be read as JSON. Send them as an object in JSON, with the content type application/json, or none at all. Nothing was changed.'
  },
  'input-too-large': {
    sv: 'Uppgifterna till {{method}} är för stora: metoden tar högst {{most}} MB och hundratusen värden. Skicka filer för sig, och dela upp resten på flera anrop. Inget har ändrats.',
    en: 'The values for {{method}} are too large: the method takes {{most}} MB and a hundred thousand values at the most. Send files by themselves, and divide the rest into several calls. Nothing was changed.'
  },
  'input-too-slow': {
    sv: 'Uppgifterna i anropet kom för långsamt, och servern slutade vänta på dem. Se efter hur det går med nätet och försök igen. Inget har ändrats.',
    en: 'The values of the call came too slowly, and the server stopped waiting for them. See how the network is and try again. Nothing was changed.'
  },
  'inputs-too-many': {
    sv: 'Så många stora anrop är på väg till servern att den inte tar emot fler just nu. Vänta en stund och försök igen. Inget har ändrats.',
    en: 'So many large calls are on their way to the server that it takes no more just now. Wait a while and try again. Nothing was changed.'
  },
  'sent-files-too-many': {
    sv: 'Det du har skickat till servern och inte använt är så mycket att den inte tar emot mer från dig: högst {{most}} filer, och högst {{megabytes}} MB tillsammans. Låt metoderna ta in filerna, eller ta bort dem med DELETE. Annars blir det plats igen om {{minutes}} {{minutes|minut|minuter}}. Inget har ändrats.',
    en: 'What you have sent to the server and not used is so much that it takes no more from you: {{most}} files at the most, and {{megabytes}} MB together. Let the methods take the files in, or remove them by DELETE. Otherwise there is room again in {{minutes}} {{minutes|minute|minutes}}. Nothing was changed.'
  },
  'sent-header-unread': {
    sv: 'Rubriken {{header}} saknas eller har fel form, så servern vet inte om filen är hel. upload-complete är ?0 när mer av filen följer och ?1 när det är slut, upload-offset är antalet byte i siffror, och idempotency-key är 8–200 tecken utan mellanslag. Det som har kommit av filen finns kvar.',
    en: 'The header {{header}} is missing or has the wrong form, so the server does not know whether the file is whole. upload-complete is ?0 when more of the file follows and ?1 when it ends, upload-offset is the number of bytes in digits, and idempotency-key is 8–200 characters without spaces. What has come of the file is still there.'
  },
  'sent-key-used': {
    sv: 'En annan fil har skickats med samma idempotency-key. Skicka den här med en ny nyckel. Inget har ändrats.',
    en: 'Another file was sent with the same idempotency-key. Send this one with a new key. Nothing was changed.'
  },
  forbidden: {
    sv: 'Det här får bara den göra som har rollen {{roles}}. Du är {{user}} och har {{own}}. Be arkivets administratör om rollen. Inget har ändrats.',
    en: 'Only someone with the role {{roles}} may do this. You are {{user}} and have {{own}}. Ask the administrator of the archive for the role. Nothing was changed.'
  },
  'user-has-left': {
    sv: 'Du är {{user}}, som enligt registret har slutat ({{date}}), och får därför inget göra här. Stämmer det inte kan en registeransvarig eller administratör ta bort dagen under Personer, och en administratör knyta användaren till en annan person. Inget har ändrats.',
    en: 'You are {{user}}, who according to the register has left ({{date}}), and may therefore do nothing here. If that is wrong, a records officer or an administrator can remove the day under People, and an administrator can link the user to another person. Nothing was changed.'
  },
  'last-administrator': {
    sv: '{{user}} är den enda administratören som arbetar kvar. Ge först någon annan den rollen. Inget har ändrats.',
    en: '{{user}} is the only administrator who still works here. Give someone else that role first. Nothing was changed.'
  },
  'path-not-chosen': {
    sv: 'Ingen har valt {{file}} i fönstret, så programmet rör det inte. Välj filen eller mappen på nytt och försök igen. Inget har ändrats.',
    en: 'Nobody has chosen {{file}} in the window, so the program leaves it alone. Choose the file or folder anew and try again. Nothing was changed.'
  },
  'path-on-server': {
    sv: 'Arkivet finns på en server, som inte läser eller skriver {{file}} åt någon annan. Skicka filen till servern, eller hämta det som ska sparas därifrån. En fil som har tagits in finns inte kvar där: kom det inget svar på ett anrop, se efter om posten finns innan filen skickas igen. Inget har ändrats.',
    en: 'The archive is on a server, which does not read or write {{file}} for anybody else. Send the file to the server, or fetch from it what is to be saved. A file that was taken in is no longer there: if a call was not answered, see whether its record is there before sending the file again. Nothing was changed.'
  },
  'only-at-the-computer': {
    sv: 'Det här görs vid datorn som arkivet finns på, och kan inte göras härifrån. Be den som sköter servern. Inget har ändrats.',
    en: 'This is done at the computer that the archive is on, and cannot be done from here. Ask whoever runs the server. Nothing was changed.'
  },
  'not-found': {
    sv: 'Det finns ingen post {{what}} i arkivet. Se efter i listan och försök igen.',
    en: 'The archive has no record {{what}}. Look it up in the list and try again.'
  },
  'words-too-short': {
    sv: 'Alla ord i sökningen är kortare än tre bokstäver, och så korta ord söks inte. Skriv minst tre bokstäver eller siffror i följd. Korta ord som står bredvid varandra söks inom citattecken, som "på ön".',
    en: 'All words of the search have fewer than three letters, and words as short as that are not searched for. Type at least three letters or digits in a row. Short words that stand side by side are searched for within quotation marks, such as "to be".'
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
  },
  'changed-meanwhile': {
    sv: '{{who}} ändrade det här {{at}}, medan du hade det öppet. Det som skiljer: {{fields}}. Inget har skrivits över, och din ändring är inte sparad. Se vad som står nu och ändra på nytt.',
    en: '{{who}} changed this {{at}}, while you had it open. What differs: {{fields}}. Nothing was overwritten, and your change is not saved. See what it says now and change it again.'
  }
} as const satisfies Sentences
