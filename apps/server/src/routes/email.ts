import { resendVerification } from '../auth/resend-verification.ts';
import { askEmailChange } from '../email-change/ask-email-change.ts';
import { cancelEmailChange } from '../email-change/cancel-email-change.ts';
import { confirmEmailChange } from '../email-change/confirm-email-change.ts';
import { resendEmailChange } from '../email-change/resend-email-change.ts';
import { stopEmailChange } from '../email-change/stop-email-change.ts';
import { contextOf, originOf } from '../plugins/authenticate.ts';
import { addressKey } from '../plugins/rate-limits.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';
import { hashEmail } from '../users/email-address.ts';

export const emailRoutes: Routes = async (app, { deps }) => {
  const mailbox = (email: string) => hashEmail(deps, email).toString('base64url');

  route(
    app,
    'POST /v1/auth/email/resend',
    async (request) => {
      await resendVerification(deps, request.body.email);
      return { accepted: true };
    },
    {
      preHandler: async (request) => {
        await app.limits.askMail(request, addressKey(request.ip));
        await app.limits.mailbox(request, mailbox(request.body.email));
      },
    },
  );
  route(app, 'POST /v1/me/email', async (request) => askEmailChange(deps, request.body, contextOf(request)), {
    preHandler: async (request) => app.limits.mailbox(request, mailbox(request.body.email)),
  });
  route(app, 'POST /v1/me/email/resend', async (request) => resendEmailChange(deps, contextOf(request)));
  route(app, 'POST /v1/me/email/cancel', async (request) => cancelEmailChange(deps, contextOf(request)));
  route(
    app,
    'POST /v1/email-changes/confirm',
    async (request) => confirmEmailChange(deps, request.body, originOf(request)),
    { preHandler: async (request) => app.limits.login(request, addressKey(request.ip)) },
  );
  route(app, 'POST /v1/email-changes/stop', async (request) =>
    stopEmailChange(deps, request.body.token, originOf(request)),
  );
};
