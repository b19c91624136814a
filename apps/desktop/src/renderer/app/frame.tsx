import type { NavSection } from '@mywasender/ui/app-nav';
import { AppShell } from '@mywasender/ui/app-shell';
import { Brand } from '@mywasender/ui/brand';
import {
  IconAddressBook,
  IconBrandWhatsapp,
  IconHome,
  IconKey,
  IconMessages,
  IconSend,
  IconSettings,
  IconTemplate,
} from '@tabler/icons-react';
import { Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { LicenseBadge } from '../shared/license-badge.tsx';
import { useText } from '../shared/use-text.ts';
import { Banners } from './banners.tsx';
import { UnreadBadge } from './unread-badge.tsx';
import { useSkipLink } from './use-skip-link.ts';

const MAIN = [
  { path: '/', key: 'home', Icon: IconHome },
  { path: '/campaigns', key: 'campaigns', Icon: IconSend },
  { path: '/templates', key: 'templates', Icon: IconTemplate },
  { path: '/contacts', key: 'contacts', Icon: IconAddressBook },
  { path: '/replies', key: 'replies', Icon: IconMessages },
  { path: '/profiles', key: 'profiles', Icon: IconBrandWhatsapp },
] as const;
const MORE = [
  { path: '/license', key: 'license', Icon: IconKey },
  { path: '/settings', key: 'settings', Icon: IconSettings },
] as const;

/** Navigation, notices and the page. */
export function Frame() {
  const text = useText();
  const { pathname } = useLocation();
  const router = useRouter();
  useSkipLink();

  const isActive = (path: string) => (path === '/' ? pathname === '/' : pathname.startsWith(path));
  const section = (key: string, pages: typeof MAIN | typeof MORE): NavSection => ({
    key,
    items: pages.map(({ path, key: name, Icon }) => ({
      to: `#${path}`,
      label: text(`app.nav.${name}`),
      icon: <Icon size={18} aria-hidden />,
      active: isActive(path),
      ...(name === 'replies' ? { badge: <UnreadBadge /> } : {}),
    })),
  });

  return (
    <AppShell
      brand={<Brand />}
      nav={[section('main', MAIN), section('more', MORE)]}
      onNavigate={(to) => router.history.push(to.slice(1))}
      headerEnd={<LicenseBadge />}
      banner={<Banners />}
    >
      <Outlet />
    </AppShell>
  );
}
