// What `inbox` says.
import type { Answer } from '#shared/inbox.ts'
import type { Text } from '../language.ts'

export const inbox = {
  group: {
    sv: 'konversationer: vad som väntar och vem som handlägger',
    en: 'conversations: what waits and who handles it'
  },
  list: {
    sv: 'visa konversationerna, det mest brådskande först',
    en: 'show the conversations, the most urgent first'
  },
  show: {
    sv: 'visa en konversation och vad som har svarats',
    en: 'show a conversation and what was answered'
  },
  assign: { sv: 'ange vem som handlägger', en: 'say who handles it' },
  answer: {
    sv: 'anteckna vad som har gjorts åt det som väntar; ingenting skickas',
    en: 'note what has been done about what waits; nothing is sent'
  },
  reply: {
    sv: 'visa eller ändra kanalens svar till den som hänvisas till brevlådan',
    en: 'show or change the channel’s reply to those who are redirected to the mailbox'
  },
  automatic: {
    sv: 'visa eller ändra vad plattformen svarar av sig själv i kanalen; det räknas inte som svar i det som läses in efteråt',
    en: 'show or change what the platform itself answers in the channel; it is no answer in what is imported afterwards'
  },
  automaticSet: {
    sv: 'det automatiska svaret, ordagrant; {name} står för det som skiljer sig; får anges flera gånger',
    en: 'the automatic reply, word for word; {name} stands for what differs; may be given several times'
  },
  automaticNone: { sv: 'inga automatiska svar', en: 'no automatic replies' },
  setOrNone: { sv: 'Ange --set eller --none, inte båda.', en: 'Give --set or --none, not both.' },
  noAutomatic: { sv: 'Kanalen har inga automatiska svar.', en: 'The channel has no automatic replies.' },
  which: { sv: 'vad som visas', en: 'what is shown' },
  ofChannel: { sv: 'bara den här kanalen', en: 'only this channel' },
  ofHandler: { sv: 'bara den här användarens', en: 'only this user’s' },
  ofNobody: { sv: 'bara det som ingen handlägger', en: 'only what nobody handles' },
  assignTo: {
    sv: 'användaren, med namnet i datorn eller id',
    en: 'the user, by the name in the computer or the id'
  },
  assignNobody: { sv: 'ingen', en: 'nobody' },
  text: { sv: 'svaret som gavs', en: 'the answer that was given' },
  sent: { sv: 'när svaret skickades', en: 'when the answer was sent' },
  by: { sv: 'vem som svarade', en: 'who answered' },
  where: { sv: 'var svaret skickades', en: 'where the answer was sent' },
  forwarded: { sv: 'vem det lämnades vidare till', en: 'to whom it was passed on' },
  needless: { sv: 'varför inget svar behövs', en: 'why no answer is needed' },
  replySet: {
    sv: 'ny text; {mailbox} står för brevlådan',
    en: 'a new text; {mailbox} stands for the mailbox'
  },
  replyStandard: { sv: 'gå tillbaka till standardtexten', en: 'go back to the standard text' },
  handlerOrNobody: {
    sv: 'Ange --handler eller --nobody, inte båda.',
    en: 'Give --handler or --nobody, not both.'
  },
  setOrStandard: { sv: 'Ange --set eller --standard, inte båda.', en: 'Give --set or --standard, not both.' },
  answerNeeds: {
    sv: 'Till --text hör --sent (när), --by (vem) och --where (var).',
    en: 'With --text go --sent (when), --by (who) and --where (where).'
  },
  noted: { sv: 'Det är antecknat.', en: 'It is noted.' },
  isHandledBy: { sv: 'Handläggs nu av {name}.', en: 'Now handled by {name}.' },
  isNobodys: { sv: 'Handläggs nu av ingen.', en: 'Now handled by nobody.' },
  noAnswer: { sv: 'räknas inte som svar', en: 'does not count as an answer' },
  older: { sv: 'Äldre meddelanden visas inte.', en: 'Older messages are not shown.' },
  kinds: {
    answered: { sv: 'Besvarat', en: 'Answered' },
    forwarded: { sv: 'Lämnat vidare', en: 'Passed on' },
    'no-answer': { sv: 'Behöver inget svar', en: 'Needs no answer' }
  } satisfies Record<Answer['kind'], Text>,
  states: {
    overdue: { sv: 'försenad', en: 'overdue' },
    waiting: { sv: 'väntar på svar', en: 'waits for an answer' },
    undecided: { sv: 'ska föras vidare', en: 'to be routed' },
    done: { sv: 'klar', en: 'done' }
  },
  rows: {
    id: { sv: 'Id', en: 'Id' },
    due: { sv: 'Svar senast', en: 'Due' },
    state: { sv: 'Läge', en: 'State' },
    handler: { sv: 'Handläggare', en: 'Handler' },
    channel: { sv: 'Kanal', en: 'Channel' },
    sender: { sv: 'Avsändare', en: 'Sender' },
    latest: { sv: 'Senaste', en: 'Latest' },
    messages: { sv: 'Meddelanden', en: 'Messages' },
    undecided: { sv: 'Ska föras vidare', en: 'To be routed' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
