// What each role may do: one table over every method of the contract. A method without a line here does not compile.
import type { Contract } from './contract.ts'
import { ROLES, type Role } from './user.ts'

/**
 * Who may call a method. `anyone`: also one whom the archive does not know, since it shows only what is public anyway.
 * `member`: whoever has a role, since it shows what people have written, or who has done what.
 */
export type Rule = 'anyone' | 'member' | readonly Role[]

type Rules = {
  readonly [Noun in keyof Contract]: { readonly [Verb in keyof Contract[Noun]]: Rule }
}

const ADMINISTER: Rule = ['administrator']
const REGISTER: Rule = ['records-officer', 'administrator']
const CAPTURE: Rule = ['records-officer', 'moderator', 'archivist']
const HANDLE: Rule = ['records-officer', 'moderator']
const HAND_OVER: Rule = ['records-officer', 'archivist']
const HAND_OVER_OR_ADMINISTER: Rule = ['records-officer', 'archivist', 'administrator']
const DISPOSE: Rule = ['archivist']

export const RULES: Rules = {
  archive: {
    current: 'anyone',
    checkFolder: 'anyone',
    // Whoever founds an archive becomes its administrator.
    create: 'anyone',
    open: 'anyone',
    close: 'anyone',
    status: 'anyone',
    verify: 'member',
    events: 'anyone'
  },
  computer: { check: 'anyone' },
  users: { me: 'anyone', list: 'member', readingLog: 'anyone', setReadingLog: ADMINISTER, save: ADMINISTER },
  departments: {
    ...{ list: 'anyone', add: REGISTER, edit: REGISTER, remove: REGISTER },
    ...{ merge: REGISTER, merges: 'member', undoMerge: REGISTER }
  },
  people: {
    ...{ list: 'anyone', stillHeld: 'member', add: REGISTER, edit: REGISTER },
    ...{ merge: REGISTER, merges: 'member', undoMerge: REGISTER, remove: REGISTER }
  },
  channels: {
    list: 'anyone',
    find: 'anyone',
    register: REGISTER,
    edit: REGISTER,
    setMandate: REGISTER,
    mandates: 'member',
    strikeMandate: REGISTER,
    lackingMandate: 'member',
    retire: REGISTER,
    takeUp: REGISTER,
    announceChange: REGISTER
  },
  documents: { save: 'member' },
  // Whoever has the key may open a note; that the key is right is asked of the key itself.
  credentials: {
    list: 'member',
    save: REGISTER,
    remove: REGISTER,
    seal: REGISTER,
    open: 'member',
    keys: 'member',
    makeKey: ADMINISTER,
    restoreKey: 'member'
  },
  // What a mark keeps from whom is in shared/secrecy.ts.
  secrecy: {
    list: HAND_OVER,
    unregistered: HANDLE,
    of: 'member',
    mark: CAPTURE,
    lift: HAND_OVER,
    carriers: HAND_OVER,
    decideCarriers: HAND_OVER
  },
  consents: {
    list: 'member',
    add: HANDLE,
    addPlace: HANDLE,
    takeDown: HANDLE,
    withdraw: HANDLE,
    correctWithdrawal: HANDLE,
    undoWithdrawal: HANDLE,
    strike: HANDLE
  },
  registerHistory: { list: 'member' },
  // Whoever may moderate may use an account; its key is given by those who answer for the register.
  accounts: { list: 'member', add: REGISTER, renewKey: REGISTER, check: HANDLE, forget: REGISTER },
  readings: { start: HANDLE, list: 'member' },
  moderation: { find: 'member', act: HANDLE, checkProof: 'member', markRead: HANDLE },
  watch: {
    overview: 'member',
    comments: 'member',
    setPlan: HANDLE,
    follow: HANDLE,
    addPage: HANDLE,
    setPagePlan: HANDLE,
    removePage: HANDLE,
    visitPage: HANDLE,
    addWord: HANDLE,
    removeWord: HANDLE
  },
  // Whoever handles what comes in may have it told by mail, and so may those who keep the register.
  alerts: {
    list: 'member',
    raise: CAPTURE,
    markSeen: CAPTURE,
    markDone: CAPTURE,
    subscriptions: 'member',
    subscribe: ['records-officer', 'moderator', 'administrator']
  },
  websites: { list: 'anyone', add: REGISTER, edit: REGISTER, remove: REGISTER },
  publicList: {
    preview: 'anyone',
    publish: REGISTER,
    saveFile: REGISTER,
    publications: 'anyone',
    saveSettings: REGISTER
  },
  registerImport: {
    read: REGISTER,
    find: REGISTER,
    plan: REGISTER,
    rows: REGISTER,
    apply: REGISTER,
    list: 'member'
  },
  captures: {
    list: 'anyone',
    newest: 'anyone',
    find: 'anyone',
    timeline: 'anyone',
    text: 'anyone',
    saveWacz: HAND_OVER,
    savePicture: HAND_OVER,
    compare: 'anyone',
    places: 'anyone',
    channelSettings: 'member',
    setChannelSettings: REGISTER,
    proxy: 'member',
    setProxy: REGISTER,
    forgetProxy: REGISTER,
    signingKey: 'member',
    makeSigningKey: ADMINISTER,
    runs: 'anyone',
    currentRun: 'anyone',
    startRun: CAPTURE,
    findRun: 'anyone',
    forecastRun: 'member',
    pauseRun: CAPTURE,
    resumeRun: CAPTURE,
    retryRun: CAPTURE,
    stopRun: CAPTURE
  },
  // What a department confirms, it tells the one who keeps the register, at the window or on paper.
  attestations: {
    status: 'member',
    part: 'member',
    sign: REGISTER,
    strike: REGISTER,
    list: 'member',
    form: 'member',
    remind: REGISTER
  },
  checklists: { list: 'member', find: 'member', answer: HANDLE, missing: 'member' },
  coverage: { halfYear: 'anyone', trend: 'anyone', report: 'member', departmentReport: 'member' },
  profiles: {
    list: 'member',
    add: REGISTER,
    setChannels: REGISTER,
    login: CAPTURE,
    check: CAPTURE,
    loginWanted: CAPTURE,
    takeLogin: CAPTURE,
    forget: REGISTER
  },
  rounds: { plans: 'member', savePlan: REGISTER, list: 'member', runDue: CAPTURE },
  posts: {
    list: 'member',
    lastVisit: 'member',
    save: CAPTURE,
    stop: CAPTURE,
    platforms: 'member',
    platform: 'member',
    setPlatform: REGISTER,
    resetPlatform: REGISTER
  },
  comments: {
    list: 'member',
    find: 'member',
    places: 'member',
    people: 'member',
    person: 'member',
    ofPerson: 'member',
    candidates: HANDLE,
    pick: HANDLE,
    preserve: HANDLE,
    saveTogether: HANDLE,
    retry: HANDLE,
    verify: HANDLE,
    decide: HANDLE,
    saveUnder: HANDLE,
    register: CAPTURE,
    sendCopy: HANDLE,
    mail: HANDLE,
    propose: HANDLE,
    take: HANDLE,
    noteFacts: HANDLE,
    captureStop: 'member',
    liftCaptureStop: HANDLE,
    categories: 'member',
    // Whoever moderates may propose a ground; it is used once the information unit has approved it (P9d).
    addCategory: ['records-officer', 'moderator', 'administrator'],
    approveCategory: ['records-officer'],
    retireCategory: REGISTER,
    remove: HANDLE,
    confirmGone: HANDLE
  },
  messages: {
    list: 'member',
    find: 'member',
    paste: HANDLE,
    takeFile: HANDLE,
    route: HANDLE,
    correctRoute: HANDLE,
    routes: HANDLE,
    attachments: 'member',
    sightings: 'member',
    entry: HANDLE,
    sendCopy: HANDLE,
    mail: 'member'
  },
  processing: { list: 'member', find: 'member', save: REGISTER, report: 'member' },
  reports: {
    list: 'member',
    find: 'member',
    about: 'member',
    take: HANDLE,
    decide: HANDLE,
    correct: HANDLE,
    decisions: 'member'
  },
  imports: {
    start: HANDLE,
    readAccount: HANDLE,
    stop: HANDLE,
    current: 'member',
    list: 'member',
    find: 'member',
    findings: 'member'
  },
  deadlines: {
    rules: 'member',
    addClosedDay: REGISTER,
    removeClosedDay: REGISTER,
    setChannel: REGISTER,
    waiting: 'member',
    answers: 'member'
  },
  inbox: {
    list: 'member',
    counts: 'member',
    find: 'member',
    messages: 'member',
    answers: 'member',
    assign: HANDLE,
    answer: HANDLE,
    correctAnswer: HANDLE,
    route: HANDLE,
    redirectText: 'member',
    setRedirectText: REGISTER,
    automaticReplies: 'member',
    setAutomaticReplies: REGISTER
  },
  mailboxes: { list: 'member', add: REGISTER, renewPassword: REGISTER, fetch: HANDLE, forget: REGISTER },
  outbox: {
    server: 'member',
    saveServer: REGISTER,
    checkServer: REGISTER,
    forgetServer: REGISTER,
    test: REGISTER,
    list: 'member',
    find: 'member',
    counts: 'member',
    send: HANDLE,
    again: HANDLE,
    resolve: HANDLE
  },
  webhooks: {
    list: 'member',
    add: ADMINISTER,
    test: ADMINISTER,
    forget: ADMINISTER,
    deliveries: 'member',
    send: CAPTURE
  },
  exports: {
    list: 'member',
    propose: 'member',
    halfYears: 'member',
    selection: 'member',
    pack: HAND_OVER,
    create: HAND_OVER,
    stop: HAND_OVER,
    delivery: 'member',
    saveDelivery: HAND_OVER,
    receivers: 'member',
    saveReceiver: HAND_OVER,
    forgetReceiver: HAND_OVER,
    signer: 'member',
    makeSigner: ADMINISTER,
    takeSigner: ADMINISTER,
    endSigner: ADMINISTER,
    find: 'member',
    records: 'member',
    fourFields: 'member',
    report: 'member'
  },
  disclosures: {
    list: 'member',
    find: 'member',
    record: 'member',
    faces: 'member',
    open: HAND_OVER,
    addRecords: HAND_OVER,
    removeRecord: HAND_OVER,
    mask: HAND_OVER,
    unmask: HAND_OVER,
    openProposals: 'member',
    placesWith: HAND_OVER,
    maskWords: HAND_OVER,
    dismiss: HAND_OVER,
    undismiss: HAND_OVER,
    lookThrough: HAND_OVER,
    deliver: HAND_OVER,
    preview: HAND_OVER,
    correct: HAND_OVER,
    writeRefusal: HAND_OVER,
    end: HAND_OVER
  },
  receipts: {
    list: 'member',
    records: 'member',
    chain: 'member',
    enter: HAND_OVER,
    takeFile: HAND_OVER,
    withdraw: HAND_OVER
  },
  diarySystem: {
    settings: 'member',
    save: ADMINISTER,
    check: HAND_OVER,
    forget: ADMINISTER,
    filings: 'member',
    setFiling: HAND_OVER,
    noteYearlyCase: HAND_OVER,
    send: HAND_OVER,
    sendings: 'member',
    readReceipts: HAND_OVER,
    resolve: HAND_OVER
  },
  // Whoever knows of something that must not go may say so at once; what may go again, the archivist says.
  retention: {
    rules: 'member',
    addRule: DISPOSE,
    closeRule: DISPOSE,
    reopenRule: DISPOSE,
    holds: 'member',
    placeHold: CAPTURE,
    liftHold: DISPOSE
  },
  // That it takes two people is kept by the verb and by the database.
  disposal: {
    assess: 'member',
    propose: DISPOSE,
    list: 'member',
    find: 'member',
    items: 'member',
    confirm: DISPOSE,
    withdraw: DISPOSE,
    carryOut: DISPOSE,
    tombstone: 'member'
  },
  // Whoever can read the folder of a backup can restore it: the rights to it are the operating system's. The key of a store is put in the
  // keychain of whoever types it, and an administrator adds the store as a place.
  backups: {
    list: 'member',
    history: 'member',
    connect: 'anyone',
    add: ADMINISTER,
    plan: ADMINISTER,
    forget: ADMINISTER,
    write: HAND_OVER_OR_ADMINISTER,
    verify: 'member',
    verifyFolder: 'anyone',
    repair: HAND_OVER_OR_ADMINISTER,
    makeKey: ADMINISTER,
    restore: 'anyone'
  },
  journal: { list: 'member', saveHead: 'member', mailHead: CAPTURE },
  checks: { status: 'member', run: 'member', setDays: ADMINISTER, report: 'member' },
  timestamps: {
    list: 'member',
    authorities: 'member',
    add: ADMINISTER,
    forget: ADMINISTER,
    make: HAND_OVER_OR_ADMINISTER
  },
  // What a whole id may be asked about, a part of it may; the contents are asked for by other methods.
  search: {
    ...{ find: 'member', ids: 'anyone', catchUp: 'member' },
    ...{ pictures: 'member', setPictures: ADMINISTER, readPictures: 'member', textInPictures: 'member' }
  }
}

/** A method by its name, such as `channels.edit`. */
export type Method = { [Noun in keyof Contract]: `${Noun}.${keyof Contract[Noun] & string}` }[keyof Contract]

/** The rule of a method; undefined for what is no method. */
export function ruleOf(method: string): Rule | undefined {
  const [noun = '', verb = ''] = method.split('.')
  // Names that came from elsewhere: only the table's own count.
  const verbs: Readonly<Record<string, Rule>> | undefined = Object.hasOwn(RULES, noun)
    ? RULES[noun as keyof Contract]
    : undefined
  return verbs !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
}

/** The roles that a rule asks for, one of which is enough; null when no role is needed. */
export function rolesFor(rule: Rule): readonly Role[] | null {
  if (rule === 'anyone') return null
  return rule === 'member' ? ROLES : rule
}

/** Whether someone with these roles may. */
export function isAllowed(rule: Rule, roles: readonly Role[]): boolean {
  return rolesFor(rule)?.some(role => roles.includes(role)) ?? true
}
