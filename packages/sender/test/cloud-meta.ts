import { composeApproved } from '@mywasender/campaigns/template/approved-template';

/** Ids and secrets of the account in {@link createMeta}. */
export const ACCOUNT = {
  phoneNumberId: '106540352242922',
  wabaId: '419561257915477',
  accessToken: 'EAAG-of-the-test-account',
  appSecret: '614fc2afde15eee07a26b2fe3eaee9b9',
};

export const NEWS_BODY = 'Hi {{1}}, order {{2}} is ready.';
const PARAMETERS = [
  { name: '1', text: '{{first_name|there}}' },
  { name: '2', text: '{{order|1}}' },
];
/** A message made of the template `news`, for people with an `order`. */
export const NEWS = {
  text: composeApproved(NEWS_BODY, PARAMETERS),
  template: { name: 'news', language: 'en_US', parameters: PARAMETERS },
};

const TEMPLATES = [
  template('news', 'APPROVED', NEWS_BODY),
  template('waiting', 'PENDING', 'Soon.'),
  template('offer', 'APPROVED', 'It ends on Sunday.', [
    { type: 'HEADER', format: 'TEXT', text: 'For {{1}}' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Not for me' },
        { type: 'URL', text: 'Order', url: 'https://shop.example/{{1}}' },
        { type: 'COPY_CODE', text: 'Copy code' },
      ],
    },
  ]),
  template('receipt', 'APPROVED', 'Thank you.', [{ type: 'HEADER', format: 'DOCUMENT' }]),
  template('visit', 'APPROVED', 'We have moved.', [{ type: 'HEADER', format: 'LOCATION' }]),
];

/**
 * Meta and the relay of the license server in memory, as far as one account goes: what was posted, and what waits to be
 * fetched. Other calls go on to `others`. A whole Meta is in `apps/simulator`.
 */
export function createMeta(others: typeof fetch) {
  const posted: { to: string; tag: string; body: Record<string, unknown> }[] = [];
  const uploads: unknown[] = [];
  const waiting: string[] = [];
  const asked: { path: string; body: Record<string, unknown> }[] = [];
  const knobs = {
    token: ACCOUNT.accessToken,
    relayKnown: true,
    takesFiles: true,
    apps: 1,
    verifiedAt: null as string | null,
    tier: 'TIER_1K',
    templates: TEMPLATES,
  };
  /** Codes the next messages are refused with, and what happens then. */
  const refusals: { readonly code: number; readonly also?: () => void }[] = [];
  /** What happens while the next files are on their way. */
  const whileUploading: (() => Promise<unknown>)[] = [];
  let at = 1_790_000_000;
  const hook = (value: object) => {
    const metadata = { phone_number_id: ACCOUNT.phoneNumberId };
    const changes = [{ field: 'messages', value: { metadata, ...value } }];
    waiting.push(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ changes }] }));
  };

  const graph = async (path: string, init: RequestInit): Promise<Response> => {
    if (!String(new Headers(init.headers).get('authorization')).endsWith(knobs.token))
      return refusal(401, 190);
    if (path.endsWith('/media')) {
      if (!knobs.takesFiles) return refusal(400, 100);
      await whileUploading.shift()?.();
      uploads.push(init.body instanceof FormData ? init.body.get('file') : null);
      return Response.json({ id: `media-${uploads.length}` });
    }
    if (path.endsWith('/messages')) {
      const refused = refusals.shift();
      refused?.also?.();
      if (refused !== undefined) return refusal(400, refused.code);
      const body = bodyOf(init);
      posted.push({ to: `+${body.to}`, tag: body.biz_opaque_callback_data, body });
      return Response.json({ messages: [{ id: `wamid.${posted.length}` }] });
    }
    if (path.endsWith('/subscribed_apps')) {
      if (init.method === 'POST') knobs.apps = 1;
      return Response.json(
        init.method === 'POST' ? { success: true } : { data: Array.from({ length: knobs.apps }) },
      );
    }
    if (path.endsWith('/message_templates')) return Response.json({ data: knobs.templates });
    if (path.endsWith(ACCOUNT.wabaId)) return Response.json({ id: ACCOUNT.wabaId });
    const phone = { display_phone_number: '+1 555-078-3881', verified_name: 'Acme' };
    return Response.json({ ...phone, quality_rating: 'GREEN', messaging_limit_tier: knobs.tier });
  };
  const relay = (path: string, body: Record<string, unknown>): Response => {
    asked.push({ path, body });
    const relayId = '5b0c8a4e-3f7d-4a1c-9e52-7d6c5b4a3f66';
    if (path === '/v1/relay/whatsapp') {
      return Response.json({
        relayId,
        url: `https://license.test${path}/${relayId}`,
        verifyToken: 'verify-me',
      });
    }
    if (path.endsWith('/close')) return new Response(null, { status: 204 });
    if (!knobs.relayKnown)
      return Response.json({ code: 'NOT_FOUND', message: '', requestId: '' }, { status: 404 });
    const after = Number(body.after);
    const events = waiting.slice(after).map((text, n) => ({
      position: after + n + 1,
      receivedAt: '2026-11-26T07:12:00.000Z',
      body: text,
    }));
    const { verifiedAt } = knobs;
    return Response.json({ events, more: false, ...(verifiedAt === null ? {} : { verifiedAt }) });
  };

  return {
    posted,
    uploads,
    asked,
    knobs,
    refusals,
    whileUploading,
    status: (tag: string, status: 'delivered' | 'read' | 'failed', code?: number) =>
      hook({
        statuses: [
          {
            id: 'w',
            status,
            timestamp: String(at++),
            biz_opaque_callback_data: tag,
            ...(code === undefined ? {} : { errors: [{ code }] }),
          },
        ],
      }),
    say: (from: string, text: string, when = at++) =>
      hook({
        messages: [
          {
            id: `in-${waiting.length}`,
            from: from.slice(1),
            timestamp: String(when),
            type: 'text',
            text: { body: text },
          },
        ],
      }),
    fetch: (async (input, init = {}) => {
      const { host, pathname } = new URL(new Request(input).url);
      if (host === 'graph.test') return graph(pathname, init);
      if (pathname.startsWith('/v1/relay/')) return relay(pathname, bodyOf(init));
      return others(input, init);
    }) satisfies typeof fetch,
  };
}

function template(name: string, status: string, body: string, more: readonly object[] = []) {
  return {
    name,
    language: 'en_US',
    status,
    category: 'UTILITY',
    components: [
      ...more,
      { type: 'BODY', text: body },
      { type: 'FOOTER', text: 'Acme. Reply STOP to stop.' },
    ],
  };
}

function refusal(status: number, code: number): Response {
  return Response.json({ error: { message: '', type: 'OAuthException', code } }, { status });
}

function bodyOf({ body }: RequestInit) {
  return JSON.parse(typeof body === 'string' ? body : '{}');
}
