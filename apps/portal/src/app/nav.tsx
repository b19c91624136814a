import type { Role } from '@mywasender/contract/http/auth';
import type { NavItem, NavSection } from '@mywasender/ui/app-nav';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconApi,
  IconBan,
  IconBell,
  IconDeviceDesktop,
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconLicense,
  IconLock,
  IconPlus,
  IconReceipt,
  IconReceipt2,
  IconScale,
  IconShieldLock,
  IconShoppingBag,
  IconShoppingCart,
  IconUser,
  IconUsers,
  IconWebhook,
  IconZoomExclamation,
} from '@tabler/icons-react';
import type { useText } from '../shared/use-text.ts';

type Text = ReturnType<typeof useText>;

/** Where a person lands after signing in. */
export const HOME = {
  user: '/account',
  reseller: '/reseller',
  staff: '/reseller',
  admin: '/admin',
  auditor: '/admin',
} as const satisfies Record<Role, string>;

const isActive = (to: string, path: string, exact: boolean) =>
  path === to || (!exact && path.startsWith(`${to}/`));

/** The navigation of a role; `path` is the address shown now. */
export function navFor(role: Role, path: string, text: Text): readonly NavSection[] {
  const item = (to: string, label: string, Icon: typeof IconKey, exact = false): NavItem => ({
    to,
    label,
    icon: <Icon size={18} aria-hidden />,
    active: isActive(to, path, exact),
  });
  const generate = text('shell.nav.generate');
  const admin: NavSection = {
    key: 'admin',
    title: text('shell.nav.admin'),
    items: [
      item('/admin', text('shell.nav.overview'), IconLayoutDashboard, true),
      item('/admin/users', text('shell.nav.users'), IconUsers),
      item('/admin/licenses', text('shell.nav.allLicenses'), IconKey),
      ...(role === 'admin' ? [item('/admin/generate', generate, IconPlus)] : []),
      item('/admin/payments', text('shell.nav.payments'), IconReceipt2),
      item('/admin/differences', text('shell.nav.differences'), IconScale),
      item('/admin/products', text('shell.nav.products'), IconShoppingBag),
      item('/admin/plans', text('shell.nav.plans'), IconLicense),
      item('/admin/alerts', text('shell.nav.alerts'), IconBell),
      item('/admin/anomalies', text('shell.nav.anomalies'), IconZoomExclamation),
      item('/admin/incidents', text('shell.nav.incidents'), IconAlertTriangle),
      item('/admin/audit', text('shell.nav.audit'), IconHistory),
      item('/admin/blocks', text('shell.nav.blocks'), IconBan),
    ],
  };
  const reseller: NavSection = {
    key: 'reseller',
    title: text('shell.nav.reseller'),
    items: [
      item('/reseller', text('shell.nav.overview'), IconLayoutDashboard, true),
      item('/reseller/licenses', text('shell.nav.licenses'), IconKey),
      item('/reseller/generate', generate, IconPlus),
      item('/reseller/problems', text('shell.nav.problems'), IconAlertCircle),
      item('/reseller/ledger', text('shell.nav.ledger'), IconReceipt),
    ],
  };
  /** what the reseller alone decides */
  const shop: NavSection = {
    key: 'shop',
    title: text('shell.nav.shop'),
    items: [
      item('/pricing', text('shell.nav.packs'), IconShoppingCart),
      item('/reseller/staff', text('shell.nav.staff'), IconUsers),
      item('/reseller/api-keys', text('shell.nav.apiKeys'), IconApi),
      item('/reseller/webhooks', text('shell.nav.webhooks'), IconWebhook),
    ],
  };
  const mine = item('/account/licenses', text('shell.nav.myLicenses'), IconKey);
  const account: NavSection = {
    key: 'account',
    title: text('shell.nav.account'),
    items: [
      ...(role === 'user' ? [mine] : []),
      item('/account/orders', text('shell.nav.orders'), IconReceipt2),
      item('/account/security', text('shell.nav.security'), IconShieldLock),
      item('/account/sessions', text('shell.nav.sessions'), IconDeviceDesktop),
      item('/account/profile', text('shell.nav.profile'), IconUser),
      item('/account/privacy', text('shell.nav.privacy'), IconLock),
    ],
  };
  return {
    user: [account],
    reseller: [reseller, shop, account],
    staff: [reseller, account],
    admin: [admin, account],
    auditor: [admin, account],
  }[role];
}
