/** The video channel: films with their comments, newest first. A list is a comment with its replies. */
export const VIDEOS = [
  {
    scene: 'sno',
    title: 'En natt med plogbilen – så snöröjer vi Älvåsa ❄️',
    length: '8:42',
    views: 12873,
    likes: 512,
    text: `Följ med Kenneth i förarhytten från kl. 03.30 tills skolorna öppnar.

00:00 Varningen kommer
01:15 Vilka vägar först?
04:30 Halt på Bron
07:50 Kaffe

Filmen är syntolkad och textad.`,
    comments: [
      [
        'Äntligen förstår jag varför vår gata kommer sist.',
        'Samma här!',
        'Men det är ändå lite snopet kl. 9 😅',
        'K: Tack för att du tittar! Bostadsgator tas när skolvägarna är klara.'
      ],
      'Mer sådant här och mindre reklam från kommunen, tack.',
      ['Vilken musik är det vid 2:10?', 'K: Den är inspelad av kulturskolans brassensemble.'],
      'Kenneth till statsminister! 😄',
      'Bra textning, uppskattas av oss som hör dåligt.',
      [
        'Han kör ju för fort på Bron.',
        'Det är 50 där.',
        'Nej, 40 sedan i våras.',
        'Det var en film, ta det lugnt.'
      ],
      'Fick barnen att vilja bli plogbilsförare.',
      'Hur många bilar har ni?',
      'Respekt.',
      'Min pappa körde åt kommunen på 70-talet, då var det hjullastare utan värme.'
    ]
  },
  {
    scene: 'kommunhus',
    title: 'Kommunfullmäktige i Älvåsa, direktsändning november',
    length: '3:12:05',
    views: 431,
    likes: 9,
    text: 'Hela sammanträdet. Ärendelista finns på kommunens webbplats.',
    comments: [
      'Ljudet är mycket bättre nu.',
      ['När kommer punkt 14?', '1:58:20', 'Tack!'],
      'Bra att det går att se i efterhand.'
    ]
  },
  {
    scene: 'simhall',
    title: 'Bakom kulisserna i simhallen 🏊',
    length: '4:20',
    views: 2310,
    likes: 88,
    text: 'Maskinrummet, filtren och kaklet.',
    comments: ['Mer rör än i ubåt!', 'När öppnar rutschkanan?']
  },
  {
    scene: 'skola',
    title: 'Snömätaren från 8B',
    length: '2:58',
    views: 5120,
    likes: 341,
    text: 'Vinnarna av Teknikutmaningen berättar.',
    comments: ['Ni kommer att gå långt 👏', 'Så bra förklarat.']
  },
  {
    scene: 'val',
    title: 'Så räknas din röst',
    length: '3:33',
    views: 1904,
    likes: 77,
    text: 'Från vallokal till protokoll.',
    comments: ['Borde visas i alla skolor.']
  },
  {
    scene: 'atervinning',
    title: 'Sortera rätt på tre minuter ♻️',
    length: '3:01',
    views: 8842,
    likes: 203,
    text: 'Med Leila på återvinningscentralen.',
    comments: ['Var slänger man ett trasigt paraply?', 'Paraplyet är grovavfall 😄']
  },
  {
    scene: 'natt',
    title: 'Norrsken över Älvåsa, tidsförkortad film',
    length: '1:45',
    views: 22451,
    likes: 1890,
    text: 'Inspelat från vattentornet.',
    comments: ['Wow 😍', 'Greetings from Finland!']
  },
  {
    scene: 'sjo',
    title: 'Vägen till ditt kranvatten',
    length: '6:15',
    views: 1377,
    likes: 64,
    text: 'Från Kvarnsjön till köket.',
    comments: ['Intressant!']
  },
  {
    scene: 'aldre',
    title: 'En dag i hemtjänsten',
    length: '7:07',
    views: 3055,
    likes: 154,
    text: 'Vi följer Nadia och Stellan.',
    comments: ['Fina människor ❤️']
  },
  {
    scene: 'torg',
    title: 'Så kan Stortorget bli',
    length: '2:12',
    views: 1980,
    likes: 41,
    text: 'Tre skisser.',
    comments: ['Skiss 2!', 'Var är parkeringen?']
  },
  {
    scene: 'cykel',
    title: 'Provtur på nya cykelvägen',
    length: '5:50',
    views: 964,
    likes: 50,
    text: 'Från Bron till Björkeby.',
    comments: ['Skön tur.']
  },
  {
    scene: 'kultur',
    title: 'Luciakonserten i Älvåsa kyrka',
    length: '58:14',
    views: 6720,
    likes: 402,
    text: 'Förra årets konsert.',
    comments: ['Lika rörande varje år.']
  }
]
