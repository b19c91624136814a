import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { PAGE_STYLE } from './page-style.ts';

const STYLE_HASH = createHash('sha256').update(PAGE_STYLE).digest('base64');

export interface Page {
  readonly title: string;
  /** HTML inside `main` */
  readonly main: string;
  /** addresses a form of the page ends at, redirects included */
  readonly formTargets: readonly string[];
  readonly status?: number;
}

/** A page of a provider: no script, nothing from elsewhere, and no doubt that the money is not real. */
export function sendPage(
  reply: FastifyReply,
  { title, main, formTargets, status = 200 }: Page,
): FastifyReply {
  const targets = [...new Set(formTargets.map((url) => new URL(url).origin))];
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    ["form-action 'self'", ...targets].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return reply
    .code(status)
    .headers({
      'content-security-policy': policy,
      'cache-control': 'no-store',
      // a form posted to the shop names where it comes from, as a provider's page does
      'referrer-policy': 'origin',
      'x-content-type-options': 'nosniff',
    })
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${PAGE_STYLE}</style></head><body><header><p class="banner">TEST MONEY: nothing is charged</p></header><main>${main}</main></body></html>`,
    );
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
