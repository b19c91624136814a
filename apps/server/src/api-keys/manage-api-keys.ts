import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import {
  type ApiKey,
  type CreateApiKeyBody,
  type CreatedApiKey,
  KEY_SCOPES,
} from '@mywasender/contract/http/api-keys';
import type { Page, PageQuery } from '@mywasender/contract/http/page';
import { writeAudit } from '../audit/write-audit.ts';
import { sha256 } from '../crypto/digest.ts';
import type { ApiKey as ApiKeyRow } from '../generated/prisma/client.ts';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { readInstant } from '../shared/read-instant.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { checkAddressList } from './address-list.ts';
import { createApiKey as createKeyText } from './api-key-format.ts';

export const MAX_API_KEYS = 20;

/** Makes a key for the calling reseller's shop. Throws `API_KEY_LIMIT`, `VALIDATION_FAILED`. */
export async function createApiKey(
  deps: ServerDeps,
  body: CreateApiKeyBody,
  context: RequestContext,
): Promise<CreatedApiKey> {
  const at = deps.now();
  const userId = context.actor.id;
  const allowedAddresses = body.allowedAddresses ?? [];
  checkAddressList(allowedAddresses);
  const expiresAt = body.expiresAt === undefined ? null : readInstant('expiresAt', body.expiresAt);
  if (expiresAt !== null && expiresAt <= at) {
    throw new AppError('VALIDATION_FAILED', { field: 'expiresAt', problem: 'is past' });
  }
  const key = createKeyText(deps.secrets.apiKeyTag);
  const id = randomUUID();
  const row = await deps.db.prisma.$transaction(async (tx) => {
    // the lock makes the count below the count the new row is added to
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    if ((await tx.apiKey.count({ where: { userId, revokedAt: null } })) >= MAX_API_KEYS) {
      throw new AppError('API_KEY_LIMIT', { limit: MAX_API_KEYS });
    }
    await writeAudit(tx, {
      at,
      action: 'api-key.create',
      actorId: userId,
      target: { type: 'api-key', id },
      origin: context,
      details: { scopes: body.scopes, expiresAt: expiresAt?.toISOString() ?? null },
    });
    return tx.apiKey.create({
      data: {
        id,
        userId,
        name: body.name,
        hash: sha256(key),
        keyEnd: key.slice(-4),
        scopes: body.scopes,
        allowedAddresses,
        createdAt: at,
        expiresAt,
      },
    });
  });
  return { apiKey: presentApiKey(row), key };
}

/** The keys of the calling reseller that are not revoked, newest first. */
export async function listApiKeys(
  { db }: Pick<ServerDeps, 'db'>,
  query: PageQuery,
  { actor }: RequestContext,
): Promise<Page<ApiKey>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.prisma.apiKey.findMany({
    where: { AND: [{ userId: actor.id, revokedAt: null }, afterTimeCursor(query.cursor)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, presentApiKey, encodeTimeCursor);
}

/** Revokes a key of the calling reseller; the next call with it is refused. */
export async function revokeApiKey(
  { db, now }: ServerDeps,
  id: string,
  context: RequestContext,
): Promise<void> {
  const at = now();
  const userId = context.actor.id;
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.apiKey.updateMany({
      where: { id, userId, revokedAt: null },
      data: { revokedAt: at },
    });
    if (count === 0) throw new AppError('NOT_FOUND');
    const target = { type: 'api-key', id };
    await writeAudit(tx, { at, action: 'api-key.revoke', actorId: userId, target, origin: context });
  });
}

function presentApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    keyEnd: row.keyEnd,
    scopes: KEY_SCOPES.filter((scope) => row.scopes.includes(scope)),
    allowedAddresses: row.allowedAddresses,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
