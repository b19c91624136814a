import { setImmediate } from 'node:timers/promises';
import { quietUntil } from '@mywasender/campaigns/pace/quiet-hours';
import { HARD_CEILINGS } from '@mywasender/campaigns/pace/settings';
import { WARM_UP_STEPS } from '@mywasender/campaigns/pace/warm-up';
import type { GatewayState } from '@mywasender/gateway/port';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addProfile,
  createWorld,
  csvOf,
  draftOf,
  everybody,
  importText,
  makeReady,
  phoneOf,
  putFile,
  startCampaign,
  TEXT,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

const PEOPLE = 8;
const DAY = 86_400_000;
const person = fc.integer({ min: 0, max: PEOPLE - 1 });
const index = fc.integer({ min: 0, max: 2 });

/** What happens from outside while campaigns run, each after some messages have left. */
const action = fc.record({
  after: fc.integer({ min: 0, max: 2 * PEOPLE }),
  kind: fc.constantFrom(
    'start-another',
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
    'account-limit',
    'pair-limit',
    'spam-limit',
    'conflict',
    'block',
    'time-lock',
    'settle',
    'ack-minus-one',
  ),
  who: person,
  /** which profile or campaign, of as many as there are */
  which: index,
});
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

const troubled = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 5 }),
  profiles: fc.integer({ min: 1, max: 3 }),
  campaigns: fc.integer({ min: 1, max: 2 }),
  absent: fc.uniqueArray(person, { maxLength: 2 }),
  suppressed: fc.uniqueArray(person, { maxLength: 2 }),
  withoutConsent: fc.uniqueArray(person, { maxLength: 2 }),
  actions: fc.array(action, { maxLength: 8 }),
});
type Plan = typeof troubled extends fc.Arbitrary<infer T> ? T : never;

/** Nothing in the way, so that turns can be counted. */
const quiet = troubled.map(
  (plan): Plan => ({ ...plan, campaigns: plan.campaigns + 1, absent: [], actions: [] }),
);

it('several campaigns and profiles: nobody twice, nobody lost, no limit broken, nobody who may not be written to', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: troubled }, { weight: 1, arbitrary: quiet }), (plan) =>
      playPlan(plan),
    ),
    { numRuns: Number(process.env.MODEL_RUNS ?? 24), interruptAfterTimeLimit: 200_000 },
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

interface PlayedCampaign {
  readonly id: string;
  /** Its messages begin with it. */
  readonly mark: string;
  readonly people: number;
  /** Messages that had left before its start. */
  readonly from: number;
}

class Play {
  /** Phones that must not be written to any more, and from when (messages left before do not count). */
  private readonly barredFrom = new Map<string, number>();
  /** Profiles whose share WhatsApp stopped, and the messages of all that had left then. */
  private readonly stoppedFrom = new Map<string, number>();
  private readonly removed = new Set<string>();
  private sender: Sender | null = null;
  private profileIds: string[] = [];
  private listId = '';
  private readonly campaigns: PlayedCampaign[] = [];
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
    this.profileIds = [await makeReady(this.world, this.app)];
    while (this.profileIds.length < this.plan.profiles)
      this.profileIds.push(await addProfile(this.app, `Desk ${this.profileIds.length}`));
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
    this.listId = listId;
    for (const who of this.plan.suppressed) await this.suppress(phoneOf(who));
    await this.suppress(phoneOf(99));
    for (const who of this.plan.withoutConsent) this.barredFrom.set(phoneOf(who), 0);
    for (let number = 0; number < this.plan.campaigns; number += 1) await this.start();
  }

  private async start(): Promise<void> {
    const mark = `Number ${this.campaigns.length}:`;
    const people = PEOPLE + 1 - this.removed.size;
    const ids = { profileId: this.profileIds[0] ?? '', listId: this.listId };
    const change = { name: mark, profileIds: this.profileIds, message: { text: `${mark} ${TEXT}` } };
    const id = await startCampaign(this.app, draftOf(ids, change));
    this.campaigns.push({ id, mark, people, from: this.world.gateway.log.length });
  }

  /** Refused while a check says no, as with every profile stopped: then there is none. */
  private async startIfMayBe(): Promise<void> {
    try {
      await this.start();
    } catch (error) {
      expect(error).toMatchObject({ code: 'CAMPAIGN_NOT_READY' });
    }
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

  /** Lets the campaigns run until so many messages left, or until they stand still. */
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

  async act({ kind, who, which }: Action): Promise<void> {
    const { gateway, clock } = this.world;
    const phone = phoneOf(who);
    const profileId = this.profileIds[which % this.profileIds.length] ?? '';
    const campaignId = this.campaigns[which % this.campaigns.length]?.id ?? '';
    switch (kind) {
      case 'start-another':
        if (this.campaigns.length < 3) await this.startIfMayBe();
        break;
      case 'stop-word':
        if (await this.offline(profileId)) break;
        gateway.say(phone, 'STOP', { profileId });
        this.bar(phone);
        break;
      case 'stop-by-lid': {
        // Only who was looked up has a LID we can know; the others are strangers who say STOP.
        const known = gateway.log.some((message) => message.to === phone);
        if (await this.offline(profileId)) break;
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
        this.removed.add(phone);
        this.bar(phone);
        break;
      }
      case 'pause':
        await this.app.call('campaigns.pause', { campaignId }).catch(() => undefined);
        break;
      case 'restart':
        await this.app.stop();
        // Opened again, every account is ready.
        for (const halted of this.profileIds) this.judgeHalt(halted);
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
      case 'account-limit':
        gateway.fault({ kind: 'limit', limit: 'rate-limited', times: 1 + which });
        break;
      case 'pair-limit':
        gateway.fault({ kind: 'limit', limit: 'pair-limit', phone, times: 1 + which });
        break;
      case 'spam-limit':
        gateway.fault({ kind: 'limit', limit: 'spam-limit' });
        break;
      case 'conflict':
        this.halt(profileId, { kind: 'conflict' });
        break;
      case 'block':
        this.halt(profileId, { kind: 'blocked', reason: 'tos' });
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

  /** WhatsApp stops one account; what the others have to do goes on. */
  private halt(profileId: string, state: GatewayState): void {
    this.world.gateway.setState(profileId, state);
    if (!this.stoppedFrom.has(profileId)) this.stoppedFrom.set(profileId, this.world.gateway.log.length);
  }

  private async stateOf(profileId: string) {
    const { profiles } = await this.app.call('profiles.list', {});
    return profiles.find(({ id }) => id === profileId)?.state.kind;
  }

  /** The fake keeps no messages for a closed browser. */
  private async offline(profileId: string): Promise<boolean> {
    return (await this.stateOf(profileId)) === 'offline';
  }

  /** Whatever is broken is mended, and every campaign must come to its end by itself. */
  async finish(): Promise<void> {
    this.world.gateway.setLimits({});
    for (const profileId of this.profileIds) await this.mend(profileId);
    for (const { id } of this.campaigns) await this.finishOne(id);
  }

  private async mend(profileId: string): Promise<void> {
    const { gateway } = this.world;
    const state = await this.stateOf(profileId);
    if (state === 'conflict' || state === 'blocked') {
      this.judgeHalt(profileId);
      gateway.link(profileId);
    }
    if (state === 'offline') await this.app.call('profiles.connect', { profileId });
  }

  private async finishOne(campaignId: string): Promise<void> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      for (const profileId of this.profileIds) await this.mend(profileId);
      const campaign = await this.app.call('campaigns.get', { campaignId });
      if (campaign.status === 'finished') return;
      if (campaign.status === 'paused') {
        expect(campaign.pauseReason).not.toBeNull();
        if (campaign.pauseReason !== 'breaker') await this.resume({ campaignId });
      } else {
        for (const { profileId, pauseReason } of campaign.shares)
          if (pauseReason !== null && pauseReason !== 'breaker') await this.resume({ campaignId, profileId });
      }
      if (Date.now() > deadline) throw new Error(`no end: ${JSON.stringify(campaign)}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  private async resume(what: { readonly campaignId: string; readonly profileId?: string }): Promise<void> {
    try {
      await this.app.call('campaigns.resume', what);
    } catch (error) {
      // A pause that was cured by itself in the meantime.
      expect(error).toMatchObject({ code: 'CAMPAIGN_STATE' });
    }
  }

  async judge(): Promise<void> {
    const { log } = this.world.gateway;
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
    log.forEach(({ to }, position) => {
      expect(this.barredFrom.get(to) ?? Infinity).toBeGreaterThan(position);
    });
    for (const campaign of this.campaigns) await this.judgeCampaign(campaign);
    for (const profileId of this.profileIds) {
      this.judgePace(profileId);
      if (this.plan.actions.length === 0 && this.plan.absent.length === 0) this.judgeFairness(profileId);
    }
  }

  private async judgeCampaign({ id, mark, people: expected }: PlayedCampaign): Promise<void> {
    const left = this.world.gateway.log.filter(({ text }) => text.startsWith(mark));
    const people = await everybody(this.app, id);
    expect(people).toHaveLength(expected);
    expect(people.filter(({ status }) => status === 'queued' || status === 'claimed')).toEqual([]);
    const profileOf = new Map(left.map(({ to, profileId }) => [to, profileId]));
    expect(profileOf.size).toBe(left.length);
    for (const { phone, status, reason, profileId } of people) {
      // Once dealt to a profile, a person is written to from no other.
      if (profileOf.has(phone)) expect(profileOf.get(phone)).toBe(profileId);
      if (['sent', 'delivered', 'read', 'replied'].includes(status)) expect(profileOf.has(phone)).toBe(true);
      if (status === 'skipped' || status === 'failed')
        expect({ phone, status, reason, left: profileOf.has(phone) }).toMatchObject({ left: false });
    }
  }

  /** Of an account WhatsApp stopped nothing left until it was mended, in no campaign. */
  private judgeHalt(profileId: string): void {
    const from = this.stoppedFrom.get(profileId);
    if (from === undefined) return;
    const since = this.world.gateway.log.slice(from);
    expect(since.filter((message) => message.profileId === profileId)).toEqual([]);
    this.stoppedFrom.delete(profileId);
  }

  /** All windows are of the profile, whatever its campaigns are. */
  private judgePace(profileId: string): void {
    const times = this.world.gateway.log.filter((sent) => sent.profileId === profileId).map(({ at }) => at);
    const wroteToUs = this.plan.actions.some(({ kind }) => /word|lid/.test(kind));
    const within = (at: number, ms: number) => times.filter((other) => other <= at && other > at - ms).length;
    times.forEach((at, position) => {
      if (position > 0)
        expect(at - (times[position - 1] ?? 0)).toBeGreaterThanOrEqual(HARD_CEILINGS.minGapMs);
      expect(within(at, 60_000)).toBeLessThanOrEqual(3);
      expect(within(at, 3_600_000)).toBeLessThanOrEqual(60);
      if (!wroteToUs) expect(within(at, DAY)).toBeLessThanOrEqual(WARM_UP_STEPS[0].newChats);
      const window = { from: '09:00', to: '20:00' };
      expect(
        quietUntil({ now: at, zones: ['Europe/Berlin'], window, weekdays: [1, 2, 3, 4, 5, 6, 7] }),
      ).toBeNull();
    });
  }

  /** Between two messages of one campaign every other that has people left with this profile had its turn. */
  private judgeFairness(profileId: string): void {
    const turns = this.world.gateway.log.flatMap((sent, position) => {
      const campaign = this.campaigns.findIndex(({ mark }) => sent.text.startsWith(mark));
      return sent.profileId === profileId ? [{ campaign, position }] : [];
    });
    turns.forEach(({ campaign, position }, at) => {
      const again = turns.findIndex((turn, later) => later > at && turn.campaign === campaign);
      if (again < 0) return;
      const served = new Set(turns.slice(at + 1, again).map((turn) => turn.campaign));
      const waiting = turns.slice(again).map((turn) => turn.campaign);
      const started = this.campaigns.flatMap(({ from }, other) => (from <= position ? [other] : []));
      for (const other of started)
        if (other !== campaign && waiting.includes(other)) expect([...served]).toContain(other);
    });
  }
}
