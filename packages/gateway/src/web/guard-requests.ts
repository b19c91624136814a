import type { HTTPRequest, Page } from 'puppeteer';
import type { HostRule } from './allowed-hosts.ts';

/** Aborts every request to a host that is not allowed; `onForeign` hears of each. */
export async function guardRequests(
  page: Page,
  hosts: HostRule,
  onForeign: (url: string) => void,
): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request: HTTPRequest) => {
    if (request.isInterceptResolutionHandled()) return;
    const allowed = hosts.allows(request.url());
    if (!allowed) onForeign(request.url());
    // A request of a page that is gone cannot be answered, and need not be.
    void (allowed ? request.continue() : request.abort('blockedbyclient')).catch(() => undefined);
  });
}
