import { randomBytes } from 'node:crypto';
import { takeNonsense } from './take-fault.ts';
import type { SaidMessage } from './types.ts';
import { accountOf, changed, chatIdOf, chatKey, pagesOf, personOf, type World } from './world.ts';

/** A person writes. Pages that are closed get it from the history when they come back. */
export function sayToProfile(
  world: World,
  said: { readonly from: string; readonly profile: string; readonly text: string },
): SaidMessage {
  const account = accountOf(world, said.profile);
  const person = personOf(world, said.from);
  world.known.set(person.lid, person.phone);
  const chatId = chatIdOf(world, person);
  const message: SaidMessage = {
    at: world.now(),
    id: `false_${chatId}_${randomBytes(10).toString('hex').toUpperCase()}`,
    profile: account.profile,
    from: person.phone,
    lid: person.lid,
    chatId,
    text: said.text,
  };
  world.said.push(message);
  world.wrote.add(chatKey(account.profile, person.phone));
  const who = { profile: account.profile, phone: person.phone };
  const garbled =
    takeNonsense(world.faults, 'message', who) === undefined ? {} : ({ garbled: true } as const);
  for (const page of pagesOf(world, account.profile)) {
    page.send('incoming', {
      id: message.id,
      chatId,
      phone: person.phone,
      lid: person.lid,
      text: message.text,
      at: message.at,
      ...garbled,
    });
  }
  changed(world);
  return message;
}

/** The profile a person would answer: the one that wrote to them last, else the first there is. */
export function profileToAnswer(world: World, from: string): string | undefined {
  return world.left.findLast((message) => message.to === from)?.profile ?? world.accounts.keys().next().value;
}
