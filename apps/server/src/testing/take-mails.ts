import type { MailMessage } from '../mail/mail-params.ts';
import { runJobs } from './run-jobs.ts';
import type { TestServer } from './test-server.ts';

/** Every mail asked for since the last time, those that a job asks for included; none is sent. */
export async function takeMails(server: TestServer): Promise<readonly MailMessage[]> {
  const sent: MailMessage[] = [];
  const handlers = { 'mail.send': async (_deps: unknown, message: MailMessage) => void sent.push(message) };
  // the mails that the first round asks for go out with the second
  await runJobs(server, { handlers });
  await runJobs(server, { handlers });
  return sent;
}

/** The code of the link to a page of the portal, in the last mail that has one; empty when none has. */
export function codeIn(mails: readonly MailMessage[], page: string): string {
  const links = mails.map((mail) => new RegExp(`/${page}#([\\w-]{43})`).exec(JSON.stringify(mail))?.[1]);
  return links.findLast((link) => link !== undefined) ?? '';
}
