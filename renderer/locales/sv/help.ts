/** Help inside the program, and why a field asks for what it does. */
export const help = {
  open: 'Hjälp',
  contents: 'Innehåll',
  find: 'Sök i hjälpen',
  found_zero: 'Inget ställe i hjälpen har alla orden.',
  found_one: '{{count}} ställe i hjälpen',
  found_other: '{{count}} ställen i hjälpen',
  inSwedish: 'Hjälpen finns på svenska.',
  glossary: 'Ordlista',
  glossaryLead: 'Orden som används i programmet och dokumenten, och vad de heter på engelska.',
  standard: 'I standarderna: {{standard}}.',
  why: {
    mandate: {
      ask: 'Varför frågar vi efter ett beslut?',
      because:
        'Riktlinjerna (P1): varje förvaltning avgör om den ska finnas i en kanal, med vilka verktyg och vem som företräder den. Det ska finnas ett uttryckligt uppdrag från chefen. Kanaler utan ett beslut som gäller visas under Idag.'
    },
    responsible: {
      ask: 'Varför frågar vi efter en ansvarig?',
      because:
        'Riktlinjerna (P3): en ny kanal anmäls med kontaktuppgifter och ansvarig, och förvaltningen håller sin del av registret aktuell. Då finns det alltid någon att vända sig till, och det syns när den som ansvarar har slutat.'
    },
    purpose: {
      ask: 'Varför frågar vi efter syftet?',
      because:
        'Riktlinjerna (G4): varje kanal har ett syfte och en nytta, och syftet står i kanalen. Checklistan frågar varje halvår om det gör det.'
    },
    more: 'Läs alla plikterna'
  }
}
