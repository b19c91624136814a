import { join } from 'node:path';
import { Email } from '@mywasender/contract/http/auth';
import Value from 'typebox/value';
import { configError } from './config-error.ts';

export interface MailConfig {
  /** null: mails become files in `folder` */
  readonly smtpUrl: string | null;
  readonly from: { readonly name: string; readonly address: string };
  readonly folder: string;
}

export function readMail(
  env: Readonly<Record<string, string | undefined>>,
  { production, dataDir }: { readonly production: boolean; readonly dataDir: string },
): MailConfig {
  if (production && !env.SMTP_URL) throw configError('SMTP_URL', 'is required in production');
  if (production && !env.MAIL_FROM) throw configError('MAIL_FROM', 'is required in production');
  return {
    smtpUrl: readSmtpUrl(env.SMTP_URL),
    from: readFrom(env.MAIL_FROM || 'MyWASender <no-reply@localhost.localdomain>'),
    folder: join(dataDir, 'mail'),
  };
}

function readSmtpUrl(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  const url = URL.parse(value);
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw configError('SMTP_URL', 'must look like smtps://user:password@mail.example.org:465');
  }
  return value;
}

function readFrom(value: string): MailConfig['from'] {
  const [, name = '', address = ''] = /^(?:([^<>\p{Cc}]*)<)?([^<>\s]+?)>?$/u.exec(value.trim()) ?? [];
  if (!Value.Check(Email, address)) {
    throw configError('MAIL_FROM', 'must be one address such as MyWASender <no-reply@example.org>');
  }
  return { name: name.trim().replace(/^"|"$/g, ''), address };
}
