import { leave } from './leave.ts';
import type { PageConnection } from './page-connection.ts';
import { takeFault } from './take-fault.ts';
import type { LeftMedia, LeftMessage } from './types.ts';
import { accountOf, chatKey, personOf, phoneOfChat, timeLockOf, type World } from './world.ts';

export interface SendRequest {
  readonly id: string;
  readonly chatId: string;
  /** with a file: its caption */
  readonly text: string;
  readonly media?: SentMedia;
}

/** A file that was uploaded before. */
export interface SentMedia {
  readonly kind: LeftMedia['kind'];
  readonly handle: string;
  readonly fileName: string | null;
}

/** `silence`: the page never gets an answer. */
export type SendAnswer =
  | { readonly kind: 'accepted'; readonly at: number }
  | { readonly kind: 'refused'; readonly code: number; readonly resultOk: boolean }
  | { readonly kind: 'silence' };

/** The moment a message truly leaves, or does not. The log written here is the judge of "exactly once". */
export function acceptMessage(world: World, page: PageConnection, request: SendRequest): SendAnswer {
  const profile = page.profile;
  if (profile === undefined) return { kind: 'refused', code: 401, resultOk: false };
  const phone = phoneOfChat(world, request.chatId);
  if (phone === undefined) return { kind: 'refused', code: 404, resultOk: false };
  const media = mediaOf(world, request.media);
  if (media === 'unknown') return { kind: 'refused', code: 400, resultOk: false };
  const who = { profile, phone };

  const crash = takeFault(world.faults, 'crash', who);
  if (crash?.when === 'before-leaving') {
    page.send('crash', {});
    return { kind: 'silence' };
  }
  const hang = takeFault(world.faults, 'sendHangs', who);
  if (hang !== undefined && !hang.leaves) return { kind: 'silence' };
  const refused = takeFault(world.faults, 'errorAck', who);
  if (refused !== undefined) {
    return { kind: 'refused', code: refused.code ?? 463, resultOk: refused.resultOk ?? true };
  }
  const person = personOf(world, phone);
  if (!person.onWhatsApp) return { kind: 'refused', code: 404, resultOk: true };
  const isNew = isNewChat(world, profile, phone);
  if (isNew && reachOutLocked(world, profile)) return { kind: 'refused', code: 463, resultOk: true };
  if (isNew) countNewChat(world);

  const message: LeftMessage = {
    at: world.now(),
    id: request.id,
    profile,
    from: accountOf(world, profile).phone,
    to: phone,
    lid: person.lid,
    chatId: request.chatId,
    text: request.text,
    media,
    ack: 1,
  };
  leave(world, message, person);
  if (crash !== undefined) {
    page.send('crash', {});
    return { kind: 'silence' };
  }
  return hang === undefined ? { kind: 'accepted', at: message.at } : { kind: 'silence' };
}

/** `unknown`: the message names an upload that never arrived. */
function mediaOf(world: World, sent: SentMedia | undefined): LeftMedia | null | 'unknown' {
  if (sent === undefined) return null;
  const upload = world.uploads.get(sent.handle);
  return upload === undefined ? 'unknown' : { ...upload, kind: sent.kind, fileName: sent.fileName };
}

/** New: neither side has written in this chat yet. */
function isNewChat(world: World, profile: string, phone: string): boolean {
  const key = chatKey(profile, phone);
  return !world.firstLeft.has(key) && !world.wrote.has(key);
}

function reachOutLocked(world: World, profile: string): boolean {
  const { newChatQuota } = world.faults;
  const timeLock = timeLockOf(world, profile);
  if (timeLock !== undefined && timeLock.endsAt > world.now()) return true;
  return newChatQuota !== undefined && newChatQuota.used >= newChatQuota.total;
}

function countNewChat(world: World): void {
  const quota = world.faults.newChatQuota;
  if (quota !== undefined) world.faults.newChatQuota = { ...quota, used: quota.used + 1 };
}
