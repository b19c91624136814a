import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { buildSimulator } from '../src/app.ts';
import type { MerchantBody } from '../src/payments/schemas.ts';
import type { Delivery, Provider } from '../src/payments/types.ts';
import type { PublishedPayments } from './published.ts';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  /** type of the event */
  readonly type: string;
}

interface State {
  readonly objects: Readonly<Record<Provider, readonly { readonly id?: string; readonly object?: string }[]>>;
  readonly deliveries: readonly Delivery[];
}

/** The providers on a free port, a place their webhooks arrive at, and what was not as published. */
export async function openPayments({
  published,
  now = Date.now,
}: {
  readonly published?: PublishedPayments | undefined;
  readonly now?: () => number;
}) {
  const problems: string[] = [];
  const simulator = await buildSimulator({
    now,
    inspectPayments(exchange) {
      const wrong = published?.exchange(exchange) ?? null;
      if (wrong === null) return null;
      problems.push(`${exchange.method} ${exchange.path} ${exchange.answer?.status ?? ''}: ${wrong}`);
      return wrong;
    },
  });
  const url = await simulator.app.listen({ host: '127.0.0.1', port: 0 });

  const received: Received[] = [];
  const answers = { status: 200 };
  const receiver = createServer(async (request, response) => {
    const raw = await text(request);
    const body: { type?: string; event?: string; event_type?: string } = JSON.parse(raw);
    const type = body.type ?? body.event ?? body.event_type ?? '';
    const wrong = published?.webhook(body) ?? null;
    if (wrong !== null) problems.push(`webhook ${type}: ${wrong}`);
    received.push({ path: request.url ?? '', headers: request.headers, raw, type });
    response.statusCode = answers.status;
    response.end();
  });
  await new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', () => resolve()));
  const receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;

  const post = async (path: string, payload: object) => {
    const response = await simulator.app.inject({ method: 'POST', url: `/_sim/payments${path}`, payload });
    if (response.statusCode !== 200) throw new Error(`${path}: ${response.body}`);
    return response.json();
  };
  return {
    url,
    problems,
    received,
    answers,
    world: simulator.world,
    settle: simulator.paymentsSettled,
    inject: simulator.app.inject.bind(simulator.app),
    async reset() {
      await simulator.paymentsSettled();
      await simulator.app.inject({ method: 'POST', url: '/_sim/reset' });
      received.length = 0;
    },
    setUp: (merchant: MerchantBody) =>
      post('', { webhookUrl: `${receiverUrl}/${merchant.provider}`, ...merchant }),
    /** an action of the control; what it made */
    async drive<T = string>(provider: Provider, action: string, input: object = {}): Promise<T> {
      return (await post(`/${provider}/${action}`, input)).result;
    },
    async state(): Promise<State> {
      return (await simulator.app.inject('/_sim/payments')).json();
    },
    /** types of the webhooks that arrived since the last look */
    async told(): Promise<string[]> {
      await simulator.paymentsSettled();
      return received.splice(0).map(({ type }) => type);
    },
    /** a form of a hosted page, as the browser sends it */
    submit: (path: string, fields: Readonly<Record<string, string>>) =>
      fetch(new URL(path, url), {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
      }),
    async stop() {
      await simulator.app.close();
      receiver.closeAllConnections();
      receiver.close();
    },
  };
}
