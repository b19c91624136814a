import { AppError } from '@mywasender/contract/app-error';

/**
 * The address in its one spelling. It may lead anywhere the user's own computer may go, its network at home included;
 * without TLS only to the computer itself. Throws `VALIDATION_FAILED`.
 */
export function checkWebhookUrl(text: string): string {
  const url = URL.parse(text.trim());
  if (url === null) throw refused('is no address such as https://shop.example.com/hook');
  const { protocol, hostname } = url;
  if (protocol !== 'https:' && !(protocol === 'http:' && isThisComputer(hostname)))
    throw refused('must begin with https:// (http:// is for this computer alone)');
  if (url.username !== '' || url.password !== '') throw refused('must hold no password');
  url.hash = '';
  return url.href;
}

function isThisComputer(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function refused(problem: string): AppError {
  return new AppError('VALIDATION_FAILED', { field: 'url', problem });
}
