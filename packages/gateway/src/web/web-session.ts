import { AppError } from '@mywasender/contract/app-error';
import type { Browser, Page } from 'puppeteer';
import { Type } from 'typebox';
import { createAckFilter } from '../ack-filter.ts';
import { WEB_CAPABILITIES } from '../capabilities.ts';
import { createEmitter } from '../emitter.ts';
import type { GatewaySession, GatewayState, IncomingEvent, SendOutcome } from '../port.ts';
import * as bridge from './bridge-messages.ts';
import { handOverFile, pageMedia, sendMs } from './hand-over-file.ts';
import { maskNumbers } from './mask-numbers.ts';
import { createPageCalls } from './page-calls.ts';
import { readLimits } from './read-limits.ts';
import { logoutReasonOf, stateFromSnapshot } from './state-from-snapshot.ts';

export interface WebTimeouts {
  /** number check, preparation and the like */
  readonly callMs: number;
  /** until a send that does not answer counts as uncertain */
  readonly sendMs: number;
  /** until a message that was accepted but shows no tick counts as uncertain */
  readonly ackMs: number;
  /** until a page that shows nothing counts as not coming */
  readonly bootMs: number;
}

interface SessionDeps {
  readonly browser: Browser;
  readonly page: Page;
  readonly timeouts: WebTimeouts;
  readonly log: (message: string, details?: Readonly<Record<string, unknown>>) => void;
  /** after the browser is gone */
  readonly release: () => Promise<void>;
}

export interface WebSession extends GatewaySession {
  /** takes one report of the page */
  report(text: string): void;
  /** the page navigated by itself, or is gone for good */
  restarted(): void;
  lost(reason: 'page-lost' | 'page-silent' | 'unreachable', detail: string): void;
}

const Yes = Type.Literal(true);
const CLOSE_MS = 5000;

/** One profile's page as the port wants it. The page's reports come in through `report`. */
export function createWebSession({ browser, page, timeouts, log, release }: SessionDeps): WebSession {
  const events = createEmitter();
  const acks = createAckFilter();
  const calls = createPageCalls(page, {
    nonsense: (what) => distrust(what),
    silent: () => lost('page-silent', 'two calls without an answer'),
  });
  /** Message ids the page made: one that comes again would make two messages one. */
  const given = new Set<string>();
  /** What could not be understood since the page started: it may mean anything, so nothing more is sent until it starts anew. */
  const nonsense = new Set<string>();
  let state: GatewayState = { kind: 'starting' };
  let closing: Promise<void> | undefined;
  let gone = false;

  const become = (next: GatewayState): void => {
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    log('state', { kind: next.kind });
    events.emit('state', next);
  };
  // Out of these only opening the profile again leads: nothing restarts around a block by itself.
  const isFinal = (): boolean =>
    gone || closing !== undefined || state.kind === 'logged-out' || state.kind === 'blocked';

  const needReady = (): void => {
    if (closing !== undefined || gone) throw new AppError('GATEWAY_CLOSED');
    if (state.kind === 'offline') throw new AppError('GATEWAY_CLOSED', { state: state.reason ?? 'offline' });
    if (state.kind !== 'ready') throw new AppError('GATEWAY_NOT_READY', { state: state.kind });
  };
  const incoming = (message: Extract<bridge.BridgeMessage, { type: 'incoming' }>): IncomingEvent => ({
    messageId: message.messageId,
    chatId: message.chatId,
    ...(message.phone === null ? {} : { phone: `+${message.phone}` }),
    ...(message.lid === null ? {} : { lid: message.lid }),
    text: message.text,
    at: message.at,
  });
  const distrust = (what: string): void => {
    if (nonsense.has(what)) return;
    nonsense.add(what);
    log('the page says nothing we know', { what });
    const kind = state.kind;
    if (isFinal() || kind === 'offline' || kind === 'conflict') return;
    become({ kind: 'outdated', missing: [...nonsense] });
  };
  const lost: WebSession['lost'] = (reason, detail) => {
    calls.lose();
    if (closing !== undefined) return;
    log('page lost', { reason, detail });
    gone = true;
    become({ kind: 'offline', reason });
  };
  /** A message nobody could read may have been a STOP. Ticks and notes come again, or are missed by nobody. */
  const misunderstood = (of: bridge.Nonsense['of']): void => {
    if (of === 'ack' || of === 'note') log('a report of the page was not understood', { of });
    else distrust(of === 'unknown' ? 'report' : `report of ${of}`);
  };
  const stateOf = (snapshot: bridge.Snapshot): GatewayState => {
    const next = stateFromSnapshot(snapshot);
    return next.kind === 'ready' && nonsense.size > 0 ? { kind: 'outdated', missing: [...nonsense] } : next;
  };
  const handOver = async (messageId: string, path: string): Promise<boolean> => {
    try {
      await calls.within(() => handOverFile(page, messageId, path), timeouts.callMs);
      return true;
    } catch (error) {
      log('a file could not be handed to the page', { error: maskNumbers(String(error)) });
      return false;
    }
  };
  const handle = (message: bridge.BridgeMessage | bridge.Nonsense): void => {
    switch (message.type) {
      case 'snapshot':
        if (!isFinal()) become(stateOf(message.snapshot));
        return;
      case 'logout':
        if (!isFinal()) become({ kind: 'logged-out', reason: logoutReasonOf(message.reason) });
        return;
      case 'ack': {
        const event = acks.accept(message.messageId, message.ack, Date.now());
        if (event !== undefined) events.emit('ack', event);
        return;
      }
      case 'incoming':
        events.emit('incoming', incoming(message));
        return;
      case 'note':
        log('page note', { text: maskNumbers(message.text) });
        return;
      case 'broken':
        distrust(message.what);
        return;
      case 'nonsense':
        misunderstood(message.of);
    }
  };
  const end = async (): Promise<void> => {
    calls.lose();
    clearTimeout(boot);
    if (browser.connected) {
      const kill = setTimeout(() => browser.process()?.kill('SIGKILL'), CLOSE_MS);
      await browser.close().catch((error: unknown) => log('browser did not close', { error: String(error) }));
      clearTimeout(kill);
    }
    await release();
    state = { kind: 'offline', reason: 'closed' };
    events.emit('state', state);
  };
  let boot: NodeJS.Timeout | undefined;
  /** From each start of the page anew: one that loads again and then shows nothing is not coming either. */
  const awaitPage = (): void => {
    clearTimeout(boot);
    boot = setTimeout(() => {
      if (state.kind === 'starting') become({ kind: 'offline', reason: 'no-answer' });
    }, timeouts.bootMs);
  };
  awaitPage();

  return {
    get state() {
      return state;
    },
    capabilities: WEB_CAPABILITIES,
    on: events.on,
    report(text) {
      handle(bridge.readReport(text));
    },
    restarted() {
      calls.lose();
      if (isFinal()) return;
      nonsense.clear();
      become({ kind: 'starting' });
      awaitPage();
    },
    lost,
    async requestPairingCode(phone) {
      if (closing !== undefined || state.kind === 'offline') throw new AppError('GATEWAY_CLOSED');
      await calls.call('requestPairingCode', { phone: digits(phone) }, Yes, timeouts.callMs);
    },
    async checkNumber(phone) {
      needReady();
      const args = { phone: digits(phone), timeoutMs: timeouts.callMs };
      try {
        return await calls.call('checkNumber', args, bridge.CheckAnswer, timeouts.callMs + 1000);
      } catch (error) {
        if (isCode(error, 'GATEWAY_PAGE_TIMEOUT')) return { status: 'unknown', cause: 'timeout' };
        throw error;
      }
    },
    async prepare(phone) {
      needReady();
      const args = { phone: digits(phone), timeoutMs: timeouts.callMs };
      const answer = await calls.call('prepare', args, bridge.PrepareAnswer, timeouts.callMs * 2);
      if ('notFound' in answer) throw new AppError('GATEWAY_NUMBER_ABSENT');
      if (given.has(answer.messageId)) {
        distrust('new message ids');
        throw new AppError('GATEWAY_OUTDATED', { missing: 'new message ids' });
      }
      given.add(answer.messageId);
      return answer;
    },
    async typing(chatId, ms) {
      needReady();
      await calls.call('typing', { chatId, ms }, Yes, timeouts.callMs);
    },
    async send({ chatId, messageId }, content, mayLeave = () => true): Promise<SendOutcome> {
      needReady();
      if (content.kind === 'template')
        return { status: 'refused', cause: 'template', detail: 'WhatsApp Web sends no templates' };
      const { text } = content;
      const file = content.kind === 'media' ? content.file : undefined;
      if (file !== undefined && !(await handOver(messageId, file.path))) {
        return { status: 'unsent', detail: 'the page did not take the file' };
      }
      if (!mayLeave()) return { status: 'withdrawn' };
      const media = file === undefined ? {} : { media: pageMedia(file) };
      const args = { chatId, messageId, text, ...media, ackTimeoutMs: timeouts.ackMs };
      try {
        const answer = await calls.call('send', args, bridge.SendAnswer, sendMs(timeouts, file));
        return answer.status === 'sent' ? answer : { ...answer, detail: maskNumbers(answer.detail) };
      } catch (error) {
        // Whether it left is not known here; only `lookup` may decide.
        const reason = error instanceof AppError ? error.code : String(error);
        return { status: 'uncertain', detail: reason };
      }
    },
    async lookup({ chatId, messageId }) {
      needReady();
      return await calls.call('lookup', { chatId, messageId }, bridge.LookupAnswer, timeouts.callMs);
    },
    async limits() {
      needReady();
      return readLimits(await calls.call('limits', {}, bridge.LimitsAnswer, timeouts.callMs));
    },
    async selfTest(needs = { media: false }) {
      if (state.kind === 'outdated') return state.missing;
      needReady();
      return await calls.call('missing', { ...needs }, bridge.Names, timeouts.callMs);
    },
    async logout() {
      needReady();
      // The page reloads when it is logged out; the answer may be lost with it.
      await calls.call('logout', {}, Yes, timeouts.callMs).catch((error: unknown) => {
        if (!isCode(error, 'GATEWAY_CLOSED')) throw error;
      });
    },
    close() {
      closing ??= end();
      return closing;
    },
  };
}

function digits(phone: string): string {
  return phone.replace(/\D/g, '');
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof AppError && error.code === code;
}
