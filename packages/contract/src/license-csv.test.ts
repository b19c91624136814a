import { expect, it } from 'vitest';
import type { LicenseWithKey } from './http/licenses.ts';
import { licenseCsv } from './license-csv.ts';

const license: LicenseWithKey = {
  id: 'l1',
  key: 'MWS-AAAAA-BBBBB-CCCCC-DDDDD-EEEEE',
  keyEnd: 'EEEEE',
  status: 'active',
  plan: { id: 'p1', name: 'Pro' },
  nextPlan: null,
  deviceLimit: 2,
  devicesUsed: 0,
  customerEmail: 'shop@example.com',
  note: '=HYPERLINK("x"), paid',
  issuer: null,
  createdAt: '2026-11-21T10:00:00.000Z',
  firstActivatedAt: null,
  expiresAt: null,
  pendingDays: null,
  revokedAt: null,
  trial: false,
  terms: null,
};

it('has one line per key', () => {
  expect(licenseCsv([license]).split('\r\n')).toEqual([
    '\uFEFFkey,plan,devices,customer,note,created,expires',
    `${license.key},Pro,2,shop@example.com,"'=HYPERLINK(""x""), paid",2026-11-21T10:00:00.000Z,`,
    '',
  ]);
});
