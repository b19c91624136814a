import { ask } from './api.js';
import { attempt, byId, make, replaceRows } from './dom.js';

/** Linking and unlinking browsers. */
export function startScanView() {
  byId('scan-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const code = byId('scan-code').value.trim();
    void attempt(async () => {
      const profile = byId('scan-profile').value.trim();
      const linked = await ask('/_sim/scan', { profile, ...(code === '' ? {} : { code }), waitMs: 3000 });
      byId('scan-code').value = '';
      return `Linked: ${linked.profile} is ${linked.phone}.`;
    });
  });
}

export function drawScanView({ accounts, waiting }) {
  const pairing = waiting.find((page) => page.pairing !== null && page.pairing !== undefined);
  byId('waiting').textContent =
    waiting.length === 0
      ? 'No browser is showing a code.'
      : `${waiting.length} ${waiting.length === 1 ? 'browser is' : 'browsers are'} showing a code.${
          pairing === undefined ? '' : ` One waits for ${pairing.pairing.code} to be typed.`
        }`;
  replaceRows(
    byId('accounts'),
    accounts.length === 0 ? [make('li', 'Nobody yet.')] : accounts.map((account) => accountRow(account)),
  );
}

function accountRow({ profile, phone, open }) {
  const row = make('li', `${profile} · ${phone} · ${open > 0 ? 'open' : 'closed'}`);
  const button = make('button', 'Log out', { type: 'button', className: 'quiet' });
  button.dataset.key = `out ${profile}`;
  button.setAttribute('aria-label', `Log ${profile} out of all browsers`);
  button.addEventListener('click', () =>
    attempt(async () => {
      await ask('/_sim/faults', { logout: { profile } });
      return `${profile} was logged out.`;
    }),
  );
  row.append(button);
  return row;
}
