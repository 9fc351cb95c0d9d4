import { labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { PROFILE_STATES, ROUND_STATES } from '#shared/words/values.ts'
import type {
  profiles as svProfiles,
  proxy as svProxy,
  rounds as svRounds,
  runs as svRuns,
  signing as svSigning
} from '../sv/rounds.ts'

const label = fieldLabels('en')

// Half-year rounds, browser profiles, and what is done with a run.

export const runs: typeof svRuns = {
  pause: 'Pause',
  pausing: 'Pausing …',
  resume: 'Resume',
  retry: 'Try again with what did not work',
  stop: 'End the run',
  went: 'The run is resumed.',
  waiting: '{{count}} {{count|address is|addresses are}} left.',
  paused: {
    person: { title: 'The run is paused', text: 'What is done remains. Resume when you want to.' },
    login: {
      title: 'The run waits for a log-in',
      text: 'A channel requires a log-in. The rest is captured. Log in with a browser profile under Log-ins, and then resume.'
    },
    host: {
      title: 'The run waits for a website',
      text: 'A website takes no more requests just now and is left alone. The run can be resumed {{until}}.'
    },
    disk: {
      title: 'The run was paused before the disk was full',
      text: 'Free some space on the disk with the archive, and then resume.'
    },
    files: {
      title: 'The run waits for the store of files',
      text: 'The store (S3) in which the archive’s files lie did not answer, or did not take them. What is done remains. See that the service is running, and then resume.'
    }
  },
  interrupted: {
    title: 'The run was interrupted',
    text: 'The program ended in the middle, or something kept it from going on. What is done remains, and the run can be resumed.'
  },
  stopped: { title: 'The run was stopped', text: 'What is done remains, and the run can be resumed.' },
  lacking: {
    title: 'Not everything could be captured',
    text: 'Try again later. What is captured already is not fetched anew.'
  },
  forecast: 'About {{bytes}} and {{minutes}} for {{addresses}}. Free on the disk: {{free}}.',
  minutes_one: '{{number}} minute',
  minutes_other: '{{number}} minutes',
  addresses_one: '{{number}} address',
  addresses_other: '{{number}} addresses',
  tooSmall: 'The disk is too small for this capture. Free some space, or choose fewer channels.',
  department: 'One department',
  departmentOnly: 'Capture only what is left of this half-year'
}

export const rounds: typeof svRounds = {
  title: 'Half-year rounds',
  lead: 'The channels of each department are captured once each half-year, on a working day within the plan. A round that is missed is noted and made up for.',
  none: 'No rounds are made by themselves',
  noneText:
    'Set a plan, and the rounds of the half-year are made while the program is open, or by the scheduler of the computer.',
  edit: 'Change the plan',
  plan: 'Plan',
  planText: '{{spring}} and {{autumn}}, between {{from}} and {{to}} o’clock.',
  planned: 'Time',
  department: 'Department',
  period: 'Half-year',
  state: 'State',
  channels: 'Channels',
  run: 'Run',
  showRun: 'Show',
  calendar: {
    title: 'Half-year calendar',
    before: 'The half-year before',
    after: 'The half-year after',
    within: 'Within the plan'
  },
  states: labelsIn(ROUND_STATES, 'en'),
  form: {
    title: label('plan'),
    lead: 'July and the weeks around Christmas are never among the days, since the pages are not as usual then.',
    for: 'The plan is for',
    everyone: 'All departments without a plan of their own',
    asCommon: 'Follow the common plan',
    springFrom: 'Spring, from (month-day)',
    springTo: 'Spring, to',
    autumnFrom: 'Autumn, from',
    autumnTo: 'Autumn, to',
    hourFrom: 'From (hour)',
    hourTo: 'To (hour)',
    save: 'Save the plan',
    off: 'Make no automatic rounds',
    saved: 'The plan is saved.',
    taken: 'The plan is removed.'
  }
}

export const profiles: typeof svProfiles = {
  title: 'Log-ins',
  lead: 'For channels that show nothing without a log-in. You log in with the computer’s own browser. The program never sees the password, and the log-in is never in the archive.',
  leadWeb:
    'For channels that show nothing without a log-in. You log in in the web browser of your own computer and lend the log-in to the server, which captures. The program never sees the password, and the log-in is never in the archive.',
  none: 'No log-ins',
  noneText: 'Add one if a channel requires a log-in.',
  add: 'Add a log-in',
  name: 'Name',
  nameHelp: 'Such as which account it is. Write no password.',
  channels: 'Channels',
  channelsNeeded: 'Choose at least one channel.',
  state: 'State',
  checkedAt: 'Checked',
  expiresAt: 'Valid until',
  login: 'Log in',
  loginOf: 'Log in: {{name}}',
  loggingIn: 'Waiting for the browser to be closed …',
  loginHelp: 'The browser has been opened. Log in there, and close it when you are done.',
  lend: {
    title: 'Lend a log-in',
    open: 'Lend a log-in …',
    openOf: 'Lend a log-in: {{name}}',
    lead: 'The server captures {{address}} with a log-in that you make on your own computer. Kanalarkiv must be installed there.',
    steps:
      'The program asks first, and then opens your web browser with an empty profile. Log in, let the site remember you, and close the browser when you see the page. The log-in is encrypted so that only the server can read it. It replaces the one that the server had.',
    logIn: 'Log in on this computer',
    connected:
      'If the program is connected here, the log-in comes by itself. Otherwise the program saves a file.',
    file: 'Choose the file with the log-in …',
    waiting: 'The server is trying the log-in …',
    notFile: 'The file is no log-in that can be read. Choose the file that the program saved.'
  },
  check: 'Check',
  checkOf: 'Check: {{name}}',
  forget: 'Remove',
  forgetOf: 'Remove: {{name}}',
  added: 'The log-in is added. Log in to begin to use it.',
  checked: '{{name}}: {{state}}.',
  forgotten: 'The log-in is removed.',
  endsSoon: 'Ends soon',
  warning: 'A log-in has to be renewed',
  notOpened: 'A log-in could not be opened',
  warningText: '{{names}}. Log in again under Log-ins, so that the channels can be captured.',
  states: { ...labelsIn(PROFILE_STATES, 'en'), new: 'New' }
}

/** What pages are fetched through. */
export const proxy: typeof svProxy = {
  title: 'Proxy',
  lead: 'Needed where the network lets nothing out but through a proxy with a password. The password is in the keychain of the archive’s computer and nowhere else.',
  none: 'No proxy is given. Pages are fetched as the computer is set up.',
  set: 'Enter a proxy',
  change: 'Change the proxy',
  forget: 'Remove the proxy',
  forgotten: 'The proxy is removed.',
  saved: 'The proxy is saved, and it answers.',
  isSilent: 'The proxy is saved but does not answer',
  noAnswer:
    'Check the name and the port, and that the computer is on the right network. While the proxy does not answer nothing can be captured.',
  save: 'Save',
  userHelp: 'Leave empty if the proxy requires no password.',
  savedAt: 'Saved'
}

export const signing: typeof svSigning = {
  title: 'Signing of web archives',
  lead: 'With a key, the web archive (WACZ) of each capture is signed. Whoever was given the fingerprint of the municipality in another way can then see that a web archive comes from it and is unchanged. The secret key is in the keychain of the archive’s computer and nowhere else.',
  none: 'There is no key. Web archives are not signed.',
  make: 'Make a key',
  makeNew: 'Make a new key',
  made: 'The key has been made. Web archives are signed from now on.',
  fingerprint: label('fingerprint'),
  madeAt: 'Key made',
  notHere: 'The secret key is not on the archive’s computer. What is captured here is not signed.'
}
