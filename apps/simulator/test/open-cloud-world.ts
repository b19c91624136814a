import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { CloudUpload } from '@mywasender/gateway/cloud/cloud-ports';
import { createCloudGateway } from '@mywasender/gateway/cloud/create-cloud-gateway';
import type { AckEvent, IncomingEvent } from '@mywasender/gateway/port';
import { publishedApiMissing, readPublishedApi } from '@mywasender/gateway/published-api';
import { buildSimulator } from '../src/app.ts';
import type { CloudFaultsBody } from '../src/graph/schemas.ts';
import type { PeopleBody } from '../src/schemas.ts';

const SECRET = '614fc2afde15eee07a26b2fe3eaee9b9';
const TOKEN = 'EAAG-simulated';

export const TEMPLATES = [
  {
    name: 'news',
    language: 'en_US',
    status: 'APPROVED',
    category: 'MARKETING',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Acme' },
      { type: 'BODY', text: 'Hello {{1}}, there is news.' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Stop promotions' }] },
    ],
  },
  {
    name: 'waiting',
    language: 'en_US',
    status: 'PENDING',
    category: 'MARKETING',
    components: [{ type: 'BODY', text: 'Soon.' }],
  },
  {
    name: 'picture',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Order {{order}}' },
    ],
  },
  {
    name: 'offer',
    language: 'en_US',
    status: 'APPROVED',
    category: 'MARKETING',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'For {{1}}' },
      { type: 'BODY', text: 'It ends on Sunday.' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Stop promotions' },
          { type: 'URL', text: 'Order', url: 'https://shop.example/{{1}}' },
          { type: 'COPY_CODE', text: 'Copy code' },
        ],
      },
    ],
  },
  {
    name: 'visit',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'LOCATION' },
      { type: 'BODY', text: 'We have moved.' },
    ],
  },
];

/**
 * Meta's side on a free port, a place its webhooks arrive at, and a gateway between them. Where Meta's file is there,
 * every request, answer and webhook is held against it.
 */
export async function openCloudWorld({ now = Date.now }: { readonly now?: () => number } = {}) {
  const published = publishedApiMissing === '' ? readPublishedApi() : null;
  const problems: string[] = [];
  const simulator = await buildSimulator({
    now,
    inspectGraph: (request) => published?.requestProblem(request) ?? null,
  });
  const url = await simulator.app.listen({ host: '127.0.0.1', port: 0 });
  const post = async (path: string, payload: object): Promise<unknown> => {
    const response = await simulator.app.inject({ method: 'POST', url: path, payload });
    if (response.statusCode !== 200) throw new Error(`${path}: ${response.body}`);
    return response.json();
  };

  const bodies: unknown[] = [];
  const listeners = new Map<string, (body: unknown) => void>();
  const receiver = createServer(async (request, response) => {
    const query = new URL(request.url ?? '/', 'http://receiver').searchParams;
    if (request.method === 'GET') return response.end(query.get('hub.challenge'));
    const raw = await text(request);
    const right = `sha256=${createHmac('sha256', SECRET).update(raw).digest('hex')}`;
    if (request.headers['x-hub-signature-256'] !== right) problems.push('a webhook with a wrong signature');
    const body: unknown = JSON.parse(raw);
    const wrong = published?.webhookProblem(body);
    if (wrong != null) problems.push(wrong);
    try {
      for (const listener of listeners.values()) listener(body);
      bodies.push(body);
    } catch {
      response.statusCode = 500;
    }
    return response.end();
  });
  await new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', () => resolve()));
  const callbackUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;

  const known = new Map<string, -1 | 1 | 2 | 3>();
  const uploads = new Map<string, CloudUpload>();
  const posted: unknown[] = [];
  const numbers = new Map<string, string>();
  /** The number of a profile, made on first mention. */
  const numberOf = async (profileId: string): Promise<string> => {
    const found = numbers.get(profileId);
    if (found !== undefined) return found;
    const phoneNumberId = String(106_540_352_242_900 + numbers.size);
    numbers.set(profileId, phoneNumberId);
    const account = { phoneNumberId, wabaId: '419561257915477', templates: TEMPLATES };
    await post('/_sim/cloud', { ...account, accessToken: `${TOKEN}-${profileId}`, appSecret: SECRET });
    await post('/_sim/cloud/callback', { phoneNumberId, url: callbackUrl, verifyToken: 'any' });
    return phoneNumberId;
  };
  const checkedFetch: typeof fetch = async (target, init) => {
    const response = await fetch(target, init);
    const path = new URL(new Request(target).url).pathname.replace('/graph/v23.0/', '');
    const { status } = response;
    const answer = { method: init?.method ?? 'GET', path, status, body: await response.clone().json() };
    if (typeof init?.body === 'string') posted.push(JSON.parse(init.body));
    const wrong = published?.answerProblem(answer);
    if (wrong != null) problems.push(`${answer.method} ${path} ${status}: ${wrong}`);
    return response;
  };
  const cloud = createCloudGateway({
    baseUrl: `${url}/graph`,
    fetch: checkedFetch,
    timeoutMs: 2_000,
    now,
    credentials: async (profileId) => ({
      phoneNumberId: await numberOf(profileId),
      wabaId: '419561257915477',
      accessToken: `${TOKEN}-${profileId}`,
    }),
    memory: {
      lastHeard: () => undefined,
      ack: (id) => known.get(id),
      upload: (_, sha256) => uploads.get(sha256),
      keepUpload: (_, upload) => void uploads.set(upload.sha256, upload),
      forgetUploads: () => uploads.clear(),
    },
    feed: {
      subscribe(profileId, onBody) {
        // what came while nobody listened comes now, as from the relay
        queueMicrotask(() => bodies.forEach(onBody));
        listeners.set(profileId, onBody);
        return () => listeners.delete(profileId);
      },
    },
  });

  return {
    ...simulator,
    url,
    problems,
    bodies,
    posted,
    uploads,
    post,
    known,
    numberOf,
    gateway: {
      open: cloud.open,
      testProxy: async () => 'reachable' as const,
    },
    faults: (body: CloudFaultsBody) => post('/_sim/cloud/faults', body),
    crash: (phone: string, when: 'before-leaving' | 'after-leaving') =>
      post('/_sim/faults', { crash: { phone, when, times: 1 } }),
    people: (people: PeopleBody['people']) => post('/_sim/people', { people }),
    say: async (from: string, said: string, profileId: string) => {
      await post('/_sim/say', { from, text: said, profile: await numberOf(profileId) });
      await simulator.webhooksSettled();
    },
    leftTo: (phone: string) => simulator.world.left.filter((message) => `+${message.to}` === phone),
    /** a ready session, and what it told */
    async open(profileId = 'p') {
      const session = await cloud.open({ profileId, dataDir: '/nowhere' });
      const acks: AckEvent[] = [];
      const incoming: IncomingEvent[] = [];
      session.on('ack', (event) => acks.push(event));
      session.on('incoming', (event) => incoming.push(event));
      return { session, acks, incoming };
    },
    async stop() {
      await simulator.app.close();
      receiver.closeAllConnections();
      receiver.close();
    },
  };
}
