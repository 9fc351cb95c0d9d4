// What `mail` says.
import type { OutgoingState } from '#shared/outbox.ts'
import type { Text } from '../language.ts'

export const mail = {
  group: {
    sv: 'e-post: skicka till brevlådan, hämta ur brevlådor',
    en: 'e-mail: send to the mailbox, fetch from mailboxes'
  },
  server: {
    sv: 'ställ in servern för utgående e-post; lösenordet läses från standard in',
    en: 'set the server for outgoing mail; the password is read from standard input'
  },
  status: {
    sv: 'visa server, brevlådor och vad som väntar',
    en: 'show the server, the mailboxes and what waits'
  },
  test: { sv: 'skicka ett prov', en: 'send a trial' },
  forget: { sv: 'glöm servern och dess lösenord', en: 'forget the server and its password' },
  list: { sv: 'visa mejlen och hur det gick', en: 'show the mails and what became of them' },
  send: { sv: 'skicka det som väntar', en: 'send what waits' },
  again: {
    sv: 'skicka om ett mejl som nekades, kom i retur eller är ovisst',
    en: 'send a mail again that was refused, bounced or is uncertain'
  },
  arrived: {
    sv: 'anteckna att ett ovisst mejl har kommit fram',
    en: 'note that an uncertain mail has arrived'
  },
  mailbox: {
    sv: 'lägg till en brevlåda att hämta ur; lösenordet läses från standard in',
    en: 'add a mailbox to fetch from; the password is read from standard input'
  },
  fetch: { sv: 'hämta nya mejl, ur en brevlåda eller alla', en: 'fetch new mail, from one mailbox or all' },
  password: {
    sv: 'byt lösenord till en brevlåda, sedan servern godtagit det',
    en: 'replace the password of a mailbox, once the server has taken it'
  },
  unfetch: { sv: 'glöm en brevlåda och dess lösenord', en: 'forget a mailbox and its password' },
  host: { sv: 'serverns namn', en: 'the name of the server' },
  port: { sv: 'porten', en: 'the port' },
  security: {
    sv: 'tls, starttls eller none; none bara för en server på den här datorn',
    en: 'tls, starttls or none; none only for a server on this computer'
  },
  user: { sv: 'användarnamnet', en: 'the user name' },
  sender: { sv: 'adressen som mejl kommer från', en: 'the address that mail comes from' },
  to: { sv: 'mottagaren', en: 'the recipient' },
  againTo: { sv: 'en annan mottagare', en: 'another recipient' },
  ofState: {
    sv: 'bara i det här läget; trouble är det som behöver åtgärd',
    en: 'only in this state; trouble is what must be seen to'
  },
  channel: { sv: 'kanalen som meddelandena hör till', en: 'the channel the messages belong to' },
  folder: { sv: 'mappen som läses', en: 'the folder that is read' },
  move: { sv: 'flytta sparade mejl till den här mappen', en: 'move mails that are saved to this folder' },
  flag: { sv: 'märk sparade mejl', en: 'flag mails that are saved' },
  keep: { sv: 'ändra ingenting i brevlådan', en: 'change nothing in the mailbox' },
  serverWorks: { sv: 'Servern {host} svarar och är sparad.', en: 'The server {host} answers and is saved.' },
  serverForgotten: {
    sv: 'Servern är glömd. Det som är i kö väntar.',
    en: 'The server is forgotten. What is queued waits.'
  },
  noServer: {
    sv: 'Ingen server för utgående e-post är inställd.',
    en: 'No server for outgoing mail is set.'
  },
  counts: {
    sv: 'Mejl i kö: {waiting}. Behöver åtgärd: {trouble}.',
    en: 'Mails queued: {waiting}. To be seen to: {trouble}.'
  },
  mailIs: { sv: 'Mejlet till {recipient}: {state}.', en: 'The mail to {recipient}: {state}.' },
  mailboxWorks: {
    sv: 'Mappen {folder} hos {user} svarar och är tillagd.',
    en: 'The folder {folder} of {user} answers and is added.'
  },
  mailboxForgotten: {
    sv: 'Brevlådan är glömd. Det som är hämtat finns kvar.',
    en: 'The mailbox is forgotten. What was fetched remains.'
  },
  noMailboxes: { sv: 'Ingen brevlåda är angiven.', en: 'No mailbox is given.' },
  fetched: {
    sv: '{mailbox}: {seen} mejl, varav {imported} {imported|nytt|nya}, {known} redan {known|känt|kända}, {own} om egna mejl, {tooLarge} för {tooLarge|stort|stora}. Nya meddelanden: {messages}.',
    en: '{mailbox}: {seen} {seen|mail|mails}, of which {imported} new, {known} already known, {own} about our own, {tooLarge} too large. New messages: {messages}.'
  },
  states: {
    queued: { sv: 'i kö', en: 'queued' },
    sending: { sv: 'skickas', en: 'being sent' },
    accepted: { sv: 'mottaget av servern', en: 'taken by the server' },
    unknown: { sv: 'ovisst', en: 'uncertain' },
    refused: { sv: 'nekat', en: 'refused' },
    arrived: { sv: 'framme', en: 'arrived' },
    bounced: { sv: 'kom i retur', en: 'bounced' }
  } satisfies Record<OutgoingState, Text>,
  rows: {
    id: { sv: 'Id', en: 'Id' },
    server: { sv: 'Server', en: 'Server' },
    sender: { sv: 'Avsändare', en: 'Sender' },
    checked: { sv: 'Svarade senast', en: 'Last answered' },
    problem: { sv: 'Hinder', en: 'Trouble' },
    mailbox: { sv: 'Brevlåda', en: 'Mailbox' },
    channel: { sv: 'Kanal', en: 'Channel' },
    fetched: { sv: 'Hämtad', en: 'Fetched' },
    taken: { sv: 'Mejl', en: 'Mails' },
    state: { sv: 'Läge', en: 'State' },
    recipient: { sv: 'Mottagare', en: 'Recipient' },
    attempts: { sv: 'Försök', en: 'Attempts' },
    next: { sv: 'Nästa försök', en: 'Next attempt' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
