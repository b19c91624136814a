import Razorpay from 'razorpay';
import type { Static, TSchema } from 'typebox';
import { Type } from 'typebox';
import Value from 'typebox/value';
import type { RazorpayConfig } from '../../../config/read-payments.ts';
import { providerError } from '../provider-errors.ts';
import { PROVIDER_TIMEOUT_MS } from '../provider-timeout.ts';
import { RAZORPAY_API } from './razorpay-api.ts';
import { listOf, readAnswer } from './razorpay-objects.ts';

const PAGE = 100;
const MOST_PAGES = 1_000;

/** What the SDK throws, once `translateErrors` made sure that there is an answer in it. */
const SdkError = Type.Object({
  statusCode: Type.Number(),
  error: Type.Object({ code: Type.Optional(Type.String()), description: Type.Optional(Type.String()) }),
});

/** The axios instance inside the SDK, as far as it is used: there is no option for any of this. */
interface Inside {
  readonly defaults: { baseURL: string; timeout: number; maxRedirects: number };
  readonly interceptors: {
    readonly response: { use(done: undefined, failed: (error: unknown) => never): void };
  };
}

export interface RazorpayClient {
  readonly keyId: string;
  readonly apiBase: string;
  /** Runs a call of the SDK and checks its answer; its errors become ours. */
  ask<S extends TSchema>(schema: S, call: (sdk: Razorpay) => Promise<unknown>): Promise<Static<S>>;
  /** Every object of a list, as it pages. */
  list<S extends TSchema>(
    schema: S,
    call: (sdk: Razorpay, page: { readonly count: number; readonly skip: number }) => Promise<unknown>,
  ): AsyncGenerator<Static<S>>;
  /** A call the SDK cannot make: it lets no headers through. */
  post<S extends TSchema>(
    schema: S,
    path: string,
    body: object,
    headers: Record<string, string>,
  ): Promise<Static<S>>;
}

/** Razorpay with keys and a time-out; redirects are not followed. */
export function createRazorpayClient(config: RazorpayConfig): RazorpayClient {
  const { keyId, keySecret, webhookSecrets } = config;
  const apiBase = config.apiBase ?? RAZORPAY_API;
  const sdk = new Razorpay({ key_id: keyId, key_secret: keySecret });
  const inside: Inside = Reflect.get(sdk.api, 'rq');
  Object.assign(inside.defaults, { baseURL: apiBase, timeout: PROVIDER_TIMEOUT_MS, maxRedirects: 0 });
  inside.interceptors.response.use(undefined, translateError);
  const secrets = [keySecret, ...webhookSecrets];
  const refuse = (status: number | null, text: string) =>
    providerError('razorpay', { status, text }, secrets);
  const client: RazorpayClient = {
    keyId,
    apiBase,
    async ask(schema, call) {
      let answer: unknown;
      try {
        answer = await call(sdk);
      } catch (error) {
        if (!Value.Check(SdkError, error)) throw error;
        throw refuse(error.statusCode || null, error.error.description ?? error.error.code ?? 'no reason');
      }
      return readAnswer(schema, answer);
    },
    async *list(schema, call) {
      for (let page = 0; page < MOST_PAGES; page++) {
        const { items } = await client.ask(listOf(schema), (razorpay) =>
          call(razorpay, { count: PAGE, skip: page * PAGE }),
        );
        yield* items;
        if (items.length < PAGE) return;
      }
    },
    async post(schema, path, body, headers) {
      let answer: Response;
      let text: string;
      try {
        answer = await fetch(`${apiBase}${path}`, {
          method: 'POST',
          headers: {
            authorization: `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`,
            'content-type': 'application/json',
            ...headers,
          },
          body: JSON.stringify(body),
          redirect: 'error',
          signal: AbortSignal.timeout(PROVIDER_TIMEOUT_MS),
        });
        text = await answer.text();
      } catch (error) {
        throw refuse(null, error instanceof Error ? error.message : 'no answer');
      }
      const parsed = parse(text);
      if (!answer.ok) {
        const problem = Value.Check(SdkError, { statusCode: answer.status, ...Object(parsed) })
          ? parsed
          : undefined;
        throw refuse(answer.status, describe(problem));
      }
      return readAnswer(schema, parsed);
    },
  };
  return client;
}

/** The SDK reads `error.response` and dies of a TypeError where there is none: no connection, no JSON. */
function translateError(error: unknown): never {
  const { response, code } = Object(error);
  const { status, data } = Object(response);
  const problem = Object(Object(data).error);
  const description = typeof problem.description === 'string' ? problem.description : (code ?? 'no answer');
  throw { response: { status: Number(status) || 0, data: { error: { description: String(description) } } } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // an answer of whatever stands in between; its status says enough
    return null;
  }
}

function describe(answer: unknown): string {
  const { description, code } = Object(Object(answer).error);
  return String(description ?? code ?? 'no reason');
}
