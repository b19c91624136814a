import { setImmediate } from 'node:timers/promises';
import { quietUntil } from '@mywasender/campaigns/pace/quiet-hours';
import { HARD_CEILINGS } from '@mywasender/campaigns/pace/settings';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  createWorld,
  csvOf,
  draftOf,
  everybody,
  importText,
  makeReady,
  phoneOf,
  putFile,
  startCampaign,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

const PEOPLE = 12;
const person = fc.integer({ min: 0, max: PEOPLE - 1 });

/** What happens to a running campaign from outside, each after some messages have left. */
const action = fc.record({
  after: fc.integer({ min: 0, max: PEOPLE }),
  kind: fc.constantFrom(
    'stop-word',
    'stop-by-lid',
    'unclear-word',
    'suppress',
    'remove-contact',
    'pause',
    'restart',
    'refuse',
    'uncertain-left',
    'uncertain-not-left',
    'crash-before',
    'crash-after',
    'check-unknown',
    'rate-limited',
    'conflict',
    'time-lock',
    'settle',
    'ack-minus-one',
  ),
  who: person,
});
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

const world$ = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 5 }),
  absent: fc.uniqueArray(person, { maxLength: 2 }),
  suppressed: fc.uniqueArray(person, { maxLength: 2 }),
  withoutConsent: fc.uniqueArray(person, { maxLength: 2 }),
  actions: fc.array(action, { maxLength: 8 }),
});
type Plan = typeof world$ extends fc.Arbitrary<infer T> ? T : never;

it('nobody twice, nobody lost, no limit broken, nobody who may not be written to', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(world$, (plan) => playPlan(plan)),
    { numRuns: Number(process.env.MODEL_RUNS ?? 30), interruptAfterTimeLimit: 200_000 },
  );
});

async function playPlan(plan: Plan): Promise<void> {
  const world = await createWorld({ seed: plan.seed });
  try {
    const play = new Play(world, plan);
    await play.begin();
    for (const step of plan.actions.toSorted((a, b) => a.after - b.after)) {
      await play.until(step.after);
      await play.act(step);
    }
    await play.finish();
    await play.judge();
  } finally {
    await world.end();
  }
}

class Play {
  /** Phones that must not be written to any more, and from when (messages left before do not count). */
  private readonly barredFrom = new Map<string, number>();
  private sender: Sender | null = null;
  private profileId = '';
  private campaignId = '';
  private readonly world: World;
  private readonly plan: Plan;

  constructor(world: World, plan: Plan) {
    this.world = world;
    this.plan = plan;
  }

  get app(): Sender {
    if (this.sender === null) throw new Error('not started');
    return this.sender;
  }

  async begin(): Promise<void> {
    const { gateway } = this.world;
    this.sender = await this.world.start();
    this.profileId = await makeReady(this.world, this.app);
    gateway.setPeople(this.plan.absent.map((who) => ({ phone: phoneOf(who), onWhatsApp: false })));
    const rows = (without: boolean) =>
      Array.from({ length: PEOPLE }, (_, who) => who)
        .filter((who) => this.plan.withoutConsent.includes(who) === without)
        .map((who) => [`P${who}`, phoneOf(who)]);
    await this.importWithoutConsent(rows(true));
    const { listId } = await importText(
      this.app,
      csvOf([['Name', 'Phone'], ['Spare', phoneOf(99)], ...rows(false)]),
    );
    for (const who of this.plan.suppressed) await this.suppress(phoneOf(who));
    await this.suppress(phoneOf(99));
    for (const who of this.plan.withoutConsent) this.barredFrom.set(phoneOf(who), 0);
    this.campaignId = await startCampaign(this.app, draftOf({ profileId: this.profileId, listId }));
  }

  private async importWithoutConsent(rows: string[][]): Promise<void> {
    if (rows.length === 0) return;
    const file = await putFile(this.app, csvOf([['Name', 'Phone'], ...rows]), 'bare.csv');
    await this.app.call('contacts.import', { file, defaultCountry: 'DE', listName: 'Customers' });
  }

  private async suppress(phone: string): Promise<void> {
    await this.app.call('suppressions.add', { phone, note: 'test' });
    this.bar(phone);
  }

  private bar(phone: string): void {
    if (!this.barredFrom.has(phone)) this.barredFrom.set(phone, this.world.gateway.log.length);
  }

  /** Lets the campaign run until so many messages left, or until it stands still. */
  async until(messages: number): Promise<void> {
    const { log } = this.world.gateway;
    let still = 0;
    let before = -1;
    // Turn by turn of the event loop: a skipping clock takes eight for each jump.
    while (log.length < messages && still < 1000) {
      await setImmediate();
      still = log.length === before ? still + 1 : 0;
      before = log.length;
    }
  }

  async act({ kind, who }: Action): Promise<void> {
    const { gateway, clock } = this.world;
    const phone = phoneOf(who);
    const profileId = this.profileId;
    switch (kind) {
      case 'stop-word':
        if (await this.offline()) break;
        gateway.say(phone, 'STOP', { profileId });
        this.bar(phone);
        break;
      case 'stop-by-lid': {
        // Only who was looked up has a LID we can know; the others are strangers who say STOP.
        const known = gateway.log.some((message) => message.to === phone);
        if (await this.offline()) break;
        gateway.say(phone, 'stop', { profileId, viaLid: true });
        if (known) this.bar(phone);
        break;
      }
      case 'unclear-word':
        gateway.say(phone, 'stop?', { profileId });
        break;
      case 'suppress':
        await this.suppress(phone);
        break;
      case 'remove-contact': {
        const page = await this.app.call('contacts.list', { search: phone });
        const found = page.items[0];
        if (found !== undefined) await this.app.call('contacts.remove', { contactIds: [found.id] });
        this.bar(phone);
        break;
      }
      case 'pause':
        await this.app.call('campaigns.pause', { campaignId: this.campaignId }).catch(() => undefined);
        break;
      case 'restart':
        await this.app.stop();
        this.sender = await this.world.start();
        break;
      case 'refuse':
        gateway.fault({ kind: 'refuse' });
        break;
      case 'uncertain-left':
        gateway.fault({ kind: 'uncertain', left: true });
        break;
      case 'uncertain-not-left':
        gateway.fault({ kind: 'uncertain', left: false });
        break;
      case 'crash-before':
        gateway.fault({ kind: 'crash', when: 'before-leaving' });
        break;
      case 'crash-after':
        gateway.fault({ kind: 'crash', when: 'after-leaving' });
        break;
      case 'check-unknown':
        gateway.fault({ kind: 'check-unknown', cause: 'timeout', times: 2 });
        break;
      case 'rate-limited':
        gateway.fault({ kind: 'check-unknown', cause: 'rate-limited' });
        break;
      case 'conflict':
        gateway.setState(profileId, { kind: 'conflict' });
        break;
      case 'time-lock':
        gateway.setLimits({ timeLock: { active: true, endsAt: clock.now() + 3 * 3_600_000 } });
        break;
      case 'settle':
        gateway.settle();
        break;
      case 'ack-minus-one': {
        const last = gateway.log.at(-1);
        if (last !== undefined) gateway.acknowledge(last.id, -1);
        break;
      }
    }
  }

  /** The fake keeps no messages for a closed browser. */
  private async offline(): Promise<boolean> {
    const { profiles } = await this.app.call('profiles.list', {});
    return profiles[0]?.state.kind === 'offline';
  }

  /** Whatever is broken is mended, and the campaign must come to its end by itself. */
  async finish(): Promise<void> {
    const { gateway } = this.world;
    gateway.setLimits({});
    const deadline = Date.now() + 20_000;
    for (;;) {
      const { profiles } = await this.app.call('profiles.list', {});
      const state = profiles[0]?.state.kind;
      if (state === 'conflict') gateway.link(this.profileId);
      if (state === 'offline') await this.app.call('profiles.connect', { profileId: this.profileId });
      const campaign = await this.app.call('campaigns.get', { campaignId: this.campaignId });
      if (campaign.status === 'finished') return;
      if (campaign.status === 'paused') {
        expect(campaign.pauseReason).not.toBeNull();
        if (campaign.pauseReason !== 'breaker') await this.resume();
      }
      if (Date.now() > deadline) throw new Error(`no end: ${JSON.stringify(campaign)}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  private async resume(): Promise<void> {
    try {
      await this.app.call('campaigns.resume', { campaignId: this.campaignId });
    } catch (error) {
      // A pause that was cured by itself in the meantime.
      expect(error).toMatchObject({ code: 'CAMPAIGN_STATE' });
    }
  }

  async judge(): Promise<void> {
    const { log } = this.world.gateway;
    const people = await everybody(this.app, this.campaignId);
    expect(people).toHaveLength(PEOPLE + 1);
    expect(people.filter(({ status }) => status === 'queued' || status === 'claimed')).toEqual([]);
    const phones = log.map(({ to }) => to);
    expect(new Set(phones).size).toBe(phones.length);
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
    log.forEach(({ to }, position) => {
      expect(this.barredFrom.get(to) ?? Infinity).toBeGreaterThan(position);
    });
    for (const { phone, status, reason } of people) {
      const left = phones.includes(phone);
      if (['sent', 'delivered', 'read', 'replied'].includes(status)) expect(left).toBe(true);
      if (status === 'skipped' || status === 'failed')
        expect({ phone, status, reason, left }).toMatchObject({ left: false });
    }
    this.judgePace();
  }

  private judgePace(): void {
    const times = this.world.gateway.log.map(({ at }) => at);
    times.forEach((at, index) => {
      if (index > 0) expect(at - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(HARD_CEILINGS.minGapMs);
      expect(times.filter((other) => other <= at && other > at - 60_000).length).toBeLessThanOrEqual(3);
      expect(times.filter((other) => other <= at && other > at - 3_600_000).length).toBeLessThanOrEqual(60);
      const window = { from: '09:00', to: '20:00' };
      expect(
        quietUntil({ now: at, zones: ['Europe/Berlin'], window, weekdays: [1, 2, 3, 4, 5, 6, 7] }),
      ).toBeNull();
    });
  }
}
