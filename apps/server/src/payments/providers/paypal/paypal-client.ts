import type { AppError } from '@mywasender/contract/app-error';
import {
  ApiError,
  Client,
  Environment,
  OAuthAuthorizationController,
  OrdersController,
  PaymentsController,
  SubscriptionsController,
  TransactionSearchController,
} from '@paypal/paypal-server-sdk';
import type { PaypalConfig } from '../../../config/read-payments.ts';
import { textAt } from '../json-fields.ts';
import { providerError } from '../provider-errors.ts';
import { PROVIDER_TIMEOUT_MS } from '../provider-timeout.ts';

const APIS = { live: 'https://api-m.paypal.com', sandbox: 'https://api-m.sandbox.paypal.com' };
/** A token is changed so long before it ends. */
const TOKEN_MARGIN_MS = 120_000;
const TOKEN_STANDARD_SECONDS = 3_600;

interface PaypalSdk {
  readonly orders: OrdersController;
  readonly payments: PaymentsController;
  readonly subscriptions: SubscriptionsController;
  readonly transactions: TransactionSearchController;
}

/** A refusal of PayPal, with the name it gave it; `NOT_FOUND` where it knows no such thing. */
interface PaypalRefusal {
  readonly issue: string;
  readonly error: AppError;
}

export interface PaypalClient {
  readonly now: () => Date;
  /** Runs a call of the SDK; its errors become ours. */
  ask<T>(call: (sdk: PaypalSdk) => Promise<{ readonly result: T }>): Promise<T>;
  /** As `ask`, for calls whose refusal says something of the payment. */
  tryAsk<T>(
    call: (sdk: PaypalSdk) => Promise<{ readonly result: T }>,
  ): Promise<{ readonly result: T } | PaypalRefusal>;
  /** A call the SDK has no method for. `json` is sent as it is. */
  raw(method: 'GET' | 'POST', path: string, json?: string): Promise<unknown>;
}

interface Session {
  readonly sdk: PaypalSdk;
  readonly accessToken: string;
  readonly until: number;
}

/**
 * PayPal with a token, a time-out and no tries of its own; redirects are not followed. The token is fetched here: the
 * SDK keeps a failed fetch for good, so that one outage would end all payments until a restart.
 */
export function createPaypalClient(config: PaypalConfig, now: () => Date): PaypalClient {
  const { clientId, clientSecret, webhookId, environment } = config;
  const base = config.apiBase ?? APIS[environment];
  let session: Promise<Session> | null = null;

  const convert = (error: unknown): PaypalRefusal => {
    const { status, issue, text } = problemOf(error);
    return { issue, error: providerError('paypal', { status, text }, [clientSecret, webhookId]) };
  };

  async function open(): Promise<Session> {
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    const { result } = await new OAuthAuthorizationController(clientAt(base, environment)).requestToken({
      authorization,
    });
    const seconds = Number(result.expiresIn ?? TOKEN_STANDARD_SECONDS);
    const client = clientAt(base, environment, { id: clientId, secret: clientSecret, token: result });
    return {
      sdk: {
        orders: new OrdersController(client),
        payments: new PaymentsController(client),
        subscriptions: new SubscriptionsController(client),
        transactions: new TransactionSearchController(client),
      },
      accessToken: result.accessToken,
      until: now().getTime() + seconds * 1000 - TOKEN_MARGIN_MS,
    };
  }

  async function current(): Promise<Session> {
    const opened = session === null ? null : await session;
    if (opened !== null && opened.until > now().getTime()) return opened;
    const opening = open();
    session = opening;
    try {
      return await opening;
    } catch (error) {
      if (session === opening) session = null;
      throw error;
    }
  }

  async function withSession<T>(call: (session: Session) => Promise<T>): Promise<T> {
    const first = await current();
    try {
      return await call(first);
    } catch (error) {
      if (problemOf(error).status !== 401) throw error;
      // the token was taken back; nothing was done with it
      session = null;
      return call(await current());
    }
  }

  async function tryAsk<T>(call: (sdk: PaypalSdk) => Promise<{ readonly result: T }>) {
    try {
      const { result } = await withSession(({ sdk }) => call(sdk));
      return { result };
    } catch (error) {
      return convert(error);
    }
  }

  return {
    now,
    tryAsk,
    async ask(call) {
      const answer = await tryAsk(call);
      if ('error' in answer) throw answer.error;
      return answer.result;
    },
    async raw(method, path, json) {
      try {
        return await withSession(({ accessToken }) => send(`${base}${path}`, { method, accessToken, json }));
      } catch (error) {
        throw convert(error).error;
      }
    },
  };
}

interface Credentials {
  readonly id: string;
  readonly secret: string;
  readonly token: { readonly accessToken: string };
}

function clientAt(base: string, environment: PaypalConfig['environment'], credentials?: Credentials): Client {
  // inside, as the constructor of the SDK calls this before fields of a subclass are there
  class ClientAtBase extends Client {
    override getRequestBuilderFactory(): ReturnType<Client['getRequestBuilderFactory']> {
      const make = super.getRequestBuilderFactory();
      return (...args) => {
        const builder = make(...args);
        builder.interceptRequest((request) => ({
          ...request,
          url: request.url.replace(APIS[environment], base),
        }));
        return builder;
      };
    }
  }
  return new ClientAtBase({
    environment: environment === 'live' ? Environment.Production : Environment.Sandbox,
    timeout: PROVIDER_TIMEOUT_MS,
    unstable_httpClientOptions: { maxRedirects: 0 },
    ...(credentials === undefined
      ? {}
      : {
          clientCredentialsAuthCredentials: {
            oAuthClientId: credentials.id,
            oAuthClientSecret: credentials.secret,
            // without its end, so that the SDK never changes it
            oAuthToken: { accessToken: credentials.token.accessToken, tokenType: 'Bearer' },
          },
        }),
  });
}

/** What a call of ours came back with instead of 2xx. */
class RawProblem extends Error {
  readonly status: number;
  readonly answer: unknown;

  constructor(status: number, answer: unknown) {
    super(`HTTP ${status}`);
    this.status = status;
    this.answer = answer;
  }
}

async function send(
  url: string,
  call: { readonly method: string; readonly accessToken: string; readonly json: string | undefined },
): Promise<unknown> {
  const { method, accessToken, json } = call;
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    ...(json === undefined ? {} : { body: json }),
    redirect: 'error',
    signal: AbortSignal.timeout(PROVIDER_TIMEOUT_MS),
  });
  const parsed = parse(await answer.text());
  if (!answer.ok) throw new RawProblem(answer.status, parsed);
  return parsed;
}

function problemOf(error: unknown): { status: number | null; issue: string; text: string } {
  const { statusCode } = Object(error);
  const [status, answer] =
    error instanceof RawProblem
      ? [error.status, error.answer]
      : error instanceof ApiError
        ? [error.statusCode, parse(error.body)]
        : // an answer the SDK cannot read has a status as well
          [typeof statusCode === 'number' ? statusCode : null, null];
  const issue = textAt(answer, 'details', 0, 'issue') ?? textAt(answer, 'name') ?? textAt(answer, 'error');
  const told = textAt(answer, 'details', 0, 'description') ?? textAt(answer, 'message');
  const debugId = textAt(answer, 'debug_id');
  const named = issue ?? (error instanceof Error ? error.name : 'no answer');
  const text = `${named}${told === null ? '' : `: ${told}`}${debugId === null ? '' : ` (${debugId})`}`;
  return { status: status === 200 ? 400 : status, issue: status === 404 ? 'NOT_FOUND' : (issue ?? ''), text };
}

function parse(body: unknown): unknown {
  if (typeof body !== 'string' || body === '') return null;
  try {
    return JSON.parse(body);
  } catch {
    // an answer of whatever stands in between; its status says enough
    return null;
  }
}
