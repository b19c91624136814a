import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fp from 'fastify-plugin';
import type { ServerConfig } from '../config/server-config.ts';
import { RAZORPAY_API } from '../payments/providers/razorpay/razorpay-api.ts';
import { browserOrigins } from '../shared/origins.ts';

/** Headers of every answer. The style nonce is for Mantine, which injects `<style>` elements. */
export const securityHeadersPlugin = fp<{ config: ServerConfig }>(
  async (app, { config }) => {
    const https = config.publicUrl.startsWith('https:');
    await app.register(helmet, {
      global: true,
      enableCSPNonces: true,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'self'", ...postedPages(config)],
          frameAncestors: ["'none'"],
          objectSrc: ["'none'"],
        },
      },
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
      frameguard: { action: 'deny' },
    });
    await app.register(cors, {
      origin: [...browserOrigins(config)],
      credentials: true,
      methods: ['GET', 'POST', 'PATCH', 'DELETE'],
      allowedHeaders: ['authorization', 'content-type', 'idempotency-key'],
      exposedHeaders: ['x-request-id', 'retry-after'],
      strictPreflight: true,
      maxAge: 600,
    });
    app.addHook('onRequest', async (request, reply) => {
      reply.header('x-request-id', request.id);
      if (request.url.startsWith('/v1/')) reply.header('cache-control', 'no-store');
    });
  },
  { name: 'security-headers' },
);

/** Razorpay's page is opened by a form of ours; where it is set up, that form may leave. */
function postedPages({ payments: { razorpay } }: ServerConfig): string[] {
  return razorpay === null ? [] : [new URL(razorpay.apiBase ?? RAZORPAY_API).origin];
}
