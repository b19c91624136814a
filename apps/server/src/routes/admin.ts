import { exportAudit } from '../audit/export-audit.ts';
import { listAudit } from '../audit/list-audit.ts';
import { createOverview } from '../overview/create-overview.ts';
import { contextOf } from '../plugins/authenticate.ts';
import { grantQuota } from '../quota/grant-quota.ts';
import { listLedger } from '../quota/read-quota.ts';
import { idempotencyKeyOf } from '../shared/idempotency-key.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';
import { createUser } from '../users/create-user.ts';
import { getUser } from '../users/list-users.ts';
import { setDisabled } from '../users/set-disabled.ts';
import { setRole } from '../users/set-role.ts';
import { startPasswordReset } from '../users/start-password-reset.ts';
import { viewUser, viewUsers } from '../users/view-users.ts';

export const adminRoutes: Routes = async (app, { deps }) => {
  const readOverview = createOverview(deps);
  route(app, 'GET /v1/admin/overview', async (request) => readOverview(request.query.days));
  route(app, 'GET /v1/admin/users', async (request) => viewUsers(deps, request.query, contextOf(request)));
  route(app, 'POST /v1/admin/users', async (request) =>
    createUser(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'GET /v1/admin/users/:id', async (request) =>
    viewUser(deps, request.params.id, contextOf(request)),
  );
  route(app, 'PATCH /v1/admin/users/:id', async (request) =>
    setRole(deps, request.params.id, request.body.role, contextOf(request)),
  );
  route(app, 'POST /v1/admin/users/:id/disable', async (request) =>
    setDisabled(deps, request.params.id, true, contextOf(request)),
  );
  route(app, 'POST /v1/admin/users/:id/enable', async (request) =>
    setDisabled(deps, request.params.id, false, contextOf(request)),
  );
  route(app, 'POST /v1/admin/users/:id/password-reset', async (request) => {
    const { endSessions } = request.body;
    await startPasswordReset(deps, { userId: request.params.id, endSessions }, contextOf(request));
    return { accepted: true };
  });
  route(app, 'POST /v1/admin/users/:id/quota', async (request) =>
    grantQuota(deps, request.params.id, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'GET /v1/admin/users/:id/ledger', async (request) => {
    const { id } = await getUser(deps, request.params.id);
    return listLedger(deps, id, request.query);
  });
  route(app, 'GET /v1/admin/audit', async (request) => listAudit(deps, request.query));
  route(app, 'GET /v1/admin/audit.csv', async (request, reply) => {
    const file = await exportAudit(deps, request.query, contextOf(request));
    const day = deps.now().toISOString().slice(0, 10);
    reply.type('text/csv; charset=utf-8; header=present');
    reply.header('content-disposition', `attachment; filename="audit-${day}.csv"`);
    return file;
  });
};
