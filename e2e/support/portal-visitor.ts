import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import type { PortalAccount, PortalRole, PortalStack } from './portal-stack.ts';

/** One person's browser. What its console complains about is kept and must have been expected. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the console said since the last time, refused content (CSP) included. */
  takeComplaints(): string[];
}

export async function openVisitor(browser: Browser, url: string): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url });
  const complaints: string[] = [];
  await context.exposeFunction('noteViolation', (line: string) => complaints.push(line));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const note: unknown = Reflect.get(window, 'noteViolation');
      if (typeof note === 'function') note(`CSP ${event.effectiveDirective}: ${event.blockedURI}`);
    });
  });
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const { url } = message.location();
    complaints.push(url === '' ? message.text() : `${message.text()} ${url}`);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return { context, page: await context.newPage(), takeComplaints: () => complaints.splice(0) };
}

/** Fills the form of `/sign-in`; five a minute are let through. */
export async function signIn(page: Page, { email, password }: PortalAccount): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** A browser of its own for a demo account, signed in. */
export async function enterPortal(
  browser: Browser,
  portal: Pick<PortalStack, 'url' | 'account'>,
  role: PortalRole,
): Promise<Visitor> {
  const visitor = await openVisitor(browser, portal.url);
  await visitor.page.goto('/sign-in');
  await signIn(visitor.page, portal.account(role));
  await expect(visitor.page.getByRole('button', { name: /^Account of / })).toBeVisible();
  return visitor;
}

/** The answers a browser reports by itself when a call is refused on purpose. */
export function expectOnlyRefusals(visitor: Visitor, status: number): void {
  const line = `Failed to load resource: the server responded with a status of ${status}`;
  const complaints = visitor.takeComplaints();
  expect(complaints.length).toBeGreaterThan(0);
  expect(complaints.filter((complaint) => !complaint.startsWith(line))).toEqual([]);
}
