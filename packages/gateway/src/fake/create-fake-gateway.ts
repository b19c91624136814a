import { AppError } from '@mywasender/contract/app-error';
import type { ProxyTestResult } from '@mywasender/contract/models/profile';
import { type ProxyServer, requireReachable } from '../proxy.ts';
import { createFakeSession } from './fake-session.ts';
import type { FakeGateway, FakeGatewayOptions, SayOptions } from './fake-types.ts';
import { chatIdOf, createFakeWorld, digits, type FakeWorld, lidOf, phoneOfProfile } from './fake-world.ts';

/**
 * A gateway in memory for unit tests. Unlisted people are on WhatsApp and never answer. It has no timers:
 * ticks and answers come when the test calls `settle`, `acknowledge` or `say`.
 */
export function createFakeGateway(options: FakeGatewayOptions = {}): FakeGateway {
  const world = createFakeWorld(options);
  const openedThrough: (ProxyServer | undefined)[] = [];
  let proxyAnswer: ProxyTestResult = 'reachable';
  const autoLink = options.linked ?? true;
  return {
    log: world.log,
    typed: world.typed,
    openedThrough,
    testProxy: async () => proxyAnswer,
    setProxyAnswer(answer) {
      proxyAnswer = answer;
    },
    async open({ profileId, proxy }) {
      if (world.open.has(profileId)) throw new AppError('GATEWAY_PROFILE_LOCKED');
      if (proxy !== undefined) requireReachable(proxyAnswer, proxy);
      openedThrough.push(proxy);
      if (autoLink) world.linked.add(profileId);
      return createFakeSession(world, profileId);
    },
    setPeople(people) {
      for (const person of people) world.people.set(digits(person.phone), person);
    },
    fault(fault) {
      world.faults.push(fault);
    },
    settle: () => settle(world),
    acknowledge(messageId, ack) {
      const left = world.log.find((entry) => entry.id === messageId);
      if (left !== undefined && ack > left.ack) left.ack = ack === 3 ? 3 : 2;
      for (const session of world.open.values()) session.acknowledge(messageId, ack);
    },
    say: (from, text, how) => say(world, from, text, how),
    link(profileId) {
      world.linked.add(profileId);
      const phone = phoneOfProfile(profileId);
      world.open.get(profileId)?.setState({ kind: 'ready', phone, pushName: profileId });
    },
    setState: (profileId, state) => world.open.get(profileId)?.setState(state),
    setLimits(limits) {
      world.limits = limits;
    },
    setMissing(names) {
      world.missing = names;
      if (names.length === 0) return;
      for (const session of world.open.values()) session.setState({ kind: 'outdated', missing: names });
    },
    crash(profileId) {
      const session = world.open.get(profileId);
      world.open.delete(profileId);
      session?.setState({ kind: 'offline', reason: 'page-lost' });
    },
    release() {
      for (const go of world.held.splice(0)) go();
    },
  };
}

function settle(world: FakeWorld): void {
  world.fates.forEach((fate, id) => {
    if (fate !== 'refused') world.fates.delete(id);
  });
  for (const message of [...world.log]) {
    const person = world.people.get(digits(message.to));
    if (person?.blocks === true) continue;
    message.ack = 3;
    const session = world.open.get(message.profileId);
    session?.acknowledge(message.id, 2);
    session?.acknowledge(message.id, 3);
    const key = `${message.profileId} ${message.to}`;
    if (world.answered.has(key)) continue;
    world.answered.add(key);
    for (const text of person?.answers ?? []) say(world, message.to, text, { profileId: message.profileId });
  }
}

function say(world: FakeWorld, from: string, text: string, how: SayOptions = {}): void {
  const phone = `+${digits(from)}`;
  const message = {
    messageId:
      how.messageId ?? `false_${chatIdOf(world, phone)}_FAKE${String(world.nextId++).padStart(8, '0')}`,
    chatId: chatIdOf(world, phone),
    ...(how.viaLid === true ? {} : { phone }),
    ...(world.lid || how.viaLid === true ? { lid: lidOf(phone) } : {}),
    text,
    at: world.now(),
  };
  for (const [profileId, session] of world.open) {
    if (how.profileId === undefined || how.profileId === profileId) session.incoming(message);
  }
}
