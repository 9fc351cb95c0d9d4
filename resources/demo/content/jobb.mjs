/** The professional network: posts and vacancies. */
export const JOB_POSTS = [
  {
    scene: 'aldre',
    text: 'Vi söker 25 undersköterskor till hemtjänst och särskilt boende. Hos oss får du fast anställning, önskat schema och en handledare de första tre månaderna. 💛',
    likes: 241,
    comments: [
      'Bästa arbetsgivaren jag har haft.',
      'Är det möjligt att jobba 80 procent?',
      'K: Ja, skriv det i ansökan så löser vi det.'
    ]
  },
  {
    scene: 'kommunhus',
    text: 'I dag välkomnade vi 31 nya kollegor till introduktionsdagen. Bland dem en brandingenjör, två rektorer och en igelkottsvänlig parkarbetare. 🦔',
    likes: 188,
    comments: ['Tack för ett fint mottagande!', 'Välkomna!']
  },
  {
    scene: 'sno',
    text: '”Jag får se soluppgången varje dag och ingen är arg när man har plogat.” Möt Kenneth, maskinförare på gatu- och parkkontoret.',
    likes: 412,
    comments: ['Kenneth! 👏', 'Härlig läsning.']
  },
  {
    scene: 'skola',
    text: 'Älvåsa är på andra plats i länet i årets mätning av lärarbehörighet: 91,4 procent. Tack alla som gör det möjligt.',
    likes: 156,
    comments: ['Imponerande.']
  },
  {
    scene: 'bibliotek',
    text: 'Traineeprogrammet öppnar för ansökan i januari. Fyra platser: digitalisering, samhällsplanering, ekonomi och arkiv. Ja, arkiv!',
    likes: 203,
    comments: ['Arkiv är framtiden 😊', 'Delar till mina studenter.']
  },
  {
    scene: 'vagarbete',
    text: 'Vi söker en projektledare för VA. Du får byta ut rör från 1958, och det finns gott om dem.',
    likes: 97,
    comments: ['Bästa annonsen i år.']
  }
]

export const VACANCIES = [
  ['Undersköterska, hemtjänsten Norrbacka', 'Tillsvidare · heltid · 25 platser'],
  ['Projektledare VA', 'Tillsvidare · heltid'],
  ['Förskollärare, Blåklinten', 'Tillsvidare · heltid · 8 platser'],
  ['Registrator', 'Vikariat 12 månader · heltid'],
  ['Kock, Kvarnskolan', 'Tillsvidare · 75 procent']
]
