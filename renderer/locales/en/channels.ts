import { capitalised, labelsIn, wordsIn } from '#shared/in-language.ts'
import { FIELD_WORDS, PLATFORM_WORDS } from '#shared/register-words.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { IMPORT_COLUMNS } from '#shared/words/import-columns.ts'
import { methodLabels } from '#shared/words/methods.ts'
import { DUE_STATES } from '#shared/words/values.ts'
import type { channels as sv } from '../sv/channels.ts'

const label = fieldLabels('en')
const does = methodLabels('en')

/** The register. */
export const channels = {
  title: 'Channels',
  lead: 'The register of the municipality’s official social-media channels.',
  register: does('channels.register'),
  none: 'No channels are registered yet.',
  noneText: 'Register the first channel. Give its addresses, who is responsible for it and what it is for.',
  withRetired: 'Show retired channels too',
  together: {
    edit_one: 'Change {{count}} channel',
    edit_other: 'Change {{count}} channels',
    title_one: 'Change {{count}} channel',
    title_other: 'Change {{count}} channels at once',
    owner: 'Change department and responsible person',
    capture: 'Change how the pages are captured'
  },
  list: {
    search: 'Search the channels',
    lacks: 'Show only',
    'to-capture': 'Not yet captured',
    overdue: 'Overdue ones',
    'no-mandate': 'Without a mandate',
    'has-left': 'Responsible person has left',
    columns: 'Columns',
    count: '{{found}} of {{all}}',
    none: 'No channel has what you are looking for.'
  },
  name: 'Channel',
  platform: 'Platform',
  department: 'Department',
  responsible: 'Responsible',
  lastCapture: label('lastCaptureAt'),
  never: 'Never',
  due: 'State',
  mandate: 'Mandate',
  mandateValid: 'Valid',
  mandateMissing: 'Missing',
  mandateExpired: 'Expired',
  mandateNotForPeople: 'Not for everyone',
  purpose: 'Purpose',
  standIn: 'Stand-in',
  benefit: 'Benefit',
  commentPurpose: label('commentPurpose'),
  contact: label('contact'),
  responseTime: label('responseTime'),
  hasLogo: label('hasLogo'),
  openedOn: 'Opened',
  hasLeft: label('departed'),
  leftOn: 'Left {{date}}',
  addresses: 'Addresses',
  dialogue: 'Dialogue',
  dialogueYes: 'Visitors can comment or send messages',
  dialogueNo: 'Visitors can neither comment nor send messages',
  registeredAt: 'Registered',
  closedOn: 'Closed',
  retiredAt: 'Retired in the register',
  retiredBecause: label('retiredBecause'),
  facts: 'Facts',
  latest: 'Captures of the channel',
  captureNow: 'Capture the channel',
  captureChoices: 'More ways to capture the channel',
  captureWith: 'Choose how the channel is captured …',
  lastToNothing: 'The latest capture came to nothing',
  whatToDo: 'See what can be done',
  timeline: 'Captures, latest first',
  openNewest: 'Open the latest picture',
  lacks: {
    title: 'This is missing',
    nothing: 'The channel has what is required.',
    due: 'The channel is not captured this half-year.',
    overdue: 'The channel is captured neither this half-year nor the last.',
    mandate: {
      missing: 'There is no decision that the channel may be used.',
      expired: 'The decision on the channel no longer holds.',
      'not-for-people': 'The person responsible or the stand-in has no mandate to speak.'
    },
    responsible: 'The person responsible, {{name}}, has left.',
    standIn: 'The stand-in, {{name}}, has left.',
    logo: 'The municipality’s logo is not shown in the channel.',
    contact: 'It is not noted which contact details the channel shows.',
    responseTime: 'It is not noted which response time the channel gives.'
  },
  openAddress: 'Open {{address}} in the browser',
  openPage: 'Open in the browser',
  preview: 'Chosen channel: {{name}}',
  newestPicture: 'Open the newest capture with a picture',
  neverCaptured: 'The channel has not been captured yet.',
  edit: 'Edit',
  change: capitalised(FIELD_WORDS.visibleChange.en),
  retire: 'Retire the channel',
  takeUp: 'Take up again',
  setMandate: 'Enter a mandate',
  states: labelsIn(DUE_STATES, 'en'),
  platforms: wordsIn(PLATFORM_WORDS, 'en'),
  form: {
    registerTitle: does('channels.register'),
    editTitle: 'Edit the channel {{name}}',
    name: capitalised(IMPORT_COLUMNS.name.en),
    addresses: 'Addresses to capture',
    addressesHelp: 'One address on each line, the whole address with https://',
    moreAddresses: 'More pages of the channel',
    addressesOf: {
      about: 'About pages',
      videos: 'Pages with videos',
      groups: 'Groups',
      other: 'Other pages'
    },
    noStandIn: 'Nobody',
    shownInChannel: 'What the channel shows visitors',
    contactHelp: 'The official e-mail address or telephone number.',
    responseTimeHelp: 'Such as “Within one working day”.',
    logo: { yes: 'Yes', no: 'No', unknown: 'Do not know' },
    purpose: 'Purpose',
    purposeHelp: 'What the channel is for.',
    dialogue: 'Visitors can comment or send messages',
    newDepartment: 'New department …',
    departmentName: label('departmentId.name'),
    departmentMailbox: 'The authority’s mailbox',
    newPerson: 'New person …',
    personName: 'Name of the person',
    personEmail: 'E-mail',
    withMandate: 'There is a mandate for the channel',
    registered: 'The channel {{name}} is registered.',
    saved: 'The changes are saved.'
  },
  strikeForm: {
    title: 'The mandate was entered by mistake',
    lead: 'The mandate is struck: it does not hold, and the one before it holds again. It stays in the list with the reason. Then enter the right one.',
    done: 'The mandate is struck.'
  },
  mandateForm: {
    title: 'Mandate for the channel {{name}}',
    lead: 'Who decided that the channel may be used. A new mandate replaces the old one; the old one remains in the journal.',
    decidedBy: capitalised(IMPORT_COLUMNS.decidedBy.en),
    decidedOn: 'Date of the decision',
    validUntil: capitalised(IMPORT_COLUMNS.validUntil.en),
    untilFurther: 'Until further notice',
    reference: 'Diary number or other reference',
    holdsNot: 'Does not hold',
    covers: 'The mandate is for',
    coversNeeded: 'Choose at least one.',
    coversChannel: 'The channel',
    coversPerson: '{{name}} may speak in the channel',
    tool: 'Tool',
    toolHelp: 'The program or account that the channel is run with, such as Meta Business Suite.',
    document: 'Decision document',
    peopleLack: 'Someone lacks a mandate',
    peopleLackText: 'The responsible person or the stand-in has no valid mandate to speak in the channel.',
    save: 'Save the mandate',
    saved: 'The mandate is saved.',
    none: 'No mandate is recorded. The channel may not be used without an explicit one.',
    expired: 'The mandate is no longer valid. The channel may not be used without a new one.'
  },
  captureForm: {
    title: 'How the channel is captured',
    reach: 'How far are the pages followed?',
    reachHelp:
      'A long feed otherwise ends at a limit, and the capture is partial. Following it far takes more time.',
    reaches: {
      ordinary: 'As usual: 50,000 pixels, a minute and a half at the most',
      far: 'Far: 200,000 pixels, ten minutes at the most'
    },
    private: 'May the pages lie in a private network?',
    privateHelp:
      'A page in the authority’s own network, or on the computer itself, is not what visitors on the web see. So it is only opened and captured if the answer is yes. Then the page may reach other computers in the network too: answer yes only for pages that you trust.',
    films: 'Should yt-dlp fetch films that the page does not give?',
    filmsHelp:
      'Films in the players of other websites can only be fetched by the program yt-dlp, if somebody has installed it on the computer that captures. It asks the website itself, without a log-in. Read first what the terms of the platform say.',
    yes: 'Yes',
    no: 'No',
    save: 'Save',
    saved: 'The setting is saved.'
  },
  changeForm: {
    title: 'Visible change of the channel {{name}}',
    lead: 'Before a channel changes its name, looks or direction it must have been captured today or yesterday. The capture is read back and verified.',
    text: 'What will be changed?',
    confirm: 'Note the change',
    done: 'The change of {{name}} is noted.'
  },
  retireForm: {
    title: 'Retire the channel {{name}}',
    lead: 'The channel must have been captured today or yesterday. The capture is read back and verified. If it is partial, you are told what is missing. Everything that was saved remains, but nothing new can be saved on it.',
    text: 'Why is the channel retired?',
    closedOnHelp:
      'The day on which the channel was closed to visitors. It may be before today, but not before the day on which it was opened.',
    partial: 'The partial capture will do',
    partialHelp: 'You have read what is missing. The journal says for how many pages it was partial.',
    without: 'It must be done without a capture',
    withoutHelp:
      'Such as when the page is already gone, or only the register is corrected. The reason stands in the journal.',
    override: 'Why is it done without a capture?',
    confirm: 'Retire the channel',
    done: 'The channel {{name}} is retired.'
  },
  takeUpForm: {
    title: 'Take the channel {{name}} up again',
    lead: 'The channel counts as in use all the time, also in the coverage of the half-years in which it stood as retired. Posts whose consent was withdrawn since are put among the comments. That it was retired stays in the history.',
    done: 'The channel {{name}} is in use again.'
  }
} satisfies typeof sv
