/** The picture channel: what each picture shows and says, newest first. */
export const PICTURES = [
  {
    scene: 'sjo',
    text: 'Kvällsljus över Kvarnsjön. Foto: Ylva på parkenheten. #älvåsa #kvarnsjön',
    likes: 612,
    comments: ['Magiskt 😍', 'Var är det taget?', 'Så stilla.']
  },
  {
    scene: 'sno',
    text: 'Halv fyra på morgonen. Kenneth har redan kört tre mil. ❄️ #snöröjning',
    likes: 438,
    comments: ['Vardagshjälte!', 'Tack Kenneth ❤️', 'Kör en gång till förbi oss 😄']
  },
  {
    scene: 'torg',
    text: 'Provlysning på Stortorget. Säg inget till någon. 🤫🎄',
    likes: 701,
    comments: ['Vi såg ingenting 😉', 'Så fint!']
  },
  {
    scene: 'mat',
    text: 'Torsdag. Ni vet vad det betyder. 🥞',
    likes: 355,
    comments: ['PANNKAKA', 'Med sylt eller socker?']
  },
  {
    scene: 'bibliotek',
    text: 'Yvonnes hylla: fem deckare för mörka kvällar. 📚',
    likes: 289,
    comments: ['Lånar alla.', 'Mer sånt här!']
  },
  {
    scene: 'skog',
    text: 'Elljusspåret är tänt till kl. 22. 🌲',
    likes: 240,
    comments: ['Sprang där i går, perfekt underlag.']
  },
  { scene: 'ishall', text: 'Nyspolat. ⛸️', likes: 331, comments: ['Lukten av ishall!', 'Ses på lördag'] },
  {
    scene: 'park',
    text: 'Igelkottens motell, Ekparken. Fullbelagt. 🦔',
    likes: 822,
    comments: ['Hahaha ❤️', 'Bästa kontot i länet.']
  },
  { scene: 'cykel', text: 'Första frosten på nya cykelvägen.', likes: 264, comments: ['Vilket ljus!'] },
  {
    scene: 'natt',
    text: 'Ledljus och norrsken samma kväll. ✨',
    likes: 930,
    comments: ['Otroligt!', 'Missade det, sov 😢', 'Får jag använda bilden som bakgrund?']
  },
  {
    scene: 'kommunhus',
    text: 'Kommunhuset fyller 60 år. Grattis, gamla betong!',
    likes: 143,
    comments: ['Vackert är det inte, men det är vårt.']
  },
  {
    scene: 'simhall',
    text: 'Sista kaklet på plats. 🏊',
    likes: 277,
    comments: ['Äntligen!', 'Snyggt jobb Samir!']
  },
  { scene: 'skola', text: 'Takresning på Blåklinten. 💙', likes: 198, comments: ['Vad stort det blir.'] },
  {
    scene: 'kultur',
    text: 'Repetition inför luciakonserten. 🎶',
    likes: 310,
    comments: ['Gåshud!', 'Biljetter?']
  },
  {
    scene: 'aldre',
    text: 'Kafferep på Ekgården. Sju sorter, inget annat.',
    likes: 405,
    comments: ['Mormor längst till höger ❤️']
  },
  { scene: 'buss', text: 'Linje 7, vinterläge.', likes: 122, comments: ['Alltid i tid!'] },
  {
    scene: 'vagarbete',
    text: 'Så ser ett vattenrör från 1958 ut inuti. 🚧',
    likes: 512,
    comments: ['Fascinerande och lite äckligt', 'Och det dricker vi ur?']
  },
  {
    scene: 'atervinning',
    text: 'Fynd i återbrukshörnan: en symaskin som fungerar. ♻️',
    likes: 187,
    comments: ['Tar den!']
  },
  {
    scene: 'val',
    text: 'Rösträkning, vallokal 4. Kaffekanna nummer nio.',
    likes: 166,
    comments: ['Tack för insatsen!']
  },
  { scene: 'sjo', text: 'Älvan i september.', likes: 377, comments: ['Hem ❤️'] },
  {
    scene: 'park',
    text: 'Tredjeklassarnas träd. Lönn nummer 17.',
    likes: 254,
    comments: ['Växer så det knakar 🍁']
  },
  {
    scene: 'skog',
    text: 'Kantarelltider. Nej, vi säger inte var.',
    likes: 498,
    comments: ['Fegt 😂', 'Rätt!']
  },
  {
    scene: 'torg',
    text: 'Höstmarknad med 84 knallar.',
    likes: 341,
    comments: ['Köpte alldeles för mycket ost.']
  },
  {
    scene: 'cykel',
    text: 'Cykelskola för nyanlända vuxna. 38 nya cyklister! 🚲',
    likes: 589,
    comments: ['Så bra!', 'Heja Fatuma!']
  },
  {
    scene: 'bibliotek',
    text: 'Sommarboken: 1 204 lästa böcker.',
    likes: 233,
    comments: ['Min son läste nio.']
  },
  { scene: 'simhall', text: 'Simborgarmärket, utomhusbadet.', likes: 301, comments: ['Kallt men modigt!'] },
  { scene: 'natt', text: 'Midsommarnatt, kl. 01.12.', likes: 845, comments: ['Ljuset alltså…'] }
]
