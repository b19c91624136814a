import rateLimit from '@fastify/rate-limit';
import { AppError } from '@mywasender/contract/app-error';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { ServerDeps } from '../shared/deps.ts';
import { createCounterStore } from './counter-store.ts';

declare module 'fastify' {
  interface FastifyInstance {
    limits: Limits;
  }
}

/** Throws `RATE_LIMITED` for the first request beyond the limit. */
type Limit = (request: FastifyRequest, key: string) => Promise<void>;

interface Limits {
  /** 5 sign-ins a minute per address */
  readonly login: Limit;
  /** 15 second steps of a sign-in a minute per address */
  readonly secondFactor: Limit;
  /** 20 mails an hour asked for by nobody in particular, per address of the caller */
  readonly askMail: Limit;
  /** 10 mails an hour to one e-mail address that callers name, whoever has it */
  readonly mailbox: Limit;
  /** 10 activations an hour per license key */
  readonly activate: Limit;
  /** 20 trials an hour per address: an office may have many computers */
  readonly trial: Limit;
  /** 120 downloads of an adapter bundle an hour per address: an office may have many computers */
  readonly adapterFile: Limit;
  /** 20 generations an hour per reseller */
  readonly generate: Limit;
  /** 20 calls an hour per reseller that mail keys to customers */
  readonly mailKeys: Limit;
  /** 20 orders within 10 minutes per address: each opens a page at a provider */
  readonly checkout: Limit;
  /** 60 calls a minute per license and device, whatever address they share */
  readonly device: Limit;
  /** 1,200 webhooks a minute per relay: 20 messages with three receipts each, many times over */
  readonly relay: Limit;
  /** 60 such calls a minute per address when they carry no genuine license token */
  readonly stranger: Limit;
}

const MINUTE = 60_000;
/** About 20 MB when full; one IPv6 /48, easily had, is 65,536 addresses. */
const COUNTED_KEYS = 200_000;
const ANONYMOUS_PER_MINUTE = 60;
const SIGNED_IN_PER_MINUTE = 120;

/**
 * Limits of `licensing.md`: by user when a request carries a valid access token, by key for a genuine API key, else by
 * address (IPv6 by /64).
 * Calls of the app opt out of the address limit (`config.rateLimit: false`) and are limited by license.
 * With Redis all instances count together.
 */
export const rateLimitsPlugin = fp<{ deps: Pick<ServerDeps, 'redis'> }>(
  async (app, { deps: { redis } }) => {
    await app.register(rateLimit, {
      global: true,
      hook: 'onRequest',
      // files and probes are no calls: one page load takes a dozen of them
      allowList: (request) => /^\/(assets|docs|health|\.well-known)\//.test(request.url),
      // all limits share the memory: with too little, calls from many addresses push out the counts of others
      store: createCounterStore(redis?.commands ?? null, COUNTED_KEYS),
      timeWindow: MINUTE,
      max: (request) =>
        request.claims === null && request.apiKeyHash === null ? ANONYMOUS_PER_MINUTE : SIGNED_IN_PER_MINUTE,
      keyGenerator: (request) => {
        if (request.claims !== null) return `user:${request.claims.sub}`;
        return request.apiKeyHash === null
          ? addressKey(request.ip)
          : `key:${request.apiKeyHash.toString('base64url')}`;
      },
      errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1000)),
    });
    const limit = (name: string, max: number, timeWindow: number, skipOnError = false): Limit => {
      const keys = new WeakMap<FastifyRequest, string>();
      const check = app.createRateLimit({
        max,
        timeWindow,
        skipOnError,
        keyGenerator: (request) => `${name}:${keys.get(request) ?? addressKey(request.ip)}`,
      });
      return async (request, key) => {
        keys.set(request, key);
        const result = await check(request);
        if (!result.isAllowed && result.isExceeded) throw tooMany(result.ttlInSeconds);
      };
    };
    app.decorate('limits', {
      login: limit('login', 5, MINUTE),
      secondFactor: limit('second-factor', 15, MINUTE),
      askMail: limit('ask-mail', 20, 60 * MINUTE),
      mailbox: limit('mailbox', 10, 60 * MINUTE),
      activate: limit('activate', 10, 60 * MINUTE),
      trial: limit('trial', 20, 60 * MINUTE),
      adapterFile: limit('adapter-file', 120, 60 * MINUTE),
      generate: limit('generate', 20, 60 * MINUTE),
      mailKeys: limit('mail-keys', 20, 60 * MINUTE),
      checkout: limit('checkout', 20, 10 * MINUTE),
      // the one limit that opens when the shared counters are away: a genuine computer is never locked out by them
      device: limit('device', 60, MINUTE, true),
      relay: limit('relay', 1200, MINUTE, true),
      stranger: limit('stranger', ANONYMOUS_PER_MINUTE, MINUTE),
    });
  },
  { name: 'rate-limits', dependencies: ['authenticate'] },
);

/** One key per IPv4 address and per IPv6 /64, which is what one customer line gets. */
export function addressKey(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return `ip:${mapped}`;
  if (!ip.includes(':')) return `ip:${ip}`;
  const [head = '', tail] = ip.split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: Math.max(zeros, 0) }, () => '0'), ...right];
  return `ip:${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function tooMany(seconds: number): AppError {
  return new AppError('RATE_LIMITED', { seconds: Math.max(1, seconds) });
}
