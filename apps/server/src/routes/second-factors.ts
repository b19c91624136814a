import type { FastifyRequest } from 'fastify';
import { clientOf, sessionAnswer } from '../auth/answer-session.ts';
import { confirmFactor } from '../mfa/confirm-factor.ts';
import { startEmail, startSms, startTotp } from '../mfa/enrol-factor.ts';
import { readFactors } from '../mfa/read-factors.ts';
import { removeFactor } from '../mfa/remove-factor.ts';
import { renewRecoveryCodes } from '../mfa/renew-recovery-codes.ts';
import { resetFactors } from '../mfa/reset-factors.ts';
import { sendSignInCode } from '../mfa/send-sign-in-code.ts';
import { verifySecondFactor } from '../mfa/verify-second-factor.ts';
import { addPasskey, startPasskey } from '../passkeys/add-passkey.ts';
import { askForPasskey, finishPasskeySignIn, startPasskeySignIn } from '../passkeys/passkey-sign-in.ts';
import { renamePasskey } from '../passkeys/rename-passkey.ts';
import { contextOf, originOf } from '../plugins/authenticate.ts';
import { addressKey } from '../plugins/rate-limits.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

/** The second half of signing in, and passkeys instead of both halves. */
export const secondFactorRoutes: Routes = async (app, { deps }) => {
  const answer = sessionAnswer(app, deps);
  const limited = {
    preHandler: async (request: FastifyRequest) => app.limits.secondFactor(request, addressKey(request.ip)),
  };
  route(
    app,
    'POST /v1/auth/mfa/send',
    async (request) => sendSignInCode(deps, request.body, originOf(request)),
    limited,
  );
  route(
    app,
    'POST /v1/auth/mfa/passkey',
    async (request) => askForPasskey(deps, request.body.challengeId),
    limited,
  );
  route(
    app,
    'POST /v1/auth/mfa/verify',
    async (request, reply) => answer(reply, await verifySecondFactor(deps, request.body, clientOf(request))),
    limited,
  );
  route(app, 'POST /v1/auth/passkey', async () => startPasskeySignIn(deps), limited);
  route(
    app,
    'POST /v1/auth/passkey/verify',
    async (request, reply) => answer(reply, await finishPasskeySignIn(deps, request.body, clientOf(request))),
    limited,
  );
};

/** What people do with their own factors, and admins with those of somebody who lost them. */
export const factorRoutes: Routes = async (app, { deps }) => {
  route(app, 'GET /v1/me/factors', async (request) => readFactors(deps, contextOf(request)));
  route(app, 'POST /v1/me/factors/totp', async (request) =>
    startTotp(deps, request.body.password, contextOf(request)),
  );
  route(app, 'POST /v1/me/factors/email', async (request) =>
    startEmail(deps, request.body.password, contextOf(request)),
  );
  route(app, 'POST /v1/me/factors/sms', async (request) => startSms(deps, request.body, contextOf(request)));
  route(app, 'POST /v1/me/factors/:kind/confirm', async (request) =>
    confirmFactor(deps, { kind: request.params.kind, code: request.body.code }, contextOf(request)),
  );
  route(app, 'POST /v1/me/factors/:kind/remove', async (request) =>
    removeFactor(
      deps,
      { factor: { kind: request.params.kind }, password: request.body.password },
      contextOf(request),
    ),
  );
  route(app, 'POST /v1/me/recovery-codes', async (request) =>
    renewRecoveryCodes(deps, request.body.password, contextOf(request)),
  );
  route(app, 'POST /v1/me/passkeys/options', async (request) =>
    startPasskey(deps, request.body.password, contextOf(request)),
  );
  route(app, 'POST /v1/me/passkeys', async (request) => addPasskey(deps, request.body, contextOf(request)));
  route(app, 'PATCH /v1/me/passkeys/:id', async (request) =>
    renamePasskey(deps, { id: request.params.id, name: request.body.name }, contextOf(request)),
  );
  route(app, 'POST /v1/me/passkeys/:id/remove', async (request) =>
    removeFactor(
      deps,
      { factor: { kind: 'passkey', id: request.params.id }, password: request.body.password },
      contextOf(request),
    ),
  );
  route(app, 'POST /v1/admin/users/:id/factors/reset', async (request) =>
    resetFactors(deps, request.params.id, contextOf(request)),
  );
};
