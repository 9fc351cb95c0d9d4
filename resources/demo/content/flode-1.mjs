/**
 * What the municipality and its inhabitants have written in the social feed, newest first (part one).
 * A comment is a text, or a list of which the rest are replies; "K: " marks the municipality's own answers.
 */
export const FLODE_1 = [
  {
    scene: 'sno',
    text: `❄️ Nu är snöröjningen i gång igen.

Under natten väntas 10–15 cm snö i hela kommunen. Våra plogbilar kör ut kl. 03.30 och börjar med gång- och cykelvägar till skolorna, huvudgatorna och bussgatorna. Därefter tar vi bostadsgatorna.

Det hjälper oss mycket om du flyttar bilen från gatan och inte skottar ut snö på vägbanan. Har du svårt att komma fram? Ring felanmälan på 0099-12 34 00, dygnet runt. Tack för tålamodet!`,
    likes: 214,
    shares: 37,
    comments: [
      [
        'Ni var ute redan halv fem på Kvarngatan i morse. Hatten av! 👏',
        'K: Tack, det ska vi hälsa Kenneth och de andra i förarhytten!'
      ],
      'ABUSE',
      [
        'Varför plogar ni alltid igen min uppfart? Tredje gången i år 😤',
        'K: Hej! Vi försöker lyfta bladet vid infarter, men hinner inte alltid. Gör gärna en felanmälan så tittar vi på just din gata.',
        'Samma hos oss på Lingonstigen.'
      ],
      'Vilka gator räknas som bussgator? Hittar ingen karta på hemsidan.',
      'Glöm inte trappan ner till stationen, den är livsfarlig.'
    ],
    extra: 11
  },
  {
    scene: 'simhall',
    text: `🏊 Älvåsa simhall öppnar igen på lördag kl. 9!

Vi har bytt alla filter, lagat kaklet i barnbassängen och satt in ny belysning. Fri entré hela helgen.`,
    likes: 341,
    shares: 52,
    comments: [
      [
        'Äntligen!!! Barnen har tjatat sedan i september 😍',
        'K: Välkomna! Babybadet är uppvärmt till 34 grader.'
      ],
      'Är bastun också klar?',
      'Finns det parkering nu när gropen är avspärrad?'
    ],
    extra: 6
  },
  {
    scene: 'vagarbete',
    text: `🚧 Storgatan stängs av mellan Torggatan och Bron 24 november–18 december.

Vi lägger nya vatten- och avloppsledningar. Bussarna 3 och 7 går via Norra Esplanaden. Butikerna är öppna som vanligt och du kommer fram till fots. Räkna med extra tid i rusningstrafiken.`,
    likes: 48,
    shares: 61,
    comments: [
      [
        'Igen?? Ni grävde ju där för två år sedan.',
        'K: Hej! Då lades fjärrvärme. Nu byter vi dricksvattenledningen från 1958, som inte gick att komma åt samtidigt.'
      ],
      'Hur gör färdtjänsten? Mamma ska till tandläkaren på torsdag.',
      'Tack för tydlig information för en gångs skull 👍'
    ],
    extra: 4
  },
  {
    scene: 'bibliotek',
    text: `📚 Biblioteket har meröppet!

Från och med nu kan du låna, lämna och läsa tidningen kl. 6–22 alla dagar. Allt du behöver är ditt bibliotekskort och en kod. Kom in och prata med Yvonne i disken så ordnar hon det på fem minuter.`,
    likes: 187,
    shares: 23,
    comments: [
      'Bästa nyheten på hela året ❤️',
      'Får man ta med kaffe?',
      ['Gäller det Björkeby filial också?', 'K: Inte än, men vi räknar med att öppna där i mars.']
    ],
    extra: 3
  },
  {
    scene: 'mat',
    text: `🍽️ Veckans skolluncher

Måndag: Ugnsbakad lax med dillsås
Tisdag: Linsgryta med ris
Onsdag: Köttbullar, potatismos och lingon
Torsdag: Ärtsoppa och pannkaka
Fredag: Elevernas val – vegetarisk tacobuffé 🌮

All mat lagas från grunden i våra kök.`,
    likes: 96,
    shares: 8,
    comments: [
      'Pannkakor på torsdagar är heligt 🙏',
      [
        'Finns det laktosfritt alternativ till laxen?',
        'K: Ja, alla rätter finns laktosfria. Prata med köket på din skola.'
      ],
      'Min son säger att tacon är slut när femmorna kommer…'
    ],
    extra: 2
  },
  {
    scene: 'torg',
    text: `🎄 Julskyltning och grantändning på Stortorget första advent.

Kl. 15 tänder kommunfullmäktiges ordförande granen. Kulturskolans brassorkester spelar och det bjuds på glögg och pepparkaka så länge lagret räcker.`,
    likes: 402,
    shares: 88,
    comments: [
      'Årets höjdpunkt! Vi ses där 🎄',
      'Hoppas granen står rakt i år 😂',
      [
        'Går det att komma fram med rullstol när Storgatan är avstängd?',
        'K: Ja, via Kyrkogatan är det plant och skottat hela vägen. Varmt välkommen!'
      ]
    ],
    extra: 7
  },
  {
    scene: 'val',
    text: `🗳️ Tack alla valarbetare!

Över 140 personer hjälpte till vid höstens val i våra elva valdistrikt. Valdeltagandet i Älvåsa blev 85,2 procent. Protokollen finns att läsa hos valnämnden i kommunhuset.`,
    likes: 133,
    shares: 5,
    comments: ['Lång dag men trevligt sällskap och gott fika ☕', 'Hur anmäler man sig till nästa gång?'],
    extra: 2
  },
  {
    scene: 'skola',
    text: `Den nya förskolan Blåklinten tar form 💙

I veckan restes stommen. Åtta avdelningar, eget tillagningskök och en gård med bäck och kojor. Inflyttning i augusti. Vill du se ritningarna? De är utställda i kommunhusets foajé till och med den 15 december.`,
    likes: 158,
    shares: 19,
    comments: [
      [
        'Hur blir det med trafiken på Ängsvägen? Det är kaos redan i dag.',
        'K: Vi bygger en vändplats och en separat gångväg. Planen finns i foajén, och synpunkter är välkomna.'
      ],
      'Så fint med trä!'
    ],
    extra: 4
  },
  {
    scene: 'sjo',
    text: `💧 Kokningsrekommendationen i Norrbacka är upphävd.

Tre provtagningar i rad visar att vattnet är rent. Spola några minuter i kranen innan du dricker. Stort tack till alla som hjälpt grannar att hämta vatten.`,
    likes: 276,
    shares: 104,
    comments: [
      'Tack! Sms-utskicket fungerade jättebra.',
      [
        'Hos oss är det fortfarande gult i kranen.',
        'K: Spola i tio minuter. Är det kvar efter det, ring VA-jouren på 0099-12 34 50.'
      ]
    ],
    extra: 5
  },
  {
    scene: 'buss',
    text: `🚌 Gratis buss för alla över 75 år!

Från årsskiftet reser du utan avgift på alla linjer inom kommunen. Kortet hämtar du i kontaktcenter, ta med legitimation.`,
    likes: 389,
    shares: 120,
    comments: [
      'Då blir det biblioteket varje dag för min del 😊',
      'Och vi som bor där det inte går någon buss?',
      'Bra beslut!'
    ],
    extra: 6
  },
  {
    scene: 'park',
    text: `🍂 Höststädning i Ekparken

Löven blåser vi ihop till högar som får ligga kvar: igelkottarna behöver dem. Låt dem gärna vara i fred. 🦔`,
    likes: 244,
    shares: 31,
    comments: [
      'Fint att ni tänker på de små 🦔',
      'Barnen hoppade i högarna, hoppas igelkotten var bortrest…'
    ],
    extra: 3
  },
  {
    scene: 'ishall',
    text: `⛸️ Allmänhetens åkning i ishallen

Lördag och söndag kl. 10–12. Hjälmar och skridskor finns att låna i Fritidsbanken. För de yngsta finns stödpingviner.`,
    likes: 121,
    shares: 14,
    comments: ['Stödpingvinerna är slut efter tio minuter, kan ni köpa fler? 🐧', 'Vi kommer!'],
    extra: 2
  }
]
