/** What has been written in the social feed (part three), and what will be written when the demo moves on. */
export const FLODE_3 = [
  {
    scene: 'mat',
    text: '🥕 Visste du att 41 procent av maten i våra skolkök är ekologisk? Och matsvinnet har minskat med 12 ton på ett år. Heja alla som äter upp!',
    likes: 132,
    shares: 11,
    comments: ['Bra jobbat i köken!'],
    extra: 2
  },
  {
    scene: 'kommunhus',
    text: 'Kontaktcenter har stängt fredag kl. 12–13 för utbildning. Akuta fel anmäler du som vanligt på 0099-12 34 00.',
    likes: 12,
    shares: 1,
    comments: [],
    extra: 1
  },
  {
    scene: 'park',
    text: `🌳 41 nya träd i Ekparken

Lind, lönn och vildapel ersätter almarna som fick tas ner. Varje tredjeklass har planterat sitt eget träd.`,
    likes: 231,
    shares: 18,
    comments: ['Mitt barnbarn planterade en lönn! 🍁', 'Vackert.'],
    extra: 3
  },
  {
    scene: 'simhall',
    text: 'Sommarens simskola är slut för i år. 214 barn lärde sig simma 200 meter. Bra kämpat! 🥇',
    likes: 267,
    shares: 9,
    comments: ['Tack till tålmodiga ledare ❤️'],
    extra: 2
  },
  {
    scene: 'natt',
    text: 'I natt flyttar vi tillbaka klockan. Kl. 03.00 blir 02.00 och nattbussen går en extra tur. 🕑',
    likes: 45,
    shares: 13,
    comments: ['Ett tag till får vi väl hålla på så här…'],
    extra: 1
  },
  {
    scene: 'aldre',
    text: `Vill du bli kontaktperson? 💛

Tre timmar i veckan gör stor skillnad för någon som är ensam. Du får utbildning och arvode.`,
    likes: 92,
    shares: 47,
    comments: ['Har varit det i sex år. Ger mer än det tar.'],
    extra: 2
  },
  {
    scene: 'buss',
    text: 'Hållplatsen Björkeby skola är flyttad 80 meter norrut under bygget. Följ de gula skyltarna. 🟡',
    likes: 18,
    shares: 4,
    comments: ['Gula skyltarna har blåst omkull.'],
    extra: 1
  },
  {
    scene: 'skog',
    text: 'Svamptider! 🍄 Naturskolan visar trattkantareller och röksvampar vid Kvarnsjön på söndag kl. 10. Ta med korg och matsäck.',
    likes: 156,
    shares: 22,
    comments: ['Röjer ni mitt ställe nu? 😂'],
    extra: 2
  },
  {
    scene: 'cykel',
    text: 'Cykelbarometern vid Bron har räknat till 250 000 i år. Vem blir nummer 300 000? 🚴',
    likes: 84,
    shares: 3,
    comments: ['Jag står för minst 400 av dem.'],
    extra: 1
  },
  {
    scene: 'kultur',
    text: 'Konsthallen visar ”Järn och älv” av Maja Stålnäbb. Vernissage lördag kl. 13, konstnären är på plats. 🎨',
    likes: 66,
    shares: 7,
    comments: ['Ser fram emot detta.'],
    extra: 1
  },
  {
    scene: 'ishall',
    text: 'Isen ligger! Ishallen öppnar för säsongen på måndag. Schemat finns på föreningarnas sidor. 🏒',
    likes: 188,
    shares: 20,
    comments: ['Äntligen hockey 🏒'],
    extra: 3
  },
  {
    scene: 'sno',
    text: 'Sandlådor för halkiga dagar är utställda på 64 platser. Ta så mycket du behöver till din trottoar. ⛄',
    likes: 109,
    shares: 30,
    comments: ['Tack! Fyllde två hinkar till grannarna.', 'Den på Backvägen är tom.'],
    extra: 2
  }
]

/** Posts that appear on top, one each time the demo moves on. */
export const FLODE_NEXT = [
  {
    scene: 'vagarbete',
    text: '⚠️ Akut vattenläcka på Norra Esplanaden. Vattnet är avstängt i kvarteren Lönnen och Linden. Tankbil står vid parkeringen på Torggatan. Vi uppdaterar här.'
  },
  {
    scene: 'sno',
    text: 'Uppdatering: alla prioriterade vägar är plogade. Nu tar vi bostadsgatorna. ❄️ Tack för alla hejarop till förarna!'
  },
  {
    scene: 'skola',
    text: 'Kvarnskolan är öppen som vanligt i morgon. Skolskjutsarna kan bli upp till 20 minuter sena på grund av snön. 🚌'
  },
  { scene: 'torg', text: 'Granen är på plats! 🎄 I år kommer den från Norrbacka och är 14 meter hög.' }
]

/** Comments that anybody might write under anything. */
export const COMMON_COMMENTS = [
  'Tack för informationen!',
  'Bra jobbat 👍',
  'Äntligen 😊',
  '❤️❤️❤️',
  'Delar!',
  'Är det säkert den här gången?',
  'Heja Älvåsa!',
  'Var hittar man mer information?',
  'Det var på tiden.',
  'Så bra!',
  'Och vem betalar?',
  'Glöm inte oss i ytterområdena.',
  'Tummen upp från Björkeby 👍',
  'Ni är så duktiga på att svara här, det ska ni ha.',
  'Kan inte låta bli att le 😄',
  'Hur blir det för oss på Lingonstigen?',
  'Min farmor blir glad ❤️',
  '@Karin har du sett?',
  'Toppen!',
  'Vi får väl se.',
  'Hoppas det håller över vintern.',
  'Tack och bock!',
  'Jag ringde i går och fick jättebra hjälp.',
  '👏👏',
  'Kul!',
  'Det här borde stå i tidningen också.',
  'Kan ni lägga ut en karta?',
  'Skönt att höra.',
  'Bra initiativ, fortsätt så.',
  'Inte alla som har bil, tänk på det.',
  'Ojoj, vilken väntan det har varit 😅',
  'Finns det på lättläst svenska?'
]
