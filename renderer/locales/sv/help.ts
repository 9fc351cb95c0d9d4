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
    mandateEnds: {
      ask: 'Varför frågar vi hur länge beslutet gäller?',
      because:
        'Riktlinjerna (P1): det ska finnas ett uttryckligt uppdrag från chefen. Ett uppdrag som har gått ut är inget uppdrag, och kanalen visas då under Idag tills ett nytt beslut är infört. Lämna fältet tomt om beslutet gäller tills vidare.'
    },
    removal: {
      ask: 'Varför frågar vi efter grunden?',
      because:
        'Riktlinjerna (P9a, P9d): det som kan antas strida mot lag eller riktlinjer tas bort skyndsamt, på någon av grunderna a–g. En annan grund stäms av med informationsenheten först. Grunden sparas med kommentaren, så att det går att svara på varför den togs bort.'
    },
    retention: {
      ask: 'Varför frågar vi efter ett gallringsbeslut?',
      because:
        'Riktlinjerna (P9c): det som sparas är allmänna handlingar. De raderas bara enligt ett beslut, och det som är kvar ska räcka för insyn, rättskipning, förvaltning och forskning (arkivlagen 3 och 10 §§). Därför står beslutet med varje regel, och två personer behövs innan något raderas.'
    },
    secrecy: {
      ask: 'Varför frågar vi efter paragrafen?',
      because:
        'Riktlinjerna (P5): uppgifter med sekretess får inte publiceras. En sekretessmarkering anger vilken bestämmelse som kan gälla, när den gjordes och av vem (OSL 5 kap. 5 §). Den är en varning och inget beslut: prövningen görs när någon begär ut handlingen.'
    },
    consent: {
      ask: 'Varför frågar vi efter ett samtycke?',
      because:
        'Riktlinjerna (P6): bilder på barn kräver vårdnadshavarens skriftliga samtycke. Den som har samtyckt kan ta tillbaka det. Då behöver ni veta vad det gällde och var bilden finns, så att den kan tas ned.'
    },
    more: 'Läs alla plikterna'
  }
}
