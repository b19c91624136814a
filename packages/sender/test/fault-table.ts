import type { FaultsBody } from '@mywasender/simulator/schemas';
import { START } from './harness.ts';

/** What a fault of WhatsApp becomes in the app: asserted in a real browser and written to `docs/faults.md`. */
export interface FaultRow {
  readonly fault: keyof FaultsBody;
  readonly what: string;
  readonly body: FaultsBody;
  /** `before`: set before the page opens, then a campaign runs to its end. `during`: set while a running campaign waits. */
  readonly when: 'before' | 'during';
  /** what the person writes once the fault is set */
  readonly writes?: string;
  /** parts of the profile's state, the campaign and its one person once the fault has had its effect */
  readonly becomes: {
    readonly profile?: Readonly<Record<string, unknown>>;
    readonly campaign?: Readonly<Record<string, unknown>>;
    readonly person?: Readonly<Record<string, unknown>>;
  };
  /** messages that left, by the log of the simulator */
  readonly left: 0 | 1;
  /** where the words stand, and what they say; the screen's test compares */
  readonly says: Readonly<Record<string, string>>;
}

const HOUR = 3_600_000;
const READ = { campaign: { status: 'finished' }, person: { status: 'read' } };
const SAYS_READ = { 'campaigns.recipient.read': 'Read' };
const UNCERTAIN = { campaign: { status: 'finished' }, person: { status: 'uncertain' } };
const SAYS_UNCERTAIN = {
  'live.uncertainText':
    'The app was interrupted while sending and does not know whether these left. It never sends them again by itself. Ask WhatsApp what became of them.',
};
const SAYS_CHANGED = {
  'codes.pause.whatsapp-changed':
    'WhatsApp changed. It goes on once the app has newer code for it. Nobody was marked as failed.',
};
const paused = (pauseReason: string) => ({ status: 'paused', pauseReason });
const QUEUED = { status: 'queued' };

export const FAULT_TABLE: readonly FaultRow[] = [
  {
    fault: 'latency',
    what: 'answers come late',
    body: { latency: { ms: 150 } },
    when: 'before',
    becomes: READ,
    left: 1,
    says: SAYS_READ,
  },
  {
    fault: 'errorAck',
    what: 'ack −1',
    body: { errorAck: {} },
    when: 'before',
    becomes: { campaign: { status: 'finished' }, person: { status: 'failed', reason: 'error-ack' } },
    left: 0,
    says: { 'codes.fail.error-ack': 'WhatsApp reported an error for this message; it did not leave.' },
  },
  {
    fault: 'sendHangs',
    what: 'the send never resolves, and left: a receipt proves it',
    body: { sendHangs: { leaves: true } },
    when: 'before',
    becomes: READ,
    left: 1,
    says: SAYS_READ,
  },
  {
    fault: 'sendHangs',
    what: 'the send never resolves, and did not leave',
    body: { sendHangs: { leaves: false } },
    when: 'before',
    becomes: UNCERTAIN,
    left: 0,
    says: SAYS_UNCERTAIN,
  },
  {
    fault: 'crash',
    what: 'the page is lost before the message left; the profile is opened again',
    body: { crash: { when: 'before-leaving', times: 1 } },
    when: 'before',
    becomes: { profile: { kind: 'ready' }, ...UNCERTAIN },
    left: 0,
    says: SAYS_UNCERTAIN,
  },
  {
    fault: 'crash',
    what: 'the page is lost after the message left; the profile is opened again and WhatsApp asked',
    body: { crash: { when: 'after-leaving', times: 1 } },
    when: 'before',
    becomes: { profile: { kind: 'ready' }, ...READ },
    left: 1,
    says: SAYS_READ,
  },
  {
    fault: 'uploadFails',
    what: 'the media server does not take the file of the message',
    body: { uploadFails: {} },
    when: 'before',
    becomes: { campaign: { status: 'finished' }, person: { status: 'failed', reason: 'upload-failed' } },
    left: 0,
    says: {
      'codes.fail.upload-failed':
        'WhatsApp did not take the file; the message did not leave. Check the connection before you try another campaign.',
    },
  },
  {
    fault: 'rateLimit',
    what: 'number checks are refused (429): the person waits and is not taken for absent',
    body: { rateLimit: { times: 2 } },
    when: 'before',
    becomes: READ,
    left: 1,
    says: { 'codes.wait.cool-down': 'a safety stop is cooling down' },
  },
  {
    fault: 'nonsense',
    what: 'the number check gives something that is no answer',
    body: { nonsense: { of: 'check', answer: { wid: { user: ['nobody'] } } } },
    when: 'before',
    becomes: {
      profile: { kind: 'outdated', missing: ['answer of checkNumber'] },
      campaign: paused('whatsapp-changed'),
      person: QUEUED,
    },
    left: 0,
    says: SAYS_CHANGED,
  },
  {
    fault: 'nonsense',
    what: 'a message comes that cannot be read: it may be a STOP, and is read at the next start',
    body: { nonsense: { of: 'message' } },
    when: 'during',
    writes: 'STOP',
    becomes: {
      profile: { kind: 'outdated', missing: ['report of incoming'] },
      campaign: paused('whatsapp-changed'),
      person: QUEUED,
    },
    left: 0,
    says: SAYS_CHANGED,
  },
  {
    fault: 'duplicateReceipts',
    what: 'receipts twice and out of order',
    body: { duplicateReceipts: {} },
    when: 'before',
    becomes: READ,
    left: 1,
    says: SAYS_READ,
  },
  {
    fault: 'earlyReceipts',
    what: 'receipts before the send resolves',
    body: { earlyReceipts: {} },
    when: 'before',
    becomes: READ,
    left: 1,
    says: SAYS_READ,
  },
  {
    fault: 'timeLock',
    what: 'locked for new chats for two hours: waits, then goes on',
    body: { timeLock: { endsAt: START + 2 * HOUR } },
    when: 'before',
    becomes: READ,
    left: 1,
    says: {
      'codes.wait.time-lock': 'WhatsApp has locked this number for new chats for a while; replies still work',
    },
  },
  {
    fault: 'newChatQuota',
    what: 'the cap is near: a warning, and it goes on',
    body: { newChatQuota: { total: 100, used: 80 } },
    when: 'before',
    becomes: READ,
    left: 1,
    says: { 'profiles.meter.status.first-warning': 'First warning by WhatsApp: slow down.' },
  },
  {
    fault: 'newChatQuota',
    what: 'the cap is reached',
    body: { timeLock: null, newChatQuota: { total: 10, used: 10 } },
    when: 'during',
    becomes: {
      campaign: { status: 'running', waiting: { reason: 'whatsapp-quota' } },
      person: QUEUED,
    },
    left: 0,
    says: { 'codes.wait.whatsapp-quota': 'WhatsApp’s own quota for new chats is used up' },
  },
  {
    fault: 'missingModules',
    what: 'a part of the page the app needs is gone',
    // The page loads anew when its addressing changes.
    body: { missingModules: ['WAWebSendMsgChatAction'], lid: false },
    when: 'during',
    becomes: {
      profile: { kind: 'outdated', missing: ['addAndSendMsgToChat'] },
      campaign: paused('whatsapp-changed'),
      person: QUEUED,
    },
    left: 0,
    says: SAYS_CHANGED,
  },
  {
    fault: 'outdated',
    what: 'WhatsApp says the version is too old',
    body: { outdated: true },
    when: 'during',
    becomes: { profile: { kind: 'outdated' }, campaign: paused('whatsapp-changed'), person: QUEUED },
    left: 0,
    says: SAYS_CHANGED,
  },
  {
    fault: 'lid',
    what: 'chats are addressed by number instead of LID',
    body: { lid: false },
    when: 'before',
    becomes: READ,
    left: 1,
    says: SAYS_READ,
  },
  {
    fault: 'outbox',
    what: 'the page keeps what was on its way and sends it after the restart, under the same id',
    body: { outbox: true, crash: { when: 'before-leaving', times: 1 } },
    when: 'before',
    becomes: READ,
    left: 1,
    says: SAYS_READ,
  },
  {
    fault: 'tosBlock',
    what: 'TOS_BLOCK',
    body: { tosBlock: true },
    when: 'during',
    becomes: { profile: { kind: 'blocked', reason: 'tos' }, campaign: paused('blocked'), person: QUEUED },
    left: 0,
    says: {
      'codes.pause.blocked':
        'WhatsApp stopped this account. Nothing is sent until you have settled it with WhatsApp.',
      'codes.block.tos':
        'WhatsApp says this account broke its terms. Open WhatsApp on the phone to see why and ask for a review. The app will not try again by itself.',
    },
  },
  {
    fault: 'proxyBlock',
    what: 'PROXYBLOCK',
    body: { proxyBlock: true },
    when: 'during',
    becomes: { profile: { kind: 'blocked', reason: 'proxy' }, campaign: paused('blocked'), person: QUEUED },
    left: 0,
    says: {
      'codes.block.proxy':
        'WhatsApp refuses the network this profile uses. Use your normal connection and connect again.',
    },
  },
  {
    fault: 'conflict',
    what: 'CONFLICT',
    body: { conflict: true },
    when: 'during',
    becomes: { profile: { kind: 'conflict' }, campaign: paused('conflict'), person: QUEUED },
    left: 0,
    says: {
      'codes.pause.conflict':
        'WhatsApp Web is open somewhere else with this account. Close it there, then resume.',
    },
  },
  {
    fault: 'offline',
    what: 'no connection',
    body: { offline: true },
    when: 'during',
    becomes: {
      profile: { kind: 'offline', reason: 'no-connection' },
      campaign: { status: 'running', waiting: { reason: 'profile-offline' } },
      person: QUEUED,
    },
    left: 0,
    says: {
      'codes.wait.profile-offline': 'the WhatsApp profile is not connected; connect it to go on',
    },
  },
  {
    fault: 'logout',
    what: 'the phone removed the device',
    body: { logout: {} },
    when: 'during',
    becomes: {
      profile: { kind: 'logged-out', reason: 'by-phone' },
      campaign: paused('logged-out'),
      person: QUEUED,
    },
    left: 0,
    says: {
      'codes.pause.logged-out': 'The phone unlinked this app. Link the profile again, then resume.',
      'codes.logout.by-phone': 'The phone unlinked this app. Connect and scan the code again.',
    },
  },
  {
    fault: 'logout',
    what: 'WhatsApp locked the account',
    body: { logout: { reason: 'account_locked' } },
    when: 'during',
    becomes: {
      profile: { kind: 'logged-out', reason: 'account-locked' },
      campaign: paused('logged-out'),
      person: QUEUED,
    },
    left: 0,
    says: {
      'codes.logout.account-locked':
        'WhatsApp locked the account. Open WhatsApp on the phone and follow its steps.',
    },
  },
];
