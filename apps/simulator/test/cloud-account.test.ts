import { createGraphClient } from '@mywasender/gateway/cloud/graph-client';
import { inspectAccount } from '@mywasender/gateway/cloud/inspect-account';
import { listTemplates } from '@mywasender/gateway/cloud/list-templates';
import { countSubscribedApps, subscribeApp } from '@mywasender/gateway/cloud/subscribed-apps';
import { publishedApiMissing, readPublishedApi } from '@mywasender/gateway/published-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCloudWorld } from './open-cloud-world.ts';

let world: Awaited<ReturnType<typeof openCloudWorld>>;
beforeAll(async () => {
  world = await openCloudWorld();
});
afterAll(async () => {
  expect(world.problems).toEqual([]);
  await world.stop();
});

describe('an account of the Cloud API', () => {
  const graph = (
    accessToken: string,
    change: { readonly fetch?: typeof fetch; readonly baseUrl?: string } = {},
  ) => createGraphClient({ accessToken, fetch, baseUrl: `${world.url}/graph`, ...change });

  it('shows number, name, tier and quality; or says what is wrong with its credentials', async () => {
    const phoneNumberId = await world.numberOf('inspected');
    const ids = { phoneNumberId, wabaId: '419561257915477' };
    const token = 'EAAG-simulated-inspected';
    expect(await inspectAccount(graph(token), ids)).toEqual({
      ok: true,
      phone: expect.stringMatching(/^\+1555\d{7}$/),
      name: 'Simulated business',
      official: { peoplePerDay: 1000, quality: 'green' },
    });
    const wrong = (problem: string, code: number | null) => ({ ok: false, problem, code });
    expect(await inspectAccount(graph('old'), ids)).toEqual(wrong('no-access', 190));
    expect(await inspectAccount(graph(token), { ...ids, phoneNumberId: '12345' })).toEqual(
      wrong('unknown-number', 803),
    );
    expect(await inspectAccount(graph(token), { ...ids, wabaId: '12345' })).toEqual(
      wrong('unknown-account', 803),
    );
    const gone = graph(token, { baseUrl: 'http://127.0.0.1:1' });
    expect(await inspectAccount(gone, ids)).toEqual(wrong('unreachable', null));
  });

  it('says whether an app gets its webhooks, and has one get them', async () => {
    const wabaId = '419561257915477';
    const phoneNumberId = await world.numberOf('subscribes');
    const accessToken = 'EAAG-simulated-subscribes';
    const appSecret = '614fc2afde15eee07a26b2fe3eaee9b9';
    await world.post('/_sim/cloud', { phoneNumberId, wabaId, accessToken, appSecret, subscribed: false });
    const count = () => countSubscribedApps(graph(accessToken), wabaId);
    expect(await count()).toEqual({ kind: 'ok', body: 0 });
    expect(await subscribeApp(graph(accessToken), wabaId)).toEqual({ kind: 'ok', body: true });
    expect(await count()).toEqual({ kind: 'ok', body: 1 });
    expect(await subscribeApp(graph('old'), wabaId)).toEqual({ kind: 'refused', code: 190 });
  });

  it('lists its templates over all pages, with their state and what cannot be filled here', async () => {
    await world.numberOf('lists');
    const answer = await listTemplates(graph('EAAG-simulated-lists'), '419561257915477');
    expect(answer).toMatchObject({
      kind: 'ok',
      body: [
        {
          name: 'news',
          status: 'APPROVED',
          header: 'Acme',
          parameters: ['1'],
          headerKind: 'text',
          buttons: [{ text: 'Stop promotions', takes: 'quick-reply', url: null }],
          obstacle: null,
        },
        { name: 'waiting', status: 'PENDING', parameters: [], obstacle: null },
        { name: 'picture', parameters: ['order'], headerKind: 'image', obstacle: null },
        {
          name: 'offer',
          headerParameter: '1',
          buttons: [
            { takes: 'quick-reply' },
            { takes: 'url', url: 'https://shop.example/{{1}}' },
            { takes: 'copy-code' },
          ],
          obstacle: null,
        },
        { name: 'visit', headerKind: 'location', obstacle: null },
      ],
    });
  });

  it('that cannot be reached loses no message: nothing left, and that is certain', async () => {
    const dead = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } });
    const unplugged = graph('x', { fetch: () => Promise.reject(dead) });
    expect(await listTemplates(unplugged, '1')).toEqual({ kind: 'unsent', detail: 'ENOTFOUND' });
    const nonsense = graph('x', { fetch: async () => new Response('<html>', { status: 502 }) });
    expect(await listTemplates(nonsense, '1')).toMatchObject({ kind: 'lost' });
  });
});

describe.skipIf(publishedApiMissing !== '')(`Meta's file (${publishedApiMissing || 'there'})`, () => {
  it('would find a request that is not as published', () => {
    const { requestProblem } = readPublishedApi();
    const text = { messaging_product: 'whatsapp', recipient_type: 'individual', to: '1', type: 'text' };
    const ask = (body: object, path = '1/messages') => requestProblem({ method: 'POST', path, body });
    const templateWith = (parameter: object) => ({
      name: 'x',
      language: { policy: 'deterministic', code: 'en' },
      components: [{ type: 'header', parameters: [parameter] }],
    });
    expect(ask({ ...text, text: { body: 'x' } })).toBeNull();
    expect(ask({ ...text, text: { body: 1 } })).toContain('string');
    expect(ask({ ...text, text: { body: 'x' }, texts: 1 })).toBe('unknown: texts');
    expect(ask({ ...text, type: 'template', template: { name: 'x' } })).toContain('language');
    expect(ask({ ...text, type: 'template', template: templateWith({ type: 'image' }) })).toContain('image');
    expect(ask({ messaging_product: 1 }, '1/media')).toContain('string');
    expect(ask(text, '1/nothing')).toBe('no POST 1/nothing');
  });
});
