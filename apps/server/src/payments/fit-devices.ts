import { writeAudits } from '../audit/write-audit.ts';
import type { Device, Prisma } from '../generated/prisma/client.ts';
import { openCustomerEmail } from '../licenses/customer-email.ts';
import { effectiveTerms } from '../licenses/license-terms.ts';
import { mailUser } from '../mail/mail-user.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { emitEvents } from '../webhooks/emit-event.ts';
import { languageOfBuyer } from './reminders/language-of-buyer.ts';

export type FitDeps = Pick<ServerDeps, 'jobs' | 'mail' | 'sealer' | 'config'>;

/**
 * Takes out of licenses, whose rows are locked, the computers that are more than their plan is for, after what was paid has
 * changed it. Those stay that were seen last; before them those that run by a file, which nothing here can stop. The buyer
 * is told which ones were taken out, and may put one in the place of another.
 */
export async function fitDevices(
  deps: FitDeps,
  tx: Prisma.TransactionClient,
  { licenseIds, at }: { readonly licenseIds: readonly string[]; readonly at: Date },
): Promise<void> {
  const licenses = await tx.license.findMany({
    where: { id: { in: [...licenseIds] } },
    include: { plan: true, devices: { where: { status: 'active' } } },
  });
  for (const license of licenses) {
    const { deviceLimit } = effectiveTerms(license, license.plan);
    const over = inOrder(license.devices, at).slice(deviceLimit);
    if (over.length === 0) continue;
    const { id: licenseId, keyEnd, issuerId: sellerId } = license;
    await tx.device.updateMany({
      where: { id: { in: over.map(({ id }) => id) } },
      data: { status: 'removed', removedAt: at },
    });
    await writeAudits(
      tx,
      over.map(({ id }) => ({
        at,
        action: 'device.remove',
        target: { type: 'device', id },
        details: { licenseId, reason: 'plan', planId: license.planId },
      })),
    );
    await emitEvents(
      deps,
      tx,
      over.map(({ id }) => ({
        sellerId,
        type: 'device.removed',
        at,
        data: { license: { id: licenseId, keyEnd }, device: { id } },
      })),
    );
    await tellOwner(deps, tx, { license, over });
  }
}

/** Who keeps their place longest comes first. */
function inOrder(devices: readonly Device[], at: Date): readonly Device[] {
  const byFile = ({ offlineUntil }: Device) => Number(offlineUntil !== null && offlineUntil > at);
  return devices.toSorted(
    (a, b) =>
      byFile(b) - byFile(a) || b.lastSeenAt.getTime() - a.lastSeenAt.getTime() || (a.id < b.id ? -1 : 1),
  );
}

async function tellOwner(
  deps: FitDeps,
  tx: Prisma.TransactionClient,
  {
    license,
    over,
  }: {
    readonly license: Prisma.LicenseGetPayload<{ include: { plan: true } }>;
    readonly over: readonly Device[];
  },
): Promise<void> {
  const to = openCustomerEmail(deps, license);
  if (to === null) return;
  const params = {
    plan: license.plan.name,
    keyEnd: license.keyEnd,
    computers: over.map(({ name }) => name).join(', '),
    link: `${deps.config.publicUrl}/account/licenses/${license.id}`,
  };
  const account = await tx.user.findFirst({
    where: { emailHash: license.customerEmailHash ?? Buffer.of(), disabledAt: null },
  });
  if (account !== null) return mailUser(deps, tx, { user: account, template: 'computers-over', params });
  const language = await languageOfBuyer(tx, license.id);
  await deps.mail.enqueue(tx, { to, language, template: 'computers-over', params });
}
