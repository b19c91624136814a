import { sayToProfile } from './say-to-profile.ts';
import { takeFault } from './take-fault.ts';
import type { LeftMessage, Person } from './types.ts';
import { changed, chatKey, pagesOf, type World } from './world.ts';

/** An accepted message leaves, and the other side does with it what it does: ticks, then answers. */
export function leave(world: World, message: LeftMessage, person: Person): void {
  world.left.push(message);
  const key = chatKey(message.profile, message.to);
  if (!world.firstLeft.has(key)) world.firstLeft.set(key, message);
  changed(world);
  deliver(world, message, person);
}

function deliver(world: World, message: LeftMessage, person: Person): void {
  if (person.blocks || person.deliverAfterMs === null) return;
  const who = { profile: message.profile, phone: message.to };
  const repeat = takeFault(world.faults, 'duplicateReceipts', who) !== undefined;
  // Early: the receipts overtake the answer to the send itself.
  if (takeFault(world.faults, 'earlyReceipts', who) !== undefined) {
    receive(world, message, person, repeat);
    if (person.readAfterMs !== null) acknowledge(world, message, 3, repeat);
    return;
  }
  world.timers.after(person.deliverAfterMs, () => {
    receive(world, message, person, repeat);
    if (person.readAfterMs === null) return;
    world.timers.after(person.readAfterMs, () => acknowledge(world, message, 3, repeat));
  });
}

function receive(world: World, message: LeftMessage, person: Person, repeat: boolean): void {
  acknowledge(world, message, 2, repeat);
  if (world.firstLeft.get(chatKey(message.profile, message.to)) !== message) return;
  for (const answer of person.answers) {
    world.timers.after(answer.afterMs, () => {
      sayToProfile(world, { from: person.phone, profile: message.profile, text: answer.text });
    });
  }
}

function acknowledge(world: World, message: LeftMessage, ack: 2 | 3, repeat: boolean): void {
  if (message.ack < ack) message.ack = ack;
  for (const page of pagesOf(world, message.profile)) {
    const receipt = { chatId: message.chatId, ids: [message.id], ack, repeat };
    page.send('receipt', receipt);
    if (repeat) page.send('receipt', receipt);
    if (repeat && ack === 3) page.send('receipt', { ...receipt, ack: 2 });
  }
  changed(world);
}
