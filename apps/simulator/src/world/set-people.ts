import type { BehaviourInput, PeopleBody } from '../schemas.ts';
import { digitsOf, e164, lidOf } from './identity.ts';
import type { Behaviour } from './types.ts';
import { changed, INITIAL_BEHAVIOUR, type World } from './world.ts';

const ANSWER_AFTER_MS = 200;

/** Who exists and what they do. Without `replace` the named people are added or changed. */
export function setPeople(world: World, body: PeopleBody): void {
  if (body.replace === true) {
    world.people.clear();
    world.defaults = INITIAL_BEHAVIOUR;
  }
  if (body.defaults !== undefined) world.defaults = behaviourOf(world.defaults, body.defaults);
  for (const input of body.people) {
    const phone = digitsOf(input.phone);
    world.people.set(phone, {
      phone,
      lid: lidOf(phone),
      name: input.name ?? e164(phone),
      ...behaviourOf(world.defaults, input),
    });
  }
  changed(world);
}

function behaviourOf(base: Behaviour, input: BehaviourInput): Behaviour {
  return {
    onWhatsApp: input.onWhatsApp ?? base.onWhatsApp,
    answers:
      input.answers?.map(({ afterMs, text }) => ({ afterMs: afterMs ?? ANSWER_AFTER_MS, text })) ??
      base.answers,
    blocks: input.blocks ?? base.blocks,
    deliverAfterMs: input.deliverAfterMs === undefined ? base.deliverAfterMs : input.deliverAfterMs,
    readAfterMs: input.readAfterMs === undefined ? base.readAfterMs : input.readAfterMs,
  };
}
