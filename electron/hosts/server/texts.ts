// What a server says to whoever runs it.
import type { Text } from '../cli/language.ts'

/** What is wrong in the configuration, each with what to write instead. */
export const configTexts = {
  unreadable: {
    sv: 'Inställningsfilen {{file}} kan inte läsas ({{detail}}). Ange en fil som finns och får läsas: --config FIL.',
    en: 'The configuration {{file}} cannot be read ({{detail}}). Name a file that is there and may be read: --config FILE.'
  },
  noJson: {
    sv: 'Inställningsfilen {{file}} är inte JSON: {{detail}}. Rätta där och starta igen.',
    en: 'The configuration {{file}} is not JSON: {{detail}}. Correct it there and start again.'
  },
  unknownField: {
    sv: '{{place}}: fältet finns inte. Ta bort det, eller rätta stavningen efter docs/server.md.',
    en: '{{place}}: there is no such field. Remove it, or correct its spelling by docs/server.md.'
  },
  object: {
    sv: 'har fel form. Skriv det som i exemplet i docs/server.md.',
    en: 'has the wrong form. Write it as in the example in docs/server.md.'
  },
  listen: {
    sv: 'saknas eller har fel form. Skriv till exempel { "host": "127.0.0.1", "port": 8080 }.',
    en: 'is missing or has the wrong form. Write for example { "host": "127.0.0.1", "port": 8080 }.'
  },
  host: {
    sv: 'ska vara en adress på den här datorn, såsom "127.0.0.1".',
    en: 'must be an address of this computer, such as "127.0.0.1".'
  },
  port: {
    sv: 'ska vara ett heltal från 0 till 65535; 0 väljer en ledig port.',
    en: 'must be a whole number from 0 to 65535; 0 chooses a free port.'
  },
  archives: {
    sv: 'ska vara en lista med minst ett arkiv.',
    en: 'must be a list of at least one archive.'
  },
  address: {
    sv: 'ska vara adressen som människor skriver, såsom "https://kanalarkiv.kommunen.se", utan något efter värdnamnet. http: går bara för 127.0.0.1 och localhost.',
    en: 'must be the address that people write, such as "https://kanalarkiv.example.se", with nothing after the host name. http: is possible for 127.0.0.1 and localhost only.'
  },
  dir: {
    sv: 'ska vara hela sökvägen till arkivets mapp, såsom "/srv/kanalarkiv/norrby".',
    en: 'must be the whole path of the folder of the archive, such as "/srv/kanalarkiv/norrby".'
  },
  municipality: {
    sv: 'ska vara myndighetens namn, såsom "Norrby kommun".',
    en: 'must be the name of the authority, such as "Norrby kommun".'
  },
  boolean: { sv: 'ska vara true eller false.', en: 'must be true or false.' },
  issuer: {
    sv: 'ska vara inloggningstjänstens adress, såsom "https://login.kommunen.se". http: går bara för 127.0.0.1 och localhost.',
    en: 'must be the address of the sign-in provider, such as "https://login.example.se". http: is possible for 127.0.0.1 and localhost only.'
  },
  clientId: {
    sv: 'ska vara det klient-id som inloggningstjänsten har gett.',
    en: 'must be the client id that the sign-in provider has given.'
  },
  file: {
    sv: 'ska vara en fil, från inställningsfilens mapp eller med hela sökvägen.',
    en: 'must be a file, from the folder of the configuration or by its whole path.'
  },
  secretFile: {
    sv: 'filen {{file}} kan inte läsas ({{detail}}). Ange en fil som finns och som serverns konto får läsa, med hemligheten och inget annat.',
    en: 'the file {{file}} cannot be read ({{detail}}). Name a file that is there and that the account of the server may read, with the secret and nothing else.'
  },
  secretEmpty: {
    sv: 'filen {{file}} är tom. Skriv hemligheten i den och inget annat.',
    en: 'the file {{file}} is empty. Write the secret in it and nothing else.'
  },
  scope: {
    sv: 'ska vara ord med mellanslag mellan, och "openid" ett av dem.',
    en: 'must be words with spaces between them, one of which is "openid".'
  },
  claim: {
    sv: 'ska vara namnet på ett fält i inloggningstjänstens svar, såsom "sub".',
    en: 'must be the name of a field in the answer of the sign-in provider, such as "sub".'
  },
  roles: {
    sv: 'ska vara en lista av roller: "records-officer", "moderator", "archivist", "administrator".',
    en: 'must be a list of roles: "records-officer", "moderator", "archivist", "administrator".'
  },
  keyRoles: {
    sv: 'ska ange minst en roll som programmet behöver: "records-officer", "moderator", "archivist", "administrator".',
    en: 'must give at least one role that the program needs: "records-officer", "moderator", "archivist", "administrator".'
  },
  roleTable: {
    sv: 'ska säga vilka roller varje grupp ger, såsom { "Kommunikation": ["moderator"] }.',
    en: 'must say which roles each group gives, such as { "Communication": ["moderator"] }.'
  },
  hours: {
    sv: 'ska vara ett antal timmar, högst 168.',
    en: 'must be a number of hours, 168 at most.'
  },
  minutes: {
    sv: 'ska vara ett antal minuter, högst 1440.',
    en: 'must be a number of minutes, 1440 at most.'
  },
  megabytes: {
    sv: 'ska vara ett antal megabyte, från 1 till 100000.',
    en: 'must be a number of megabytes, from 1 to 100000.'
  },
  cacheMegabytes: {
    sv: 'ska vara ett antal megabyte, från 1 till 100000000.',
    en: 'must be a number of megabytes, from 1 to 100000000.'
  },
  s3Endpoint: {
    sv: 'ska vara adressen till lagringen, såsom "https://s3.kommunen.se", utan bucketens namn. http: går bara för 127.0.0.1 och localhost.',
    en: 'must be the address of the store, such as "https://s3.example.se", without the name of the bucket. http: is possible for 127.0.0.1 and localhost only.'
  },
  s3Region: {
    sv: 'ska vara lagringens region, såsom "eu-north-1"; utelämna fältet om lagringen inte har regioner.',
    en: 'must be the region of the store, such as "eu-north-1"; leave the field out if the store has no regions.'
  },
  s3Bucket: {
    sv: 'ska vara bucketens namn, såsom "kanalarkiv-norrby".',
    en: 'must be the name of the bucket, such as "kanalarkiv-norrby".'
  },
  s3Key: {
    sv: 'ska vara nyckelns id (access key id) hos lagringen.',
    en: 'must be the access key id at the store.'
  },
  browsers: {
    sv: 'ska vara en lista av adresser till webbläsare.',
    en: 'must be a list of addresses of browsers.'
  },
  browser: {
    sv: 'ska vara webbläsarens DevTools-adress, såsom "ws://insamling1.kommunen.se:9222/devtools/browser/ID".',
    en: 'must be the DevTools address of a browser, such as "ws://captures1.example.se:9222/devtools/browser/ID".'
  },
  leaseOne: {
    sv: 'ska ha antingen etcd eller kubernetes, såsom { "etcd": ["https://etcd1.kommunen.se:2379"] }.',
    en: 'must have either etcd or kubernetes, such as { "etcd": ["https://etcd1.example.se:2379"] }.'
  },
  leaseEtcd: {
    sv: 'ska vara en lista av adresser till etcd, såsom ["https://etcd1.kommunen.se:2379"]. http: går bara för 127.0.0.1 och localhost.',
    en: 'must be a list of addresses of etcd, such as ["https://etcd1.example.se:2379"]. http: is possible for 127.0.0.1 and localhost only.'
  },
  leaseServer: {
    sv: 'ska vara adressen till Kubernetes API, såsom "https://kubernetes.default.svc"; utelämna fältet i en pod.',
    en: 'must be the address of the API of Kubernetes, such as "https://kubernetes.default.svc"; leave the field out in a pod.'
  },
  leaseName: {
    sv: 'ska vara ett namn med små bokstäver a–z, siffror, punkter och bindestreck.',
    en: 'must be a name of small letters a–z, digits, full stops and hyphens.'
  },
  leaseSeconds: {
    sv: 'ska vara ett helt antal sekunder, från 5 till 300.',
    en: 'must be a whole number of seconds, from 5 to 300.'
  },
  copyBy: {
    sv: 'ska vara "kanalarkiv" eller "litestream".',
    en: 'must be "kanalarkiv" or "litestream".'
  },
  copyNeeds: {
    sv: 'behöver både lease och s3: kopian är till för en annan server, som har filerna i bucketen.',
    en: 'needs both lease and s3: the copy is for another server, which has the files in the bucket.'
  },
  lock: {
    sv: 'ska vara "governance", "compliance" eller "none".',
    en: 'must be "governance", "compliance" or "none".'
  },
  keys: { sv: 'ska vara en lista av nycklar.', en: 'must be a list of keys.' },
  keyName: {
    sv: 'ska vara ett namn med små bokstäver a–z, siffror och bindestreck, såsom "diariet".',
    en: 'must be a name of small letters a–z, digits and hyphens, such as "diary".'
  },
  keySha256: {
    sv: 'ska vara de 64 tecken som `kanalarkiv-server --new-key NAMN` skriver.',
    en: 'must be the 64 characters that `kanalarkiv-server --new-key NAME` writes.'
  },
  twice: {
    sv: 'står redan för ett annat arkiv. Varje arkiv har en egen adress och en egen mapp.',
    en: 'is that of another archive already. Each archive has an address and a folder of its own.'
  },
  nobody: {
    sv: 'har varken signIn eller keys, så ingen skulle komma in. Ange minst ett av dem.',
    en: 'has neither signIn nor keys, so nobody could come in. Give at least one of them.'
  }
} as const satisfies Record<string, Text>

/** What is said where the server is started. */
export const serverTexts = {
  usage: {
    sv: 'Användning: kanalarkiv-server --config FIL | backup --config FIL [--archive NAMN] [--to PLATS] | takeover --config FIL --archive NAMN | litestream --config FIL --to FIL | --new-key NAMN | --openapi | --version. Läs mer i docs/server.md.',
    en: 'Usage: kanalarkiv-server --config FILE | backup --config FILE [--archive NAME] [--to PLACE] | takeover --config FILE --archive NAME | litestream --config FILE --to FILE | --new-key NAME | --openapi | --version. More is in docs/server.md.'
  },
  mistakes: {
    sv: 'Servern startar inte. Rätta det här i {{file}}:',
    en: 'The server does not start. Correct this in {{file}}:'
  },
  listening: {
    sv: 'Servern tar emot på {{address}}. Stoppa den med Ctrl-C eller SIGTERM.',
    en: 'The server listens on {{address}}. Stop it with Ctrl-C or SIGTERM.'
  },
  archive: { sv: '{{municipality}}: {{address}}', en: '{{municipality}}: {{address}}' },
  firstCode: {
    sv: 'Ingen som loggar in är administratör än. Logga in på {{address}} och skriv engångskoden {{code}}. Den gäller tills den har använts eller servern startas om.',
    en: 'Nobody who signs in is an administrator yet. Sign in at {{address}} and write the one-time code {{code}}. It holds until it has been used or the server is started anew.'
  },
  notOpened: {
    sv: 'Arkivet {{dir}} kan inte öppnas: {{why}}',
    en: 'The archive {{dir}} cannot be opened: {{why}}'
  },
  waiting: {
    sv: '{{address}}: servern {{host}} har arkivet. Väntar på att dess skrivrätt går ut.',
    en: '{{address}}: the server {{host}} has the archive. Waiting for its lease to end.'
  },
  waitingHere: {
    sv: '{{address}}: en server på den här datorn ({{host}}) har arkivet, eller hade det nyss. Väntar på att dess skrivrätt går ut.',
    en: '{{address}}: a server on this computer ({{host}}) has the archive, or had it just now. Waiting for its lease to end.'
  },
  noArchive: {
    sv: 'Det finns inget arkiv i {{dir}}. Ange municipality i inställningarna, så gör servern ett.',
    en: 'There is no archive in {{dir}}. Give municipality in the configuration, and the server makes one.'
  },
  noRole: {
    sv: 'Serverns eget användarkonto, {{user}}, har ingen roll i arkivet {{dir}}. Kommer arkivet från en annan dator: skriv "adopt": true för det i inställningarna, så läggs kontot in och det noteras i journalen.',
    en: 'The user that the server runs as, {{user}}, has no role in the archive {{dir}}. If the archive comes from another computer, write "adopt": true for it in the configuration: the user is then entered, which is noted in the journal.'
  },
  portTaken: {
    sv: 'Servern kan inte ta emot på {{host}}:{{port}} ({{detail}}). Välj en annan port, eller avsluta programmet som har den.',
    en: 'The server cannot listen on {{host}}:{{port}} ({{detail}}). Choose another port, or end the program that has it.'
  },
  portRefused: {
    sv: 'Servern får inte ta emot på {{host}}:{{port}} ({{detail}}). Portar under 1024 är för root. Välj en högre port, såsom 8080, och sätt en proxy med TLS framför.',
    en: 'The server may not listen on {{host}}:{{port}} ({{detail}}). Ports below 1024 are for root. Choose a higher port, such as 8080, and put a proxy with TLS in front.'
  },
  noSuchHost: {
    sv: 'Servern kan inte ta emot på {{host}}:{{port}} ({{detail}}). Ange en adress som den här datorn har, såsom 127.0.0.1, eller 0.0.0.0 för alla.',
    en: 'The server cannot listen on {{host}}:{{port}} ({{detail}}). Give an address that this computer has, such as 127.0.0.1, or 0.0.0.0 for all.'
  },
  asRoot: {
    sv: 'Servern är startad som {{user}}, men mappen {{dir}} hör till ett annat konto. Starta servern som det kontot: med systemd, eller med sudo -u KONTO.',
    en: 'The server was started as {{user}}, but the folder {{dir}} belongs to another account. Start the server as that account: by systemd, or with sudo -u ACCOUNT.'
  },
  unknownOption: {
    sv: 'Kommandot känner inte till {{option}}.',
    en: 'The command does not know {{option}}.'
  },
  openSecret: {
    sv: 'Filen {{file}} med en hemlighet kan läsas av alla konton på datorn. Låt bara serverns konto läsa den (chmod 600, eller 640 för en grupp).',
    en: 'The file {{file}} with a secret can be read by all accounts of the computer. Let only the account of the server read it (chmod 600, or 640 for a group).'
  },
  newKey: {
    sv: 'Nyckeln visas bara nu. Ge den till programmet som ska använda den:\n{{key}}\nLägg till raden i keys för arkivet i inställningarna, med rollerna som behövs:\n{{line}}',
    en: 'The key is shown only now. Give it to the program that is to use it:\n{{key}}\nAdd the line to keys of the archive in the configuration, with the roles that are needed:\n{{line}}'
  },
  stopping: { sv: 'Servern stängs i ordning.', en: 'The server is closing in order.' }
} as const satisfies Record<string, Text>
