import type { ServerDeps } from '../shared/deps.ts';
import { auditHeadKey, signAuditHead } from './audit-head.ts';
import { appendHead } from './head-file.ts';

/** The signed head of the chain as it is now; null while there is no entry. */
export async function currentHead({
  db,
  now,
  config,
}: Pick<ServerDeps, 'db' | 'now' | 'config'>): Promise<{ position: number; token: string } | null> {
  const last = await db.prisma.auditLink.findFirst({ orderBy: { position: 'desc' } });
  if (last === null) return null;
  const position = Number(last.position);
  const hash = Buffer.from(last.hash).toString('hex');
  const iat = Math.floor(now().getTime() / 1000);
  const token = await signAuditHead(auditHeadKey(config.licenseSecret), { position, hash, iat });
  return { position, token };
}

/**
 * Takes the signed head out of the database: into the file, the log, and to the address in AUDIT_HEAD_URL. Whoever
 * cuts off the end of the trail later would have to reach all of them. Does nothing while the chain stands still.
 */
export async function exportHead(
  deps: Pick<ServerDeps, 'db' | 'now' | 'config'>,
  log: { info(fields: object, text: string): void },
  exportedBefore: number,
): Promise<number> {
  const head = await currentHead(deps);
  if (head === null || head.position <= exportedBefore) return exportedBefore;
  log.info({ position: head.position, head: head.token }, 'audit head');
  const { headFile, headUrl } = deps.config.audit;
  appendHead(headFile, head.token);
  if (headUrl !== null) await postHead(headUrl, head.token);
  return head.position;
}

async function postHead(url: string, head: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ head }),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`AUDIT_HEAD_URL answered ${answer.status}`);
}
