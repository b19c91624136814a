import { AppError } from '@mywasender/contract/app-error';
import type { PersonalData } from '@mywasender/contract/http/privacy';
import { writeAudit } from '../audit/write-audit.ts';
import { sha256 } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { readPersonalData } from './read-personal-data.ts';

/** Gives the copy of their data to whoever has the link, once. Throws `LINK_USED`. */
export async function downloadExport(
  deps: ServerDeps,
  token: string,
  origin: RequestOrigin,
): Promise<PersonalData> {
  const at = deps.now();
  return deps.db.prisma.$transaction(async (tx) => {
    const [used] = await tx.$queryRaw<{ user_id: string }[]>`
      DELETE FROM data_exports WHERE token_hash = ${sha256(token)} AND expires_at > ${at} RETURNING user_id`;
    if (used === undefined) throw new AppError('LINK_USED');
    const id = used.user_id;
    const data = await readPersonalData(deps, tx, id);
    const target = { type: 'user', id };
    await writeAudit(tx, { at, action: 'privacy.export-downloaded', actorId: id, target, origin });
    return data;
  });
}
