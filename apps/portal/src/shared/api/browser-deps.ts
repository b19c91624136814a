import type { ApiDeps } from './api-client.ts';

const HINT = 'mywasender-signed-in';
const LOCK = 'mywasender-refresh';

/** What the API client needs of a browser. Web Locks are missing where the page is not served securely. */
export const browserDeps: ApiDeps = {
  fetch: (url, init) => fetch(url, init),
  exclusively: (task) => ('locks' in navigator ? navigator.locks.request(LOCK, task) : task()),
  hint: {
    get: () => localStorage.getItem(HINT) === '1',
    set: (signedIn) => {
      if (signedIn) localStorage.setItem(HINT, '1');
      else localStorage.removeItem(HINT);
    },
  },
};
