import type { AdminUser, LedgerEntry } from '../admin.ts';
import type { LoginAnswer, SessionUser } from '../auth.ts';
import type { Device } from '../devices.ts';
import type { PendingEmail } from '../email.ts';
import type { License } from '../licenses.ts';
import type { Plan } from '../plans.ts';

/** The people and things the examples are about. */
export const RESELLER_ID = '7d9f3c52-0c0b-4d1e-9a3e-5f0c8f6f1a11';
export const ADMIN_ID = '0b1f6a4e-57c2-4f4c-8d07-2f9b1c3f6e22';
export const PLAN_ID = '3c5e8a70-6a41-4f6b-8a55-1b1f3f0f9c33';
export const LICENSE_ID = 'a4b6c8d0-1e2f-4a3b-9c4d-5e6f7a8b9c44';
export const DEVICE_ID = 'c0ffee00-2b3c-4d5e-8f60-718293a4b555';
export const KEY = 'MWS-1CR5A-YMZRK-MGWCT-RFPHC-FV0HX';
export const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhNGI2YzhkMCJ9.kq0c2lnbmF0dXJlLW9mLXRoZS1leGFtcGxl';
export const REFRESH_TOKEN = 'Zk3wq1B7p0m8Jv5sX2yT9cL6dR4nH1uG0aE8fK7iQ3o';

export const reseller: SessionUser = {
  id: RESELLER_ID,
  email: 'shop@example.com',
  name: 'Corner Shop',
  role: 'reseller',
  mayRevoke: true,
  createdAt: '2026-03-02T08:15:00.000Z',
};

export const PASSWORD = 'nine green bottles';
export const CHALLENGE_ID = 'b8Vt3nQ0xJ6wYz1RkL5mP9sD2fG7hC4aE8uI0oT6yWq';

export const signedIn: LoginAnswer = {
  accessToken: TOKEN,
  expiresIn: 1800,
  user: reseller,
  refreshToken: REFRESH_TOKEN,
};

export const pendingEmail: PendingEmail = {
  email: 'new@example.com',
  expiresAt: '2026-11-26T09:00:00.000Z',
};

export const account: AdminUser = {
  ...reseller,
  employerId: null,
  disabledAt: null,
  lockedUntil: null,
  balance: 75,
};

export const plan: Plan = {
  id: PLAN_ID,
  name: 'Standard',
  description: 'Two computers for a year',
  deviceLimit: 2,
  durationDays: 365,
  expiryBasis: 'creation',
  entitlements: ['campaigns'],
  limits: { profiles: 2 },
  swapLimit: 3,
  swapWindowDays: 30,
  minAppVersion: null,
  trial: false,
  offlineDays: 0,
  sellerBounds: { deviceLimit: 5 },
};

export const license: License = {
  id: LICENSE_ID,
  keyEnd: KEY.slice(-5),
  status: 'active',
  plan: { id: PLAN_ID, name: plan.name },
  nextPlan: null,
  deviceLimit: 2,
  devicesUsed: 1,
  customerEmail: 'ada@example.com',
  note: 'paid in cash',
  issuer: { id: RESELLER_ID, email: reseller.email, name: reseller.name },
  createdAt: '2026-11-20T09:00:00.000Z',
  firstActivatedAt: '2026-11-21T10:00:00.000Z',
  expiresAt: '2027-11-20T09:00:00.000Z',
  pendingDays: null,
  revokedAt: null,
  trial: false,
  terms: {
    deviceLimit: 2,
    swapLimit: null,
    minAppVersion: null,
    addedEntitlements: [],
    removedEntitlements: [],
    limits: {},
  },
};

export const device: Device = {
  id: DEVICE_ID,
  name: 'Front desk',
  platform: 'win32',
  appVersion: '0.1.0',
  activatedAt: '2026-11-21T10:00:00.000Z',
  lastSeenAt: '2026-11-25T07:30:00.000Z',
  offlineUntil: null,
};

export const ledgerEntry: LedgerEntry = {
  id: 'e1d2c3b4-a5f6-4788-9900-aabbccddee66',
  kind: 'grant',
  amount: 100,
  balanceAfter: 175,
  reason: 'invoice 2026-118',
  createdAt: '2026-11-25T08:00:00.000Z',
};
