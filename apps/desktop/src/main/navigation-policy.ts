import { isAppUrl } from './app-url.ts';

/** Pages that may be opened in the user's own browser, besides those of the license server. */
const EXTERNAL_HOSTS = new Set([
  'faq.whatsapp.com',
  'www.whatsapp.com',
  'business.whatsapp.com',
  'www.google.com',
]);

/** The window shows the app and nothing else. */
export function mayNavigate(address: string): boolean {
  return isAppUrl(address);
}

/** Whether a link may leave for the user's browser or mail program. */
export function mayOpenExternally(address: string, serverUrl: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'mailto:') return true;
  if (url.origin === new URL(serverUrl).origin) return true;
  return url.protocol === 'https:' && EXTERNAL_HOSTS.has(url.host);
}
