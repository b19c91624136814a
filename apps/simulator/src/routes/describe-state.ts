import { e164 } from '../world/identity.ts';
import type { LeftMessage, SaidMessage } from '../world/types.ts';
import { modeOf, pagesOf, type World } from '../world/world.ts';

export function describeMessage(m: LeftMessage) {
  return {
    at: new Date(m.at).toISOString(),
    id: m.id,
    profile: m.profile,
    from: e164(m.from),
    to: e164(m.to),
    lid: m.lid,
    chatId: m.chatId,
    text: m.text,
    media: m.media,
    ack: m.ack,
  };
}

export function describeSaid(m: SaidMessage) {
  return {
    at: new Date(m.at).toISOString(),
    id: m.id,
    profile: m.profile,
    from: e164(m.from),
    lid: m.lid,
    chatId: m.chatId,
    text: m.text,
  };
}

/** All there is, for tests and for the phone page. */
export function describeState(world: World) {
  return {
    accounts: [...world.accounts.values()].map((account) => ({
      profile: account.profile,
      phone: e164(account.phone),
      lid: account.lid,
      open: pagesOf(world, account.profile).length,
      mode: modeOf(world, account.profile),
    })),
    waiting: [...world.pages]
      .filter((page) => page.profile === undefined && page.ref !== undefined)
      .map((page) => ({ ref: page.ref, pairing: page.pairing })),
    people: [...world.people.values()].map(({ phone, ...person }) => ({ phone: e164(phone), ...person })),
    defaults: world.defaults,
    faults: world.faults,
    modes: Object.fromEntries(world.modes),
    sent: world.left.length,
    said: world.said.map(describeSaid),
  };
}
