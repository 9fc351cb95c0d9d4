/** The register of the demo municipality: which channels it has, who answers for them, and why they exist. */

const KOMMUNIKATION = {
  department: 'Kommunikationsavdelningen',
  responsible: 'Linnea Hagström',
  responsibleEmail: 'linnea.hagstrom@alvasa.example'
}
const GATA = {
  department: 'Gatu- och parkkontoret',
  responsible: 'Birgitta Lövdahl',
  responsibleEmail: 'birgitta.lovdahl@alvasa.example'
}
const UTBILDNING = {
  department: 'Utbildningsförvaltningen',
  responsible: 'Mehmet Arslanoğlu',
  responsibleEmail: 'mehmet.arslanoglu@alvasa.example'
}
const PERSONAL = {
  department: 'HR-avdelningen',
  responsible: 'Sofia Wetterlind',
  responsibleEmail: 'sofia.wetterlind@alvasa.example'
}

const CHANNELS = [
  {
    slug: 'flode',
    platform: 'facebook',
    brand: 'Samspråk',
    name: 'Älvåsa kommun på Samspråk',
    ...KOMMUNIKATION,
    purpose: 'Nyheter, driftinformation och dialog med invånarna.',
    mandate: { decidedBy: 'Kommunstyrelsen § 112', decidedOn: '2023-05-09' },
    paths: ['/flode', '/flode/om'],
    answers: 'Vi svarar på frågor vardagar kl. 8–16, oftast inom ett dygn.',
    dialogue: true
  },
  {
    slug: 'bilder',
    platform: 'instagram',
    brand: 'Glimten',
    name: '@alvasakommun på Glimten',
    ...KOMMUNIKATION,
    purpose: 'Bilder som visar vardagen i kommunens verksamheter.',
    mandate: { decidedBy: 'Kommunstyrelsen § 112', decidedOn: '2023-05-09' },
    paths: ['/bilder'],
    answers: 'Vi läser kommentarer vardagar kl. 8–16 och svarar inom två arbetsdagar.',
    dialogue: true
  },
  {
    slug: 'video',
    platform: 'youtube',
    brand: 'Vidsyn',
    name: 'Älvåsa kommun på Vidsyn',
    ...KOMMUNIKATION,
    purpose: 'Sändningar från kommunfullmäktige och filmer om kommunens service.',
    mandate: { decidedBy: 'Kommundirektören, delegationsbeslut 2024:31', decidedOn: '2024-02-19' },
    paths: ['/video', '/video/titta/12'],
    answers: 'Vi läser kommentarer en gång i veckan. Har du bråttom, ring kontaktcenter.',
    dialogue: true
  },
  {
    slug: 'blogg',
    platform: 'blog',
    brand: 'Skolbloggen',
    name: 'Skolbloggen',
    ...UTBILDNING,
    purpose: 'Lärare och rektorer berättar om arbetet i förskola och skola.',
    mandate: { decidedBy: 'Utbildningsnämnden § 48', decidedOn: '2022-09-21' },
    paths: ['/blogg', '/blogg/vad-kostar-en-skollunch'],
    answers: 'Kommentarer granskas innan de publiceras. Vi svarar inom en vecka under terminstid.',
    dialogue: true
  },
  {
    slug: 'internt',
    platform: 'website',
    brand: 'Ledamotssidan',
    name: 'Ledamotssidan (bakom inloggning)',
    ...KOMMUNIKATION,
    purpose: 'Handlingar och frågor och svar för förtroendevalda.',
    mandate: { decidedBy: 'Kommunfullmäktiges presidium § 7', decidedOn: '2025-01-14' },
    paths: ['/internt'],
    answers: 'Kanslisekreteraren svarar vardagar kl. 9–15.',
    dialogue: false
  },
  {
    slug: 'jobb',
    platform: 'linkedin',
    brand: 'Yrkesringen',
    name: 'Älvåsa kommun på Yrkesringen',
    ...PERSONAL,
    purpose: 'Lediga jobb och berättelser från kommunens arbetsplatser.',
    mandate: { decidedBy: 'Kommundirektören, delegationsbeslut 2024:58', decidedOn: '2024-06-03' },
    paths: ['/jobb'],
    answers: 'Frågor om en tjänst besvaras av den som står som kontakt i annonsen.',
    dialogue: true
  },
  {
    slug: 'lang',
    platform: 'website',
    brand: 'Väghållningsloggen',
    name: 'Hela kommunens väghållningslogg',
    ...GATA,
    purpose: 'Visar vad som har gjorts på kommunens gator, vägar och gångbanor.',
    mandate: { decidedBy: 'Tekniska nämnden § 19', decidedOn: '2021-11-30' },
    paths: ['/lang'],
    answers: 'Felanmälan tas emot dygnet runt på kommunens webbplats.',
    dialogue: false
  }
]

/** What the pages know of a channel. */
export function channelBySlug(slug) {
  return CHANNELS.find(channel => channel.slug === slug)
}

/** The channels in the order they are presented. */
export function allChannels() {
  return CHANNELS
}

/** The channels as somebody enters them in the register, with whole addresses. */
export function registeredChannels(origin) {
  return CHANNELS.map(({ brand: _brand, paths, answers: _answers, ...channel }) => ({
    ...channel,
    addresses: paths.map(path => `${origin}${path}`)
  }))
}

/** Messages that have come in to the channels' inboxes and wait for somebody to route them. */
export function directMessages(startedAt) {
  const hoursBefore = hours => new Date(startedAt.getTime() - hours * 3_600_000).toISOString()
  return [
    {
      channelSlug: 'flode',
      senderName: 'Tove Ängsvik',
      senderHandle: 'tove.angsvik',
      receivedAt: hoursBefore(3),
      text: 'Hej! Jag vill ta del av beslutet om den nya parkeringen vid Stortorget och protokollet från mötet. Kan ni mejla mig det? Tack på förhand 😊'
    },
    {
      channelSlug: 'flode',
      senderName: 'Börje Timmervik',
      senderHandle: 'borje.timmervik',
      receivedAt: hoursBefore(21),
      text: 'Gatlyktan utanför Kvarngatan 8 har varit släckt i två veckor. Det är kolsvart när barnen går till skolan.'
    },
    {
      channelSlug: 'bilder',
      senderName: 'Ronja Kvarnsten',
      senderHandle: 'ronja.kvarnsten',
      receivedAt: hoursBefore(30),
      text: 'Jag syns på bilden från höstmarknaden och vill att ni tar bort den. Jag har aldrig sagt ja till att vara med.'
    },
    {
      channelSlug: 'jobb',
      senderName: 'Ismail Noorzay',
      senderHandle: 'ismail.noorzay',
      receivedAt: hoursBefore(52),
      text: 'Hej Sofia, jag har skickat in min ansökan till tjänsten som undersköterska men fått ett felmeddelande. Har den kommit fram?'
    },
    {
      channelSlug: 'flode',
      senderName: 'Greta Höstmo',
      senderHandle: 'greta.hostmo',
      receivedAt: hoursBefore(75),
      text: 'Vilka tider har simhallen på trettondagen? 🏊'
    }
  ]
}
