/** Taking comments in by other ways than an address, and finding them. */
export const taken = {
  title: 'Underlag och uppgifter',
  way: 'Hur kommer kommentaren in?',
  pasteHelp:
    'Klistra in en bild eller det du har kopierat från sidan (Ctrl+V), dra hit en fil, eller välj en: bilder, eller en notis som .eml eller .msg. Allt sparas som det är.',
  drop: 'Dra hit en bild eller en notis',
  choose: 'Välj filer',
  sources: 'Underlag',
  clear: 'Ta bort underlaget',
  html: 'Urklippet med länkar (HTML)',
  plain: 'Urklippet som text',
  addressHelp: 'Kommentarens egen länk om den finns, annars inläggets eller sidans.',
  unknownHelp: 'Lämna tomt det som inte syns. Ingenting gissas.',
  handle: 'Användarnamn',
  timeHelp: 'Så som den visas, till exempel ”2 tim”.',
  answers: 'Svarar på',
  links: 'Länkar i urklippet',
  saving: 'Sparar och kontrollerar …',
  same: 'Det är samma kommentar',
  another: 'Det är en annan kommentar',
  factsSaved: 'Uppgifterna är antecknade. Ingen bild är sparad.',
  factsTitle: 'Spara aldrig en bild',
  factsLead:
    'För misstänkt barnpornografi. Innehavet är ett brott, så ingen sida öppnas och ingen bild sparas. Gör en polisanmälan först.',
  description: 'Vad är det?',
  descriptionHelp: 'Med egna ord. Återge inte innehållet.',
  bookmark: 'Bokmärke för webbläsaren',
  bookmarkText:
    'Skapa ett bokmärke i webbläsaren och klistra in texten som adress. Markera kommentaren på sidan och välj bokmärket: formuläret öppnas med sidans adress och det markerade.',
  copy: 'Kopiera',
  copied: 'Bokmärket är kopierat.',
  noteFacts: 'Anteckna utan bild',
  filters: 'Sök',
  search: 'Sökord',
  searchHelp: 'I kommentar, avsändare och beslut. Delar av ord hittas också.',
  more: 'Fler villkor',
  category: 'Grund',
  from: 'Uppmärksammad från',
  to: 'Uppmärksammad till',
  find: 'Sök',
  all: 'Visa alla',
  noneFound: 'Ingen kommentar stämmer med villkoren.',
  ways: {
    address: 'Adress',
    picture: 'Bild, urklipp eller notis',
    facts: 'Utan bild'
  },
  basis: {
    template: 'Notisen är av ett känt slag och har fyllt i fälten. Kontrollera dem.',
    sender: 'Avsändaren är känd, men inte notisens form. Kontrollera och fyll i.',
    clipboard: 'Det kopierade har fyllt i fälten. Kontrollera dem.',
    none: 'Filen sade inget om kommentaren. Fyll i fälten själv.'
  }
}
