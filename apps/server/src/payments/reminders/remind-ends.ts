import { randomBytes } from 'node:crypto';
import { sha256 } from '../../crypto/digest.ts';
import type { Prisma, User } from '../../generated/prisma/client.ts';
import { openCustomerEmail } from '../../licenses/customer-email.ts';
import { linkTo } from '../../mail/link-to.ts';
import { mailUser } from '../../mail/mail-user.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { languageOfBuyer } from './language-of-buyer.ts';
import { type DueReminder, remindersDue } from './reminders-due.ts';

type Deps = Pick<ServerDeps, 'db' | 'now' | 'mail' | 'sealer' | 'config'>;
type License = Prisma.LicenseGetPayload<{ include: { plan: true } }>;

/** Licenses of one transaction. */
const BATCH = 100;
/** A link renews its license until so long after the end. */
const LINK_DAYS = 30;
const DAY = 86_400_000;

/**
 * Tells buyers of licenses that end soon, {@link remindersDue}: once for each end and number of days, however many servers
 * look at the same time. Who has an account is led there and may have switched this mail off; others get a link that
 * renews that license and does nothing else. Returns how many licenses were looked after.
 */
export async function remindEnds(deps: Deps): Promise<number> {
  const at = deps.now();
  let told = 0;
  for (let from = at; ; ) {
    const batch = await deps.db.prisma.$transaction((tx) => remindBatch(deps, tx, { at, from }));
    told += batch.told;
    if (batch.last === null) return told;
    from = batch.last;
  }
}

async function remindBatch(deps: Deps, tx: Prisma.TransactionClient, when: { at: Date; from: Date }) {
  const due = await tx.$queryRaw<DueReminder[]>(remindersDue({ ...when, limit: BATCH }));
  const licenses = await tx.license.findMany({
    where: { id: { in: due.map(({ licenseId }) => licenseId) } },
    include: { plan: true },
  });
  const accounts = await tx.user.findMany({
    where: {
      emailHash: { in: licenses.flatMap(({ customerEmailHash: hash }) => (hash === null ? [] : [hash])) },
      emailVerifiedAt: { not: null },
      disabledAt: null,
    },
  });
  let told = 0;
  for (const reminder of due) {
    const license = licenses.find(({ id }) => id === reminder.licenseId);
    if (license === undefined) continue;
    const hash = license.customerEmailHash;
    const account = accounts.find(({ emailHash }) => hash !== null && Buffer.compare(emailHash, hash) === 0);
    if (await remind(deps, tx, { reminder, license, account, at: when.at })) told++;
  }
  return { told, last: due.length < BATCH ? null : (due.at(-1)?.endsAt ?? null) };
}

/** False: another server was faster, which the key of the table alone can say. */
async function remind(
  deps: Deps,
  tx: Prisma.TransactionClient,
  one: {
    readonly reminder: DueReminder;
    readonly license: License;
    readonly account: User | undefined;
    readonly at: Date;
  },
): Promise<boolean> {
  const { reminder, license, account, at } = one;
  const token = account === undefined ? randomBytes(32).toString('base64url') : null;
  const { count } = await tx.licenseReminder.createMany({
    data: {
      ...reminder,
      toldAt: at,
      ...(token === null
        ? {}
        : {
            tokenHash: sha256(token),
            customerEmailHash: license.customerEmailHash,
            linkUntil: new Date(reminder.endsAt.getTime() + LINK_DAYS * DAY),
          }),
    },
    skipDuplicates: true,
  });
  const to = openCustomerEmail(deps, license);
  if (count === 0 || to === null) return false;
  const { publicUrl } = deps.config;
  const params = {
    plan: license.plan.name,
    keyEnd: license.keyEnd,
    until: reminder.endsAt.toISOString(),
    link: token === null ? `${publicUrl}/account/licenses/${license.id}` : linkTo(publicUrl, 'renew', token),
  };
  if (account !== undefined) {
    await mailUser(deps, tx, { user: account, template: 'license-ending', params });
  } else {
    const language = await languageOfBuyer(tx, license.id);
    await deps.mail.enqueue(tx, { to, language, template: 'license-ending', params });
  }
  return true;
}
