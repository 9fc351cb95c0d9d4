// What is said of a computer's settings, to be handed to whoever sees to the computers: which policy, where, and what it has to be.
import type { BrowserFinding, BrowserRule, ComputerCheck } from './computer.ts'
import { fill, type Language } from './errors.ts'
import type { Policies } from './policies.ts'
import type { Words } from './refusal-words.ts'

const RULES: Readonly<Record<BrowserRule, Readonly<Record<Language, string>>>> = {
  'no-steering': {
    sv: 'Inget kan samlas in: en princip förbjuder program att styra {{browser}}. Be IT-enheten låta {{policy}} i {{place}} tillåta det på den här datorn, eller ta bort principen där.',
    en: 'Nothing can be captured: a policy forbids programs to steer {{browser}}. Ask the IT unit to have {{policy}} in {{place}} allow it on this computer, or to remove the policy there.'
  },
  'own-profile': {
    sv: '{{browser}} tar den mapp som en princip anger i stället för den tomma profil som Kanalarkiv pekar ut, så sidor kan samlas in med någons egna inloggningar. Be IT-enheten ta bort {{policy}} ur {{place}} på den här datorn.',
    en: '{{browser}} takes the folder that a policy names instead of the empty profile that Kanalarkiv points out, so that pages may be captured with somebody’s own log-ins. Ask the IT unit to remove {{policy}} from {{place}} on this computer.'
  },
  'forced-extensions': {
    sv: 'En princip tvingar på {{browser}} tillägg, som körs också när Kanalarkiv startar webbläsaren utan tillägg och kan ändra sidorna som sparas. Be IT-enheten undanta den här datorn från {{policy}} i {{place}}.',
    en: 'A policy forces extensions upon {{browser}}. They run even though Kanalarkiv starts the browser without extensions, and may change the pages that are saved. Ask the IT unit to exempt this computer from {{policy}} in {{place}}.'
  },
  'forced-sign-in': {
    sv: 'En princip kräver att den som öppnar {{browser}} loggar in i webbläsaren, så sidor kan sparas som en inloggad ser dem, eller inte öppnas alls. Be IT-enheten sätta {{policy}} till 0 i {{place}} på den här datorn.',
    en: 'A policy demands that whoever opens {{browser}} signs in to the browser, so that pages may be saved as somebody who is signed in sees them, or not be opened at all. Ask the IT unit to set {{policy}} to 0 in {{place}} on this computer.'
  },
  'implicit-sign-in': {
    sv: '{{browser}} kan av sig själv logga in varje ny profil med datorns konto, eftersom datorn är ansluten till organisationen. Då sparas Microsofts egna sidor som för en inloggad. Be IT-enheten sätta {{policy}} till 0 i {{place}} på den här datorn.',
    en: '{{browser}} may by itself sign each new profile in with the account of the computer, since the computer is joined to the organisation. Microsoft’s own pages are then saved as for somebody who is signed in. Ask the IT unit to set {{policy}} to 0 in {{place}} on this computer.'
  }
}

const TOLD = {
  documents: {
    sv: 'Dokument ligger inte på den här datorn utan i {{path}}. Lägg arkivet på datorns egen disk, till exempel i C:\\Arkiv.',
    en: 'The documents are not on this computer but in {{path}}. Put the archive on the computer’s own disk, such as in C:\\Arkiv.'
  },
  profile: {
    sv: 'Din profil kopieras till {{path}} när du loggar ut. Lägg inte arkivet på skrivbordet eller någon annanstans i profilen.',
    en: 'Your profile is copied to {{path}} when you log out. Do not put the archive on the desktop or elsewhere in the profile.'
  },
  unreadable: {
    sv: 'Något kan vara bestämt för programmet i {{place}}, men det går inte att läsa. Därför uppdateras programmet inte. Be IT-enheten se till att det är rätt skrivet, att den som är inloggad får läsa det, och i Windows att mappen för tillfälliga filer går att skriva i.',
    en: 'Something may be decided for the program in {{place}}, but it cannot be read. The program is therefore not updated. Ask the IT unit to see to it that it is rightly written, that whoever is logged in may read it, and on Windows that the folder for temporary files can be written in.'
  },
  wrong: {
    sv: 'Det som är bestämt för programmet i {{place}} går inte att använda: {{names}}. Be IT-enheten rätta det.',
    en: 'What is decided for the program in {{place}} cannot be used: {{names}}. Ask the IT unit to correct it.'
  }
} satisfies Words

/** One finding, as it is said to a person. */
export const findingSentence = ({ rule, ...said }: BrowserFinding, language: Language): string =>
  fill(RULES[rule][language], said)

/** All there is to tell of a computer, a sentence each, what stops captures first; nothing where all is well. */
export function computerSentences(check: ComputerCheck, language: Language): string[] {
  const { findings, policies, documentsAt, profileAt } = check
  const tell = (what: keyof typeof TOLD, params: Record<string, string>) => fill(TOLD[what][language], params)
  return [
    ...findings.map(finding => findingSentence(finding, language)),
    ...(policies.wrong.length === 0
      ? []
      : [
          tell(policies.wrong.includes(policies.place ?? '') ? 'unreadable' : 'wrong', {
            ...{ place: policies.place ?? '', names: policies.wrong.join(', ') }
          })
        ]),
    ...(documentsAt === null ? [] : [tell('documents', { path: documentsAt })]),
    ...(profileAt === null ? [] : [tell('profile', { path: profileAt })])
  ]
}

/** The policies that count, by the names that they are written with. */
export const policiesInForce = (policies: Policies): string[] =>
  Object.entries(policies).flatMap(([name, value]) =>
    value === null ? [] : [`  ${name.charAt(0).toUpperCase()}${name.slice(1)}: ${value}`]
  )
