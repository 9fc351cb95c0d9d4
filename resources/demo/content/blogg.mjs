/** The blog: posts with threaded comments. A comment is `[text, ...replies]`; "P: " marks a pingback, "K: " the author. */
export const BLOG_POSTS = [
  {
    slug: 'vad-kostar-en-skollunch',
    title: 'Vad kostar egentligen en skollunch?',
    author: 'Mehmet Arslanoğlu, skolchef',
    scene: 'mat',
    tags: ['Skolmat', 'Ekonomi'],
    paragraphs: [
      'Jag får frågan på nästan varje föräldramöte: hur mycket lägger ni på maten? Svaret är 13 kronor och 40 öre i råvaror per portion. Det låter lite, men då ingår varken kockarna, köken eller elen.',
      'När vi räknar in allt kostar en skollunch i Älvåsa drygt 41 kronor. För det får eleverna två rätter att välja på, salladsbord, bröd och mjölk. Fyra rätter av fem lagas från grunden på skolan.',
      'Det viktigaste är ändå att maten hamnar i magen och inte i soptunnan. På Kvarnskolan väger eleverna svinnet varje dag, och kurvan pekar nedåt. I vår tar vi med oss deras knep till resten av skolorna.',
      'Har du en fråga om maten? Skriv i kommentarsfältet, så svarar jag eller någon av våra kockar.'
    ],
    comments: [
      [
        'Tack för att ni är öppna med siffrorna. Hur stor del är svensk mat?',
        [
          'K: Hej! 68 procent i år. Allt kött och alla mejerier är svenska.',
          ['Bra! Och fisken?', ['K: Fisken kommer från Norge och är märkt.']]
        ]
      ],
      ['P: Skolmatsnytt – Älvåsa visar vad lunchen kostar'],
      [
        'Min dotter hinner inte äta på 18 minuter. Det hjälper inte hur god maten är.',
        ['Samma hos oss på Björkeby skola.'],
        ['K: Det är en viktig synpunkt. Vi ser över schemat inför vårterminen.']
      ],
      ['Kan man få receptet på linsgrytan? 🥕']
    ]
  },
  {
    slug: 'lasa-i-sangen',
    title: 'Läsa i sängen räknas också',
    author: 'Tuva Ekelöf, skolbibliotekarie',
    scene: 'bibliotek',
    tags: ['Läsning'],
    paragraphs: [
      'Tio minuter om dagen blir en miljon ord på ett år. Det gör ingenting om det är en serietidning, en faktabok om hajar eller samma bok för nionde gången.',
      'På Kvarnskolan har vi satt upp läslampor i korridoren. Det kostade 900 kronor och är det bästa vi har gjort.'
    ],
    comments: [['Hajboken är sönderläst hemma hos oss 🦈'], ['Fint skrivet, Tuva.', ['K: Tack Rut!']]]
  },
  {
    slug: 'nar-snon-kom',
    title: 'När snön kom till förskolan',
    author: 'Ali Marhaba, förskollärare',
    scene: 'sno',
    tags: ['Förskola', 'Ute'],
    paragraphs: [
      'Klockan sju i morse låg den där, orörd. Klockan fem över sju fanns det fyrtiotvå snöänglar på gården.',
      'Vi pratade om varför snön knarrar när det är kallt. Det gör den för att iskristallerna går sönder. ”De går sönder av glädje”, sa Ines, fyra år.'
    ],
    comments: [['Ines borde få ett eget program ❤️'], ['Extra vantar är packade!']]
  },
  {
    slug: 'att-bli-larare-mitt-i-livet',
    title: 'Att bli lärare mitt i livet',
    author: 'Josefin Tallberg, lärare i matematik',
    scene: 'skola',
    tags: ['Jobb'],
    paragraphs: [
      'Jag var ingenjör i sjutton år. I augusti stod jag framför 7C och kom inte ihåg ett enda namn.',
      'Nu kan jag alla tjugosex, och de kan nästan alla pq-formeln.'
    ],
    comments: [['Heja dig! Jag funderar på samma sak.'], ['P: Yrkesringen – Fler byter till läraryrket']]
  },
  {
    slug: 'trygg-pa-natet',
    title: 'Trygg på nätet: sju frågor att ställa hemma',
    author: 'Elevhälsan',
    scene: 'natt',
    tags: ['Elevhälsa'],
    paragraphs: [
      'Vem pratar du med? Vad gör du om någon skriver något taskigt? Barn som får frågan ofta berättar oftare.',
      'Listan med alla sju frågorna delas ut på föräldramötet.'
    ],
    comments: [['Tack, den satte vi upp på kylskåpet.']]
  },
  {
    slug: 'ny-gard-pa-blaklinten',
    title: 'Barnen ritade gården',
    author: 'Arkitekt Siri Ljung',
    scene: 'park',
    tags: ['Bygge'],
    paragraphs: [
      'Tre saker stod på alla teckningar: en bäck, en koja och en plats där man får vara i fred.',
      'Alla tre är med på ritningen.'
    ],
    comments: [['Så klokt. En plats där man får vara i fred behöver även vi vuxna.']]
  }
]
