// What main itself says: the menu and its few dialogs. The pages have their own texts.
import type { Language } from './settings.ts'

const TEXTS = {
  sv: {
    archive: 'Arkiv',
    print: 'Skriv ut …',
    changeArchive: 'Byt arkiv …',
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
      }
    },
    changeArchiveHelp: 'Ett annat arkiv öppnar du med Byt arkiv i menyn Arkiv.',
    notOpened: 'Arkivet {{dir}} öppnades inte.',
    replay: 'Sparad webbsida',
    replayed: 'Insamlad {{time}}. Återgivning av den sparade webbsidan; inget hämtas från nätet.',
    notSaved: 'Sidan finns inte i webbarkivet',
    notSavedText:
      'Den sparades inte när webbsidan samlades in, och inget hämtas från nätet. Tryck Alt och vänsterpil för att gå tillbaka.',
    runGoesOn: 'En insamling pågår.',
    runGoesOnText:
      'Avslutas programmet avbryts den. Det som är klart finns kvar, och den kan fortsätta nästa gång. Programmet kan också ligga kvar vid klockan tills insamlingen är klar.',
    keepRunning: 'Låt den fortsätta',
    endRun: 'Avbryt insamlingen och avsluta',
    showWindow: 'Visa Kanalarkiv',
    runEnded: 'Ingen insamling pågår längre',
    runEndedText: 'Öppna Kanalarkiv och se hur det gick.',
    answersWait: 'Svar väntar',
    answersCount: 'Försenade: {{overdue}}. Ska besvaras i dag: {{dueToday}}.'
  },
  en: {
    archive: 'Archive',
    print: 'Print …',
    changeArchive: 'Change archive …',
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
      }
    },
    changeArchiveHelp: 'You open another archive with Change archive in the menu Archive.',
    notOpened: 'The archive {{dir}} was not opened.',
    replay: 'Saved web page',
    replayed: 'Captured {{time}}. Replay of the saved web page; nothing is fetched from the network.',
    notSaved: 'The page is not in the web archive',
    notSavedText:
      'It was not saved when the web page was captured, and nothing is fetched from the network. Press Alt and the left arrow key to go back.',
    runGoesOn: 'A capture run is going on.',
    runGoesOnText:
      'If the program ends, the run is cut off. What is finished remains, and it can go on the next time. The program can also stay beside the clock until the run is finished.',
    keepRunning: 'Let it go on',
    endRun: 'End the run and quit',
    showWindow: 'Show Kanalarkiv',
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
