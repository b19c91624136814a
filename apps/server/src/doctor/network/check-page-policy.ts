import { type Check, fail, ok } from '../check.ts';
import type { Site } from './site.ts';

const DIRECTIVES = ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"];

/** The page of the portal is there, and the policy keeps it from running what is not ours. */
export const pagePolicyCheck: Check<Pick<Site, 'ask'>> = {
  name: 'page-policy',
  async run({ ask }) {
    const { status, headers } = await ask('/', { headers: { accept: 'text/html' } });
    if (status !== 200) return fail(`the portal answers ${status}`, 'npm run build, then restart.');
    const policy = headers.get('content-security-policy') ?? '';
    const mend = 'Let the proxy pass Content-Security-Policy on as the server sends it.';
    const unsafe = /'unsafe-[\w-]+'|(?<=src )\*/.exec(policy)?.[0];
    if (unsafe !== undefined) return fail(`the policy allows ${unsafe}`, mend);
    const missing = DIRECTIVES.filter((directive) => !policy.includes(directive));
    if (missing.length > 0) return fail(`the policy lacks ${missing.join(', ')}`, mend);
    return ok('the portal answers; its policy allows nothing from elsewhere');
  },
};
