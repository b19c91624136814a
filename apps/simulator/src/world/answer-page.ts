import { randomInt } from 'node:crypto';
import QRCode from 'qrcode';
import { acceptMessage, type SendRequest } from './accept-message.ts';
import { digitsOf } from './identity.ts';
import type { PageConnection } from './page-connection.ts';
import { takeFault, takeNonsense } from './take-fault.ts';
import type { LeftMessage, SaidMessage } from './types.ts';
import { accountOf, modeOf, personOf, phoneOfChat, timeLockOf, type World } from './world.ts';

/** An answer the page must never get. */
export const SILENCE = Symbol('silence');

/** What a page can ask. A refused question is `{ error: { code, text } }`, as WhatsApp's server stanzas have. */
export function answerPage(
  world: World,
  page: PageConnection,
  op: string,
  args: Record<string, unknown>,
): unknown {
  switch (op) {
    case 'account':
      return describeAccount(world, page);
    case 'qr':
      return qrMatrix(text(args.text));
    case 'pair':
      return startPairing(page, digitsOf(text(args.phone)));
    case 'exists':
      return checkNumber(world, page, digitsOf(text(args.phone)));
    case 'history':
      return history(world, page);
    case 'send':
      return send(world, page, {
        id: text(args.id),
        chatId: text(args.chatId),
        text: text(args.text),
        ...readMedia(args.media),
      });
    case 'timelock':
    case 'capping':
      return (
        takeNonsense(world.faults, 'limits', { profile: page.profile, phone: undefined }) ??
        (op === 'timelock' ? timeLock(world, page.profile) : capping(world))
      );
    default:
      return { error: { code: 400, text: `unknown question ${op}` } };
  }
}

const KINDS = ['image', 'video', 'audio', 'document', 'ptt'] as const;

function readMedia(value: unknown): Pick<SendRequest, 'media'> {
  if (typeof value !== 'object' || value === null) return {};
  const { kind, handle, fileName }: { kind?: unknown; handle?: unknown; fileName?: unknown } = value;
  const known = KINDS.find((entry) => entry === kind) ?? 'document';
  return {
    media: { kind: known, handle: text(handle), fileName: typeof fileName === 'string' ? fileName : null },
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function describeAccount(world: World, page: PageConnection): unknown {
  if (page.profile === undefined) return null;
  const { phone, lid, pushName, profile } = accountOf(world, page.profile);
  return { phone, lid, pushName, profile, mode: modeOf(world, profile) };
}

function qrMatrix(content: string): unknown {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'L' });
  return { size: modules.size, dark: [...modules.data] };
}

const PAIRING_LETTERS = 'ABCDEFGHJKLMNPQRSTVWXYZ123456789';

function startPairing(page: PageConnection, phone: string): unknown {
  if (phone.length < 8 || phone.length > 15) return { error: { code: 400, text: 'bad-request' } };
  const letters = Array.from({ length: 8 }, () => PAIRING_LETTERS[randomInt(PAIRING_LETTERS.length)]);
  const code = letters.join('');
  page.pairing = { phone, code: `${code.slice(0, 4)}-${code.slice(4)}` };
  return { code };
}

function checkNumber(world: World, page: PageConnection, phone: string): unknown {
  if (takeFault(world.faults, 'rateLimit', { profile: page.profile, phone }) !== undefined) {
    return { error: { code: 429, text: 'rate-overlimit' } };
  }
  const nonsense = takeNonsense(world.faults, 'check', { profile: page.profile, phone });
  if (nonsense !== undefined) return nonsense;
  const person = personOf(world, phone);
  if (!person.onWhatsApp || phone.length < 8) return { exists: false };
  world.known.set(person.lid, phone);
  return { exists: true, lid: world.faults.lid ? person.lid : null };
}

function history(world: World, page: PageConnection): unknown {
  const entry = (m: LeftMessage | SaidMessage, phone: string, ack: number | null) => ({
    id: m.id,
    chatId: m.chatId,
    phone,
    lid: m.chatId.endsWith('@lid') ? m.lid : null,
    name: personOf(world, phone).name,
    text: m.text,
    media: 'media' in m ? m.media : null,
    at: m.at,
    fromMe: ack !== null,
    ack: ack ?? 0,
  });
  return [
    ...world.left.filter((m) => m.profile === page.profile).map((m) => entry(m, m.to, m.ack)),
    ...world.said.filter((m) => m.profile === page.profile).map((m) => entry(m, m.from, null)),
  ].toSorted((a, b) => a.at - b.at);
}

function send(world: World, page: PageConnection, request: SendRequest): unknown {
  const answer = acceptMessage(world, page, request);
  if (answer.kind === 'silence') return SILENCE;
  const nonsense = takeNonsense(world.faults, 'send', {
    profile: page.profile,
    phone: phoneOfChat(world, request.chatId),
  });
  if (nonsense !== undefined) return nonsense;
  if (answer.kind === 'accepted') return { ok: true, t: Math.floor(answer.at / 1000) };
  return { ok: false, code: answer.code, resultOk: answer.resultOk };
}

function timeLock(world: World, profile: string | undefined): unknown {
  const lock = timeLockOf(world, profile);
  const active = lock !== undefined && lock.endsAt > world.now();
  return {
    is_active: active,
    time_enforcement_ends: active ? String(Math.floor(lock.endsAt / 1000)) : null,
    enforcement_type: active ? 'REACHOUT_TIMELOCK' : null,
  };
}

function capping(world: World): unknown {
  const quota = world.faults.newChatQuota;
  if (quota === undefined) return null;
  const share = quota.used / quota.total;
  const status =
    share >= 1 ? 'CAPPED' : share >= 0.9 ? 'SECOND_WARNING' : share >= 0.75 ? 'FIRST_WARNING' : 'NONE';
  return {
    total_quota: quota.total,
    used_quota: quota.used,
    capping_status: status,
    cycle_start_timestamp: String(Math.floor(world.now() / 1000) - 86_400),
    cycle_end_timestamp: String(Math.floor(world.now() / 1000) + 29 * 86_400),
  };
}
