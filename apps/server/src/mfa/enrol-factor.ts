import { randomUUID } from 'node:crypto';
import type { CodeSent, FactorKind, StartSmsBody, TotpSeed } from '@mywasender/contract/http/mfa';
import { writeAudit } from '../audit/write-audit.ts';
import { confirmPassword } from '../auth/confirm-password.ts';
import type { Queries } from '../db/database.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { openEmail } from '../users/email-address.ts';
import { mailCode } from './mail-code.ts';
import { secretPlace } from './read-factors.ts';
import { sendCodeBySms } from './send-code-by-sms.ts';
import { createSentCode, hashSentCode, hidePhone, SENT_CODE_MINUTES } from './sent-codes.ts';
import { createTotpSeed, totpUri } from './totp.ts';

/** Begins with an authenticator app: a new seed, shown this once, that counts after its first code. */
export async function startTotp(
  deps: ServerDeps,
  password: string,
  context: RequestContext,
): Promise<TotpSeed> {
  const user = await confirmPassword(deps, password, context);
  const secret = createTotpSeed();
  await deps.db.prisma.$transaction((tx) =>
    savePending(deps, tx, { kind: 'totp', secret, codeHash: null }, context),
  );
  return { secret, uri: totpUri(secret, openEmail(deps, user)) };
}

/** Begins with codes by e-mail: sends one to the address of the account, which also shows that it arrives. */
export async function startEmail(
  deps: ServerDeps,
  password: string,
  context: RequestContext,
): Promise<CodeSent> {
  const user = await confirmPassword(deps, password, context);
  const code = createSentCode();
  const codeHash = hashSentCode(deps, `enrol:email:${user.id}`, code);
  const to = await deps.db.prisma.$transaction(async (tx) => {
    await savePending(deps, tx, { kind: 'email', secret: null, codeHash }, context);
    return mailCode(deps, tx, { user, code });
  });
  return { to, expiresAt: codeEnd(deps) };
}

/** Begins with text messages: sends a code to the number, which counts after that code. */
export async function startSms(
  deps: ServerDeps,
  { password, phone }: StartSmsBody,
  context: RequestContext,
): Promise<CodeSent> {
  await confirmPassword(deps, password, context);
  const code = createSentCode();
  const codeHash = hashSentCode(deps, `enrol:sms:${context.actor.id}`, code);
  await deps.db.prisma.$transaction((tx) =>
    savePending(deps, tx, { kind: 'sms', secret: phone, codeHash }, context),
  );
  await sendCodeBySms(deps, phone, code);
  return { to: hidePhone(phone), expiresAt: codeEnd(deps) };
}

function codeEnd({ now }: ServerDeps): string {
  return new Date(now().getTime() + SENT_CODE_MINUTES * 60_000).toISOString();
}

/** One pending factor of a kind; it takes the place of the last one begun. */
async function savePending(
  { sealer, now }: ServerDeps,
  tx: Queries,
  input: {
    readonly kind: FactorKind;
    readonly secret: string | null;
    readonly codeHash: Buffer<ArrayBuffer> | null;
  },
  context: RequestContext,
): Promise<void> {
  const { kind, secret, codeHash } = input;
  const userId = context.actor.id;
  const id = randomUUID();
  const at = now();
  await tx.secondFactor.deleteMany({ where: { userId, kind, pending: true } });
  await tx.secondFactor.create({
    data: {
      id,
      userId,
      kind,
      pending: true,
      secretSealed: secret === null ? null : sealer.seal(secret, secretPlace(id)),
      codeHash,
      createdAt: at,
    },
  });
  const target = { type: 'user', id: userId };
  await writeAudit(tx, {
    at,
    action: 'mfa.enrol',
    actorId: userId,
    target,
    origin: context,
    details: { kind },
  });
}
