import type { ExportAsked } from '@mywasender/contract/http/privacy';
import { writeAudit } from '../audit/write-audit.ts';
import { confirmPassword } from '../auth/confirm-password.ts';
import { linkTo } from '../mail/link-to.ts';
import { mailUser } from '../mail/mail-user.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { newLinkToken } from './link-token.ts';

const EXPORT_HOURS = 24;

/** Mails the caller a link to a copy of their data. A newer link replaces the older one. */
export async function askExport(
  deps: ServerDeps,
  password: string,
  context: RequestContext,
): Promise<ExportAsked> {
  const user = await confirmPassword(deps, password, context);
  const at = deps.now();
  const { token, hash } = newLinkToken();
  await deps.db.prisma.$transaction(async (tx) => {
    await tx.dataExport.deleteMany({ where: { userId: user.id } });
    const expiresAt = new Date(at.getTime() + EXPORT_HOURS * 3_600_000);
    await tx.dataExport.create({ data: { tokenHash: hash, userId: user.id, createdAt: at, expiresAt } });
    const link = linkTo(deps.config.publicUrl, 'your-data', token);
    const params = { name: user.name, link, hours: EXPORT_HOURS };
    await mailUser(deps, tx, { user, template: 'data-export-ready', params });
    const target = { type: 'user', id: user.id };
    await writeAudit(tx, { at, action: 'privacy.export-asked', actorId: user.id, target, origin: context });
  });
  return { accepted: true };
}
