import type * as Admin from '@mywasender/contract/http/admin';
import type * as Auth from '@mywasender/contract/http/auth';
import type * as Devices from '@mywasender/contract/http/devices';
import type * as Licenses from '@mywasender/contract/http/licenses';
import type * as Me from '@mywasender/contract/http/me';
import type { IdParams, PageQuery } from '@mywasender/contract/http/page';
import type { PlanList } from '@mywasender/contract/http/plans';

export interface RouteInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** One call of the server. `types` exists for the compiler alone. */
export interface Route<Input extends RouteInput, Answer> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `:name` is filled from `params` */
  readonly path: string;
  /** false for the calls that make a session: their 401 is an answer and not a reason to refresh */
  readonly withToken: boolean;
  readonly types?: { readonly input: Input; readonly answer: Answer };
}

type Method = Route<RouteInput, unknown>['method'];
type Empty = Readonly<Record<string, never>>;

const open = <Input extends RouteInput, Answer>(method: Method, path: string): Route<Input, Answer> => ({
  method,
  path,
  withToken: false,
});
const signedIn = <Input extends RouteInput, Answer>(method: Method, path: string): Route<Input, Answer> => ({
  method,
  path,
  withToken: true,
});

type LicenseAction = { params: IdParams; body: Licenses.LicenseActionBody };

/** Every call the portal makes, its types taken from the contract. */
export const ROUTES = {
  register: open<{ body: Auth.RegisterBody }, Auth.RegisterAnswer>('POST', '/v1/auth/register'),
  login: open<{ body: Auth.LoginBody }, Auth.LoginAnswer>('POST', '/v1/auth/login'),
  refresh: open<{ body: Auth.RefreshSessionBody }, Auth.LoginAnswer>('POST', '/v1/auth/refresh'),
  logout: signedIn<{ body: Empty }, undefined>('POST', '/v1/auth/logout'),
  sessions: signedIn<Empty, Auth.SessionList>('GET', '/v1/auth/sessions'),
  endSession: signedIn<{ params: IdParams }, undefined>('DELETE', '/v1/auth/sessions/:id'),
  updateMe: signedIn<{ body: Me.UpdateMeBody }, Me.Me>('PATCH', '/v1/me'),

  plans: signedIn<Empty, PlanList>('GET', '/v1/plans'),
  licenses: signedIn<{ query: Licenses.LicenseQuery }, Licenses.LicensePage>('GET', '/v1/licenses'),
  license: signedIn<{ params: IdParams }, Licenses.LicenseWithKey>('GET', '/v1/licenses/:id'),
  generateLicenses: signedIn<{ body: Licenses.GenerateLicensesBody }, Licenses.GenerateLicensesAnswer>(
    'POST',
    '/v1/licenses',
  ),
  updateLicense: signedIn<{ params: IdParams; body: Licenses.UpdateLicenseBody }, Licenses.License>(
    'PATCH',
    '/v1/licenses/:id',
  ),
  suspendLicense: signedIn<LicenseAction, Licenses.License>('POST', '/v1/licenses/:id/suspend'),
  resumeLicense: signedIn<LicenseAction, Licenses.License>('POST', '/v1/licenses/:id/resume'),
  revokeLicense: signedIn<LicenseAction, Licenses.RevokeLicenseAnswer>('POST', '/v1/licenses/:id/revoke'),
  extendLicense: signedIn<{ params: IdParams; body: Licenses.ExtendLicenseBody }, Licenses.License>(
    'POST',
    '/v1/licenses/:id/extend',
  ),
  devices: signedIn<{ params: IdParams }, Devices.DeviceList>('GET', '/v1/licenses/:id/devices'),
  removeDevice: signedIn<{ params: Devices.DeviceParams }, undefined>(
    'DELETE',
    '/v1/licenses/:id/devices/:deviceId',
  ),

  quota: signedIn<Empty, Admin.Quota>('GET', '/v1/quota'),
  ledger: signedIn<{ query: PageQuery }, Admin.LedgerPage>('GET', '/v1/quota/ledger'),

  users: signedIn<{ query: Admin.AdminUserQuery }, Admin.AdminUserPage>('GET', '/v1/admin/users'),
  createUser: signedIn<{ body: Admin.CreateUserBody }, Admin.CreatedUser>('POST', '/v1/admin/users'),
  setRole: signedIn<{ params: IdParams; body: Admin.SetRoleBody }, Admin.AdminUser>(
    'PATCH',
    '/v1/admin/users/:id',
  ),
  grantQuota: signedIn<{ params: IdParams; body: Admin.GrantQuotaBody }, Admin.LedgerEntry>(
    'POST',
    '/v1/admin/users/:id/quota',
  ),
  userLedger: signedIn<{ params: IdParams; query: PageQuery }, Admin.LedgerPage>(
    'GET',
    '/v1/admin/users/:id/ledger',
  ),
  audit: signedIn<{ query: Admin.AuditQuery }, Admin.AuditPage>('GET', '/v1/admin/audit'),
} as const;
