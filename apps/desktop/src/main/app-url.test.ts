import { describe, expect, it } from 'vitest';
import { isAppUrl } from './app-url.ts';
import { isTrustedSender } from './check-sender.ts';
import { mayNavigate, mayOpenExternally } from './navigation-policy.ts';

const FOREIGN = [
  'https://ui/',
  'app://ui.example/',
  'app://ui@example/',
  'app://user:x@ui/',
  'app://other/',
  'file:///etc/passwd',
  'about:blank',
  'javascript:alert(1)',
  'data:text/html,x',
  'no address',
  '',
];

describe('who belongs to the app', () => {
  it('knows its own pages', () => {
    for (const address of ['app://ui/', 'app://ui/campaigns/7?x=1#y']) expect(isAppUrl(address)).toBe(true);
  });

  it.each(FOREIGN)('does not take %j for its own', (address) => {
    expect(isAppUrl(address)).toBe(false);
    expect(mayNavigate(address)).toBe(false);
    expect(isTrustedSender({ url: address, parent: null })).toBe(false);
  });

  it('answers top frames alone', () => {
    expect(isTrustedSender({ url: 'app://ui/', parent: null })).toBe(true);
    expect(isTrustedSender({ url: 'app://ui/', parent: {} })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
  });
});

describe('links to the outside', () => {
  const server = 'https://license.example:8443';

  it.each([
    'https://license.example:8443/account',
    'https://faq.whatsapp.com/1',
    'mailto:help@license.example',
  ])('opens %s', (address) => expect(mayOpenExternally(address, server)).toBe(true));

  it.each([
    'https://license.example/account',
    'https://evil.example/',
    'https://faq.whatsapp.com.evil.example/',
    'http://faq.whatsapp.com/',
    'https://x:y@faq.whatsapp.com/',
    'file:///etc/passwd',
    'smb://host/share',
    'ms-settings:',
    'nonsense',
  ])('keeps %s closed', (address) => expect(mayOpenExternally(address, server)).toBe(false));
});
