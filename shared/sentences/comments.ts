// The sentences of refusals of comments and their removal.
import type { Sentences } from './sentences.ts'

export const COMMENTS = {
  'comment-not-on-page': {
    sv: 'Kommentaren finns inte på sidan {{address}}. Kontrollera adressen, eller välj kommentaren i listan över det som finns på sidan.',
    en: 'The comment is not on the page {{address}}. Check the address, or choose the comment in the list of what is on the page.'
  },
  'selector-invalid': {
    sv: 'Väljaren {{selector}} är inte en giltig CSS-väljare. Rätta den, eller välj kommentaren i listan över det som finns på sidan.',
    en: 'The selector {{selector}} is not a valid CSS selector. Correct it, or choose the comment in the list of what is on the page.'
  },
  'selector-not-one': {
    sv: 'Väljaren {{selector}} pekar på {{count}} ställen på sidan, och det ska vara ett. Välj kommentaren i listan över det som finns på sidan.',
    en: 'The selector {{selector}} points at {{count}} places on the page, and it must be one. Choose the comment in the list of what is on the page.'
  },
  'comment-needs-source': {
    sv: 'Kommentaren har inget underlag. Lägg till en bild, en notis eller det som kopierats från sidan. Inget är sparat.',
    en: 'The comment has no evidence. Add a picture, a notification, or what was copied from the page. Nothing was saved.'
  },
  'not-evidence': {
    sv: 'Filen {{file}} är varken en bild, en film, ett ljud, en PDF eller ett mejl, vad den än heter, och visar därför inget av kommentaren. Spara det du ser som PNG, JPEG eller PDF, och lägg till den filen. Text kan du kopiera från sidan. Inget är sparat.',
    en: 'The file {{file}} is neither a picture, a film, a sound, a PDF nor a mail, whatever it is called, and so shows nothing of the comment. Save what you see as PNG, JPEG or PDF, and add that file. Text you can copy from the page. Nothing was saved.'
  },
  'evidence-damaged': {
    sv: 'Filen {{file}} är skadad eller slutar för tidigt, så allt i den går inte att se. Ta bilden på nytt eller hämta filen igen, öppna den för att se att den är hel, och lägg till den. Inget är sparat.',
    en: 'The file {{file}} is damaged or ends too early, so not all of it can be seen. Take the picture anew or fetch the file again, open it to see that it is whole, and add it. Nothing was saved.'
  },
  'comment-maybe-known': {
    sv: 'Samma ord av samma avsändare är redan sparade i kanalen ({{id}}). Är det samma kommentar sparas det nya underlaget till den. Är det en annan: säg det. Inget är sparat än.',
    en: 'The same words by the same sender are already saved in the channel ({{id}}). If it is the same comment, the new evidence is kept with it. If it is another, say so. Nothing is saved yet.'
  },
  'comment-empty': {
    sv: 'Det utpekade stället på {{address}} har varken text eller bild. Inget är sparat. Välj kommentaren i listan över det som finns på sidan.',
    en: 'The place pointed at on {{address}} has neither text nor picture. Nothing was saved. Choose the comment in the list of what is on the page.'
  },
  'sender-missing': {
    sv: 'Kanalarkiv hittade ingen avsändare till kommentaren. Anteckna i beslutet vad som är känt om avsändaren, eller att det inte går att få veta. Först då kan det beslutas att kommentaren ska tas bort.',
    en: 'Kanalarkiv found no sender of the comment. Note in the decision what is known about the sender, or that it cannot be known. Only then can it be decided that the comment is to be removed.'
  },
  'wrong-order': {
    sv: 'Kommentaren är {{state}}. {{verb}} går inte då. Ordningen är: upptäckt, sparad, kontrollerad, beslutad, borttagen, bekräftat borta.',
    en: 'The comment is {{state}}. {{verb}} is not possible then. The order is: noticed, saved, verified, decided, removed, confirmed gone.'
  },
  'not-to-be-removed': {
    sv: 'Beslutet om kommentaren är ett annat än att ta bort den. Fatta först ett nytt beslut. Inget har ändrats.',
    en: 'The decision on the comment is another than to remove it. Make a new decision first. Nothing was changed.'
  },
  'facts-only': {
    sv: 'Kommentaren {{id}} är antecknad utan bild. Av den sparas aldrig någon fil, och dess adress öppnas inte. Ska något annat sparas, ange den kommentarens egen adress. Att den som är antecknad är borta intygar du själv. Inget har sparats.',
    en: 'The comment {{id}} is noted without a picture. No file of it is ever kept, and its address is not opened. To save another comment, give that comment’s own address. That the one noted is gone is for you to attest. Nothing was saved.'
  },
  'category-exists': {
    sv: 'Kanalen har redan grunden {{name}}. Använd den, eller ge den nya ett annat namn. Inget har ändrats.',
    en: 'The channel already has the ground {{name}}. Use that one, or give the new one another name. Nothing was changed.'
  },
  'category-not-approved': {
    sv: 'Grunden {{name}} är föreslagen men inte godkänd av en registeransvarig. Välj en annan grund, eller vänta tills den är godkänd. Inget har ändrats.',
    en: 'The ground {{name}} is proposed but not approved by a records officer. Choose another ground, or wait until it is approved. Nothing was changed.'
  },
  'category-not-in-use': {
    sv: 'Grunden {{name}} används inte i den här kanalen. Välj en annan. Inget har ändrats.',
    en: 'The ground {{name}} is not in use in this channel. Choose another. Nothing was changed.'
  },
  'selector-is-post': {
    sv: 'Väljaren {{selector}} pekar på ett inlägg, inte på en kommentar. Ska inlägget sparas: välj att spara ett inlägg. Annars välj kommentaren i listan. Inget har sparats.',
    en: 'The selector {{selector}} points at a post, not at a comment. To save the post, choose to save a post. Otherwise choose the comment in the list. Nothing was saved.'
  },
  'selector-is-comment': {
    sv: 'Väljaren {{selector}} pekar på en kommentar, inte på ett inlägg. Ska kommentaren sparas: välj att spara en kommentar. Inget har sparats.',
    en: 'The selector {{selector}} points at a comment, not at a post. To save the comment, choose to save a comment. Nothing was saved.'
  },
  'not-a-post': {
    sv: 'Det är en kommentar, och under den finns inget att gå igenom. Välj inlägget. Inget har ändrats.',
    en: 'That is a comment, and there is nothing under it to go through. Choose the post. Nothing was changed.'
  },
  'comments-not-saved': {
    sv: 'Kommentarerna under inlägget är inte sparade än ({{count}} väntar). De försvinner med inlägget. Spara dem, eller besluta om dem, innan det tas bort. Inget har ändrats.',
    en: 'The comments under the post are not saved yet ({{count}} wait). They go with the post. Save them, or decide on them, before it is removed. Nothing was changed.'
  },
  'correction-unexplained': {
    sv: 'Det finns redan ett beslut eller en registrering. Skriv varför den ändras. Den tidigare står kvar i historiken. Inget har ändrats.',
    en: 'There is a decision or a registration already. Say why it is changed. The earlier one stays in the history. Nothing was changed.'
  },
  'answered-before-written': {
    sv: 'Kommentaren skrevs {{written}} och kan inte ha besvarats {{at}}. Ange när svaret skickades. Inget har ändrats.',
    en: 'The comment was written at {{written}} and cannot have been answered at {{at}}. Give the time when the answer was sent. Nothing was changed.'
  },
  'nothing-to-correct': {
    sv: 'Det finns inget tidigare att rätta. Lämna fältet om varför tomt. Inget har ändrats.',
    en: 'There is nothing earlier to correct. Leave the field for why empty. Nothing was changed.'
  },
  'saved-already': {
    sv: 'Kommentaren är sparad, så den var inte borta innan den kunde sparas. Välj ett annat beslut. Inget har ändrats.',
    en: 'The comment is saved, so it was not gone before it could be saved. Choose another decision. Nothing was changed.'
  },
  'not-unpublished': {
    sv: 'Kommentaren är inte avpublicerad, så den kan inte visas igen. Inget har ändrats.',
    en: 'The comment is not unpublished, so it cannot be shown again. Nothing was changed.'
  },
  'removal-proven': {
    sv: 'Plattformen har själv svarat att kommentaren är borttagen, och har inte visat den sedan dess. Syns den ändå: läs in kanalens kommentarer först. Inget har ändrats.',
    en: 'The platform itself has answered that the comment is removed, and has not shown it since. If it is there all the same, read the channel’s comments in first. Nothing was changed.'
  },
  'evidence-missing': {
    sv: 'Den sparade kopian stämmer inte: {{what}}. Ta inte bort kommentaren. Spara den på nytt medan den finns kvar.',
    en: 'The saved copy is not right: {{what}}. Do not remove the comment. Save it again while it is still there.'
  },
  'still-on-page': {
    sv: 'Kommentaren finns kvar på {{address}}. Ta bort den där först, och bekräfta sedan.',
    en: 'The comment is still at {{address}}. Remove it there first, and confirm then.'
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
    sv: 'Kommentaren finns inte längre hos {{platform}}: avsändaren eller plattformen har tagit bort den. Den sågs senast {{at}}. Det som är sparat finns kvar, och ingenting har gjorts i kanalen.',
    en: 'The comment is no longer at {{platform}}: its author or the platform has removed it. It was last seen {{at}}. What was saved remains, and nothing was done in the channel.'
  },
  'comment-edited': {
    sv: 'Kommentaren hos {{platform}} har ändrats efter beslutet. Den nya versionen är sparad. Läs den och fatta ett nytt beslut. Ingenting har gjorts i kanalen.',
    en: 'The comment at {{platform}} was changed after the decision. The new version is saved. Read it and decide again. Nothing was done in the channel.'
  },
  'action-going-on': {
    sv: 'Något görs redan med kommentaren i kanalen. Vänta tills det är klart.',
    en: 'Something is being done with the comment in the channel already. Wait until that has ended.'
  },
  'action-unsettled': {
    sv: 'Programmet försökte {{action}} i kanalen och vet inte hur det gick. Läs in kanalens kommentarer, så ser det efter hos plattformen. Besluta sedan. Inget har ändrats.',
    en: 'The program tried to {{action}} in the channel and does not know how that went. Read the channel’s comments in, and it looks at the platform. Then decide. Nothing was changed.'
  },
  'action-did-not-take': {
    sv: '{{platform}} visar att ingenting har hänt med kommentaren ({{action}}). Försök igen, eller gör det för hand i kanalen. Det som är sparat finns kvar.',
    en: '{{platform}} shows that nothing has happened to the comment ({{action}}). Try again, or do it by hand in the channel. What was saved remains.'
  },
  'reading-going-on': {
    sv: 'Kommentarerna i kanalen {{channel}} läses redan in. Vänta tills det är klart.',
    en: 'The comments of the channel {{channel}} are being read already. Wait until that has ended.'
  },
  'page-watched': {
    sv: 'Sidan {{address}} bevakas redan i kanalen {{channel}}. Ändra hur ofta på sidan Bevakning.',
    en: 'The page {{address}} is watched already in the channel {{channel}}. Change how often on the page Watch.'
  },
  'posts-being-read': {
    sv: 'Inläggen i kanalen {{channel}} gås redan igenom. Vänta tills det är klart.',
    en: 'The posts of the channel {{channel}} are being gone through already. Wait until that has ended.'
  },
  'platform-unknown': {
    sv: 'Programmet känner ingen plattform med namnet {{name}}. De som finns är {{names}}.',
    en: 'The program knows no platform by the name {{name}}. Those there are: {{names}}.'
  },
  'platform-words-wrong': {
    sv: 'Filen {{file}} kan inte användas: vid {{place}} står något som inte går att läsa ({{problem}}). Utgå från det som kommandot platform show skriver ut. Inget har ändrats.',
    en: 'The file {{file}} cannot be used: what stands at {{place}} cannot be read ({{problem}}). Begin with what the command platform show writes out. Nothing was changed.'
  },
  'page-being-read': {
    sv: 'Sidan {{address}} läses redan. Vänta tills det är klart.',
    en: 'The page {{address}} is being read already. Wait until that has ended.'
  },
  'site-left-alone': {
    sv: 'Webbplatsen {{host}} har nekat åtkomst och lämnas i fred till {{until}}. Försök igen efter det.',
    en: 'The website {{host}} has refused access and is left alone until {{until}}. Try again after that.'
  },
  'thread-unknown': {
    sv: '{{address}} pekar inte på ett inlägg som kontot känner till. Kopiera inläggets egen länk hos {{platform}} och försök igen.',
    en: '{{address}} does not point at a post that the account knows. Copy the post’s own link at {{platform}} and try again.'
  }
} as const satisfies Sentences
