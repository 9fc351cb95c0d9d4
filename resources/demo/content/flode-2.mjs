/** What has been written in the social feed, newest first (part two). */
export const FLODE_2 = [
  {
    scene: 'kommunhus',
    text: `Kommunfullmäktige sammanträder på måndag kl. 18 i Folkets hus.

På dagordningen: budget för nästa år, ny översiktsplan för Björkeby och frågan om cykelbron. Allmänhetens frågestund börjar kl. 18.15. Mötet sänds direkt på vår videokanal.`,
    likes: 39,
    shares: 12,
    comments: [
      ['Kommer cykelbron äntligen att beslutas?', 'K: Förslaget finns i kallelsen, punkt 14.'],
      'Kan man lämna frågor i förväg?'
    ],
    extra: 2
  },
  {
    scene: 'natt',
    text: `💡 Nu byter vi 2 300 gatlyktor till led.

Energianvändningen minskar med 60 procent. Vi börjar i Norrbacka och räknar med att vara klara till sommaren.`,
    likes: 167,
    shares: 21,
    comments: [
      'Vitt och kallt sken, tycker jag. Det gamla var mysigare.',
      'Bra för plånboken och för stjärnhimlen ✨'
    ],
    extra: 3
  },
  {
    scene: 'cykel',
    text: `🚲 Ny cykelväg till Björkeby klar!

4,2 kilometer med belysning och rastplats vid Kvarnsjön. Invigning på söndag kl. 11, hjälmkontroll och korv.`,
    likes: 298,
    shares: 64,
    comments: [
      'Cyklade den i dag, underbar! 😍',
      ['Plogas den på vintern?', 'K: Ja, före kl. 6 på vardagar.']
    ],
    extra: 5
  },
  {
    scene: 'aldre',
    text: `Trygghetspunkten på Ekgården är öppen 🏠

Om strömmen går i mer än sex timmar kan du komma hit och värma dig, ladda telefonen och få information. Fler punkter öppnar i vår.`,
    likes: 88,
    shares: 42,
    comments: ['Klokt. Sådant här borde finnas i varje by.'],
    extra: 2
  },
  {
    scene: 'bibliotek',
    text: 'Sagostund på arabiska, somaliska och svenska varje lördag kl. 11 på biblioteket. Fri entré, fika för hela familjen. 🧃',
    likes: 141,
    shares: 26,
    comments: ['Min dotter älskar Amiras sagor ❤️', 'Behöver man anmäla sig?'],
    extra: 2
  },
  {
    scene: 'vagarbete',
    text: `Vattenläckan på Skolgatan är lagad.

Vattnet är tillbaka sedan kl. 13.40. Asfalten läggs i nästa vecka.`,
    likes: 62,
    shares: 9,
    comments: ['Snabbt jobbat!', 'Gropen är djup, sätt upp en skylt innan någon kör ner.'],
    extra: 1
  },
  {
    scene: 'kultur',
    text: `🎶 Kulturskolan har lediga platser

Cello, valthorn, dans för pojkar och musikproduktion. Första terminen är gratis. Anmäl senast den 10 december.`,
    likes: 74,
    shares: 17,
    comments: ['Valthorn är världens bästa instrument 📯', 'Åldersgräns?'],
    extra: 2
  },
  {
    scene: 'skog',
    text: `🌲 Gallring i Stadsskogen

Vi tar ner granar som är angripna av granbarkborre. Motionsspåret leds om och elljuset är tänt som vanligt.`,
    likes: 57,
    shares: 6,
    comments: [
      'Tråkigt men nödvändigt.',
      ['Kan man få ta hem ved?', 'K: Hej! Av säkerhetsskäl tyvärr inte, men ris får du hämta vid grinden.']
    ],
    extra: 2
  },
  {
    scene: 'skola',
    text: `Grattis Kvarnskolan! 🏆

Klass 8B vann regionfinalen i Teknikutmaningen med sin snömätare som säger till när taket behöver skottas.`,
    likes: 453,
    shares: 39,
    comments: ['Heja 8B!!! 🎉🎉', 'Stolt mamma här 😭❤️', 'Kan vi inte köpa in den till simhallen?'],
    extra: 6
  },
  {
    scene: 'atervinning',
    text: `♻️ Nya öppettider på återvinningscentralen

Måndag–torsdag kl. 10–19, fredag kl. 7–15, lördag kl. 9–14. Farligt avfall lämnas bemannat. Julgranar tas emot gratis hela januari.`,
    likes: 71,
    shares: 33,
    comments: ['Stängt på söndagar när alla har tid? 🙄', 'Personalen där är guld värd.'],
    extra: 3
  },
  {
    scene: 'sjo',
    text: 'Vattenståndet i Älvan är högt efter regnet. Håll barn och hundar borta från strandkanten vid Kvarnfallet. Räddningstjänsten följer läget. ⚠️',
    likes: 103,
    shares: 75,
    comments: ['Mäktigt men skrämmande.', 'Gångbron borde stängas av.'],
    extra: 2
  },
  {
    scene: 'torg',
    text: `Medborgardialog: hur ska Stortorget se ut? 🪑

Träd, parkering eller scen? Kom och rita med oss i tältet på torget, torsdag kl. 16–19. Det går också att svara på kommunens webbplats.`,
    likes: 119,
    shares: 28,
    comments: ['Träd! Och bänkar med ryggstöd.', 'Parkering, annars dör handeln.', 'En lekplats vore fint.'],
    extra: 4
  }
]
