// What main itself says: the menu and its few dialogs. The pages have their own texts.
import type { Language } from './settings.ts'

const TEXTS = {
  sv: {
    archive: 'Arkiv',
    print: 'Skriv ut …',
    changeArchive: 'Byt arkiv …',
    goHome: 'Till arkivet',
    close: 'Avsluta',
    edit: 'Redigera',
    undo: 'Ångra',
    redo: 'Gör om',
    cut: 'Klipp ut',
    copy: 'Kopiera',
    paste: 'Klistra in',
    selectAll: 'Markera allt',
    view: 'Visa',
    back: 'Bakåt',
    forward: 'Framåt',
    actualSize: 'Verklig storlek',
    zoomIn: 'Förstora',
    zoomOut: 'Förminska',
    fullScreen: 'Helskärm',
    help: 'Hjälp',
    showHelp: 'Visa hjälpen',
    showLog: 'Visa loggen',
    about: 'Om Kanalarkiv',
    chooseFolder: 'Välj en mapp',
    chooseFiles: 'Välj filer',
    save: 'Spara som',
    openPage: 'Vill du öppna sidan i din webbläsare?',
    open: 'Öppna',
    cancel: 'Avbryt',
    server: {
      away: {
        title: '{{host}} svarar inte',
        text: 'Programmet försöker igen av sig självt och fortsätter när svaret kommer. Dröjer det, fråga IT-enheten om servern och nätverket.'
      },
      untrusted: {
        title: 'Certifikatet för {{host}} går inte att lita på',
        text: 'Programmet ansluter inte, för någon annan kan ha ställt sig emellan. Kontakta IT-enheten. Programmet försöker igen av sig självt.'
      },
      'no-archive': {
        title: 'Servern har inget arkiv på adressen {{host}}',
        text: 'Kontrollera adressen med den som sköter servern.'
      },
      refused: {
        title: '{{host}} visar inte sidan (svar {{status}})',
        text: 'Välj Till arkivet i menyn Arkiv för att komma tillbaka eller försöka igen. Händer det igen, kontakta den som sköter servern.'
      },
      notFetched: {
        title: 'Filen {{file}} hämtades inte',
        text: 'Hämtningen bröts och inget av filen har sparats. Försök igen. Är disken full, välj en annan plats.'
      }
    },
    lendLogin: {
      title: 'Vill du logga in på {{host}} och låna ut inloggningen?',
      text: 'En server vill samla in {{address}} som inloggad. Din webbläsare öppnas med en tom profil. Logga in där, låt webbplatsen komma ihåg dig, och stäng webbläsaren. Inloggningen krypteras så att bara servern kan läsa den, och tas bort från den här datorn. Programmet ser aldrig lösenordet. Gör det bara om det var du som bad om det.',
      logIn: 'Logga in',
      file: 'Inloggning',
      save: 'Spara inloggningen, och lämna filen till servern där du bad om den',
      notLent: 'Inloggningen lånades inte ut'
    },
    leave: {
      goesOn: {
        title: 'En fil hämtas från servern.',
        text: 'Lämnar du arkivet avbryts hämtningen och inget av filen sparas.'
      },
      unsaved: {
        title: 'Det finns ifyllda uppgifter som inte är sparade.',
        text: 'De försvinner om du lämnar arkivet.'
      },
      end: 'Lämna arkivet'
    },
    changeArchiveHelp: 'Ett annat arkiv öppnar du med Byt arkiv i menyn Arkiv.',
    notServer: {
      title: 'Programmet startades med en serveradress som inte går att använda.',
      text: 'Efter --server ska det stå en adress som börjar med https://, utan användarnamn och lösenord. Rätta genvägen som programmet startas med.'
    },
    notOpened: 'Arkivet {{dir}} öppnades inte.',
    replay: 'Sparad webbsida',
    replayed: 'Insamlad {{time}}. Återgivning av den sparade webbsidan; inget hämtas från nätet.',
    notSaved: 'Sidan finns inte i webbarkivet',
    notSavedText:
      'Den sparades inte när webbsidan samlades in, och inget hämtas från nätet. Tryck Alt och vänsterpil för att gå tillbaka.',
    runGoesOn: 'En insamling pågår.',
    runGoesOnText:
      'Avslutas programmet avbryts den. Det som är klart finns kvar, och den kan fortsätta nästa gång. Programmet kan också ligga kvar vid klockan tills insamlingen är klar.',
    serverLater: 'Arkivet på servern öppnas inte nu. Försök igen när insamlingen är klar.',
    keepRunning: 'Låt den fortsätta',
    endRun: 'Avbryt insamlingen och avsluta',
    showWindow: 'Visa Kanalarkiv',
    saveComment: 'Spara kommentar',
    runEnded: 'Ingen insamling pågår längre',
    runEndedText: 'Öppna Kanalarkiv och se hur det gick.',
    answersWait: 'Svar väntar',
    answersCount: 'Försenade: {{overdue}}. Ska besvaras i dag: {{dueToday}}.'
  },
  en: {
    archive: 'Archive',
    print: 'Print …',
    changeArchive: 'Change archive …',
    goHome: 'Go to the archive',
    close: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    back: 'Back',
    forward: 'Forward',
    actualSize: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    help: 'Help',
    showHelp: 'Show help',
    showLog: 'Show the log',
    about: 'About Kanalarkiv',
    chooseFolder: 'Choose a folder',
    chooseFiles: 'Choose files',
    save: 'Save as',
    openPage: 'Do you want to open the page in your web browser?',
    open: 'Open',
    cancel: 'Cancel',
    server: {
      away: {
        title: '{{host}} does not answer',
        text: 'The program tries again by itself, and goes on when the answer comes. If it takes long, ask your IT department about the server and the network.'
      },
      untrusted: {
        title: 'The certificate of {{host}} cannot be trusted',
        text: 'The program does not connect, since somebody else may stand in between. Ask your IT department. The program tries again by itself.'
      },
      'no-archive': {
        title: 'The server has no archive at {{host}}',
        text: 'Check the address with whoever looks after the server.'
      },
      refused: {
        title: '{{host}} does not show the page (answer {{status}})',
        text: 'Choose Go to the archive in the menu Archive to come back or to try again. If it happens again, tell whoever looks after the server.'
      },
      notFetched: {
        title: 'The file {{file}} was not fetched',
        text: 'The transfer was cut off, and nothing of the file has been saved. Try again. If the disk is full, choose another place.'
      }
    },
    lendLogin: {
      title: 'Do you want to log in at {{host}} and lend the log-in?',
      text: 'A server wants to capture {{address}} logged in. Your web browser opens with an empty profile. Log in there, let the site remember you, and close the browser. The log-in is encrypted so that only the server can read it, and removed from this computer. The program never sees the password. Do it only if it was you who asked for it.',
      logIn: 'Log in',
      file: 'Log-in',
      save: 'Save the log-in, and give the file to the server where you asked for it',
      notLent: 'The log-in was not lent'
    },
    leave: {
      goesOn: {
        title: 'A file is being fetched from the server.',
        text: 'If you leave the archive, the transfer is cut off, and nothing of the file is saved.'
      },
      unsaved: {
        title: 'Something that has been filled in is not saved.',
        text: 'It is gone if you leave the archive.'
      },
      end: 'Leave the archive'
    },
    changeArchiveHelp: 'You open another archive with Change archive in the menu Archive.',
    notServer: {
      title: 'The program was started with the address of a server that cannot be used.',
      text: 'After --server an address must follow that begins with https://, without a user name and password. Correct the shortcut that starts the program.'
    },
    notOpened: 'The archive {{dir}} was not opened.',
    replay: 'Saved web page',
    replayed: 'Captured {{time}}. Replay of the saved web page; nothing is fetched from the network.',
    notSaved: 'The page is not in the web archive',
    notSavedText:
      'It was not saved when the web page was captured, and nothing is fetched from the network. Press Alt and the left arrow key to go back.',
    runGoesOn: 'A capture run is going on.',
    runGoesOnText:
      'If the program ends, the run is cut off. What is finished remains, and it can go on the next time. The program can also stay beside the clock until the run is finished.',
    serverLater: 'The archive on the server is not opened now. Try again when the run is finished.',
    keepRunning: 'Let it go on',
    endRun: 'End the run and quit',
    showWindow: 'Show Kanalarkiv',
    saveComment: 'Save comment',
    runEnded: 'No capture run is going on any more',
    runEndedText: 'Open Kanalarkiv and see how it went.',
    answersWait: 'Answers are waited for',
    answersCount: 'Overdue: {{overdue}}. Due today: {{dueToday}}.'
  }
} as const satisfies Record<Language, Readonly<Record<string, string | object>>>

/** The texts in one language. */
export function texts(language: Language): (typeof TEXTS)[Language] {
  return TEXTS[language]
}
