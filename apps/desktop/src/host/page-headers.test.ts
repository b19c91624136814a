import { AppError } from '@mywasender/contract/app-error';
import { describe, expect, it } from 'vitest';
import { failurePage } from './failure-page.ts';
import { messagePage } from './message-page.ts';
import { contentSecurityPolicy, withNonce } from './page-headers.ts';

describe('documents', () => {
  it('run under a policy that allows nothing inline but styles with the nonce', () => {
    const policy = contentSecurityPolicy('bm9uY2U=');
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-bm9uY2U='; img-src 'self' data: blob:; media-src blob:; " +
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(policy).not.toContain('unsafe');
  });

  it('carry the nonce where the build left the place', () => {
    expect(withNonce('<meta name="csp-nonce" content="__CSP_NONCE__">', 'abc')).toBe(
      '<meta name="csp-nonce" content="abc">',
    );
  });

  it('show text as text', () => {
    const page = messagePage({ title: '<b>', text: `"><script>alert('x')</script>`, nonce: 'n' });
    expect(page).not.toMatch(/<script|<b>/);
    expect(page).toContain('&lt;script&gt;');
  });

  it('say why the app could not start and what to do', () => {
    const page = failurePage(new AppError('STORE_LOCKED', { dataDir: '/home/a/data' }), 'n');
    expect(page).toContain('already running on this data folder (/home/a/data). Close it there');
    expect(page).toContain('STORE_LOCKED');
  });
});
