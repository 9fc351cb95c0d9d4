/** What the road log is made of. */
export const STREETS = [
  'Storgatan',
  'Kvarngatan',
  'Norra Esplanaden',
  'Lingonstigen',
  'Ängsvägen',
  'Backvägen',
  'Kyrkogatan',
  'Björkebyvägen',
  'Skolgatan',
  'Torggatan',
  'Åkervägen',
  'Älvstranden',
  'Stationsgatan',
  'Smedjegränd',
  'Östra Ringvägen',
  'Tallåsvägen',
  'Bron',
  'Kvarnsjövägen',
  'Hantverkargatan',
  'Rönnbärsgatan'
]

export const ROAD_WORKS = [
  ['Plogning', 'Körbana plogad, snödjup 6 cm'],
  ['Halkbekämpning', 'Sandning 4/8 mm av gångbana och trappa'],
  ['Saltning', 'Befuktat salt, 15 g per kvadratmeter'],
  ['Potthål', 'Lagat med kallasfalt, tre hål'],
  ['Belysning', 'Ljuskälla bytt till led, stolpe kontrollerad'],
  ['Brunnsrensning', 'Åtta dagvattenbrunnar rensade'],
  ['Sopning', 'Maskinsopning, cykelbana'],
  ['Vägmärke', 'Påkört märke rätat och tvättat'],
  ['Trädbeskärning', 'Frihöjd återställd över cykelbana'],
  ['Linjemålning', 'Övergångsställe målat'],
  ['Isrivning', 'Vältrampad is riven vid busshållplats'],
  ['Tillsyn', 'Rond utan anmärkning']
]

export const ROAD_CREWS = ['Lag Norr', 'Lag Syd', 'Lag Centrum', 'Entreprenör 2', 'Jour']
