import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { MailConfig } from '../config/read-mail.ts';

const PATIENCE_MS = 15_000;

export interface MailTransport {
  /** Throws when the mail could not be handed over. Returns where it went, to be logged. */
  send(mail: SendMailOptions, fileName: string): Promise<string>;
}

/** SMTP where it is configured; otherwise files in the data folder, for machines that only try the server. */
export function createMailTransport(config: MailConfig): MailTransport {
  return config.smtpUrl === null ? toFiles(config.folder) : toServer(config.smtpUrl);
}

/** A connection per mail: nothing stays open, and a server that was restarted is no special case. */
function toServer(smtpUrl: string): MailTransport {
  const transport = createSmtpTransport(smtpUrl, PATIENCE_MS);
  return {
    async send(mail) {
      await transport.sendMail(mail);
      return 'smtp';
    },
  };
}

/** `patienceMs`: for each step on the way to the mail server. */
export function createSmtpTransport(smtpUrl: string, patienceMs: number) {
  const url = new URL(smtpUrl);
  // a STARTTLS that somebody on the way strips must not make us send the mail in the clear
  if (!isLoopback(url.hostname) && !url.searchParams.has('requireTLS')) {
    url.searchParams.set('requireTLS', 'true');
  }
  return createTransport({
    url: url.href,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function isLoopback(host: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(host);
}

/** A repetition writes the same file again. */
function toFiles(folder: string): MailTransport {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    async send(mail, fileName) {
      const { message } = await transport.sendMail(mail);
      if (!Buffer.isBuffer(message)) throw new Error('the mail was not made in memory');
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, fileName);
      writeFileSync(path, message, { mode: 0o600 });
      return path;
    },
  };
}
