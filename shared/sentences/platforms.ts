// The sentences of refusals of accounts with platforms.
import type { Sentences } from './sentences.ts'

export const PLATFORMS = {
  'no-account': {
    sv: 'Kanalen {{channel}} har inget konto hos sin plattform här. Lägg till ett på kanalens sida, eller gör det för hand.',
    en: 'The channel {{channel}} has no account with its platform here. Add one on the channel’s page, or do it by hand.'
  },
  'account-exists': {
    sv: 'Kanalen {{channel}} har redan ett konto. Byt dess nyckel, eller ta bort det kontot först.',
    en: 'The channel {{channel}} already has an account. Replace its key, or remove that account first.'
  },
  'account-does-not-fit': {
    sv: 'Kanalen {{channel}} är inte en kanal hos {{platform}}. Välj kontots plattform efter kanalens, eller rätta kanalen i registret.',
    en: 'The channel {{channel}} is not a channel at {{platform}}. Choose the account’s platform by the channel’s, or correct the channel in the register.'
  },
  'key-missing': {
    sv: 'Nyckeln till {{platform}} finns inte i nyckelringen på arkivets dator. Ange den på nytt på kanalens sida. Det som redan är sparat finns kvar.',
    en: 'The key to {{platform}} is not in the keychain of the archive’s computer. Enter it again on the channel’s page. What is already saved remains.'
  },
  'platform-login-refused': {
    sv: '{{platform}} godtar inte användarnamnet och lösenordet. Kontrollera dem, skapa vid behov ett nytt applösenord hos {{platform}}, och ange det på nytt. Inget har lästs eller ändrats.',
    en: '{{platform}} does not accept the user name and password. Check them, make a new application password at {{platform}} if needed, and enter it again. Nothing was read or changed.'
  },
  'platform-expired': {
    sv: 'Nyckeln till {{platform}} har gått ut eller återkallats. Skapa en ny hos {{platform}} och ange den på nytt. Det som redan är sparat finns kvar.',
    en: 'The key to {{platform}} has expired or been revoked. Make a new one at {{platform}} and enter it again. What is already saved remains.'
  },
  'platform-forbidden': {
    sv: 'Kontot får inte göra detta hos {{platform}}. Be den som förvaltar kontot om rätt att moderera kommentarer (i WordPress räcker rollen redaktör). Inget har ändrats.',
    en: 'The account may not do this at {{platform}}. Ask whoever manages the account for the right to moderate comments (in WordPress the role editor is enough). Nothing was changed.'
  },
  'platform-not-shown': {
    sv: '{{platform}} visar inte kontot en kommentar som fanns förut, och inga andra heller. Antingen är den borta, eller så får kontot inte se kommentarer längre; {{platform}} svarar likadant. Inget är antecknat som borttaget. Se efter hos {{platform}} att kontot får läsa kommentarer, byt nyckel på kanalens sida om det behövs och försök igen. Kommentarer som inte visas då heller står som kanske borta, och hindrar inte nästa inläsning.',
    en: '{{platform}} does not show the account a comment that was there before, nor any other. Either it is gone or the account may not see comments any more; {{platform}} answers the same. Nothing was noted as removed. See at {{platform}} that the account may read comments, replace the key on the channel’s page if needed, and try again. Comments that are not shown then either stand as perhaps gone, and do not keep the next reading from its end.'
  },
  'platform-not-found': {
    sv: '{{platform}} har ingenting på den adressen. Kontrollera kontots adress, eller se efter om inlägget eller kommentaren finns kvar. Inget har ändrats.',
    en: '{{platform}} has nothing at that address. Check the account’s address, or see whether the post or comment is still there. Nothing was changed.'
  },
  'platform-moved': {
    sv: '{{platform}} hänvisar vidare till {{address}}. Lösenordet skickas inte dit av sig självt. Om adressen är rätt: ange den som kontots adress.',
    en: '{{platform}} refers to {{address}}. The password is not sent there by itself. If that address is right, enter it as the account’s address.'
  },
  'platform-busy': {
    sv: '{{platform}} tar inte emot fler frågor just nu. Försök igen om {{minutes}} min. Det som hann läsas är sparat.',
    en: '{{platform}} takes no more requests just now. Try again in {{minutes}} min. What was read so far is saved.'
  },
  'platform-unreachable': {
    sv: '{{platform}} går inte att nå: {{detail}}. Kontrollera nätet och kontots adress och försök igen. Det som redan är sparat finns kvar.',
    en: '{{platform}} cannot be reached: {{detail}}. Check the network and the account’s address and try again. What is already saved remains.'
  },
  'platform-failed': {
    sv: '{{platform}} svarar med ett fel hos sig ({{status}}). Försök igen om en stund. Det som redan är sparat finns kvar.',
    en: '{{platform}} answers with a fault of its own ({{status}}). Try again in a while. What is already saved remains.'
  },
  'platform-bad-answer': {
    sv: '{{platform}} svarade något som inte går att tolka ({{status}}). Inget av det svaret är inläst. Kontrollera kontots adress, och försök igen om en stund.',
    en: '{{platform}} answered something that cannot be understood ({{status}}). Nothing of that answer was read in. Check the account’s address, and try again in a while.'
  },
  'platform-has-no-messages': {
    sv: '{{platform}} lämnar inte ut direktmeddelanden till program. Hämta kontots export i stället och läs in den.',
    en: '{{platform}} does not hand out direct messages to programs. Fetch the export of the account instead, and import it.'
  },
  'platform-messages-forbidden': {
    sv: 'Nyckeln till {{platform}} får inte läsa direktmeddelanden. Skapa ett nytt applösenord med tillgång till direktmeddelanden hos {{platform}}, och byt nyckel på kanalens sida. Inget har ändrats.',
    en: 'The key to {{platform}} may not read direct messages. Make a new application password with access to direct messages at {{platform}}, and replace the key on the channel’s page. Nothing was changed.'
  },
  'platform-cannot': {
    sv: '{{platform}} kan inte göra detta med kommentaren: {{action}}. Gör det för hand hos {{platform}} och bekräfta sedan att kommentaren är borta.',
    en: '{{platform}} cannot do this with the comment: {{action}}. Do it by hand at {{platform}} and then confirm that the comment is gone.'
  },
  'follow-cannot': {
    sv: '{{platform}} berättar inte för programmet när något ändras. Ange i stället hur ofta kanalen läses in.',
    en: '{{platform}} does not tell the program when something changes. Say how often the channel is read instead.'
  },
  'stream-not-secure': {
    sv: 'Strömmen {{address}} nås utan kryptering och ligger inte på arkivets dator. Ange en adress som börjar med wss://.',
    en: 'The stream {{address}} is reached without encryption and is not on the archive’s computer. Give an address that begins with wss://.'
  },
  'platform-not-secure': {
    sv: 'Adressen {{address}} börjar med http://. Ett lösenord skickas bara krypterat. Ange en adress som börjar med https://.',
    en: 'The address {{address}} begins with http://. A password is only sent encrypted. Give an address that begins with https://.'
  }
} as const satisfies Sentences
