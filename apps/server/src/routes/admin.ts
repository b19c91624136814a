import {
  AdminUser,
  AdminUserPage,
  AdminUserQuery,
  AuditPage,
  AuditQuery,
  CreatedUser,
  CreateUserBody,
  GrantQuotaBody,
  LedgerEntry,
  LedgerPage,
  SetRoleBody,
} from '@mywasender/contract/http/admin';
import { IdParams, PageQuery } from '@mywasender/contract/http/page';
import { listAudit } from '../audit/list-audit.ts';
import { contextOf } from '../plugins/authenticate.ts';
import { grantQuota } from '../quota/grant-quota.ts';
import { listLedger } from '../quota/read-quota.ts';
import { idempotencyKeyOf } from '../shared/idempotency-key.ts';
import type { Routes } from '../shared/typed-app.ts';
import { createUser } from '../users/create-user.ts';
import { getUser, listUsers } from '../users/list-users.ts';
import { setRole } from '../users/set-role.ts';

export const adminRoutes: Routes = async (app, { deps }) => {
  const tags = ['admin'];
  const config = { access: ['admin'] } as const;
  app.get(
    '/v1/admin/users',
    { config, schema: { tags, querystring: AdminUserQuery, response: { 200: AdminUserPage } } },
    async (request) => listUsers(deps, request.query),
  );
  app.post(
    '/v1/admin/users',
    { config, schema: { tags, body: CreateUserBody, response: { 201: CreatedUser } } },
    async (request, reply) => {
      const key = idempotencyKeyOf(request);
      return reply.status(201).send(await createUser(deps, request.body, contextOf(request), key));
    },
  );
  app.get(
    '/v1/admin/users/:id',
    { config, schema: { tags, params: IdParams, response: { 200: AdminUser } } },
    async (request) => getUser(deps, request.params.id),
  );
  app.patch(
    '/v1/admin/users/:id',
    { config, schema: { tags, params: IdParams, body: SetRoleBody, response: { 200: AdminUser } } },
    async (request) => setRole(deps, request.params.id, request.body.role, contextOf(request)),
  );
  app.post(
    '/v1/admin/users/:id/quota',
    { config, schema: { tags, params: IdParams, body: GrantQuotaBody, response: { 201: LedgerEntry } } },
    async (request, reply) => {
      const key = idempotencyKeyOf(request);
      const entry = await grantQuota(deps, request.params.id, request.body, contextOf(request), key);
      return reply.status(201).send(entry);
    },
  );
  app.get(
    '/v1/admin/users/:id/ledger',
    {
      config,
      schema: { tags, params: IdParams, querystring: PageQuery, response: { 200: LedgerPage } },
    },
    async (request) => {
      const { id } = await getUser(deps, request.params.id);
      return listLedger(deps, id, request.query);
    },
  );
  app.get(
    '/v1/admin/audit',
    { config, schema: { tags, querystring: AuditQuery, response: { 200: AuditPage } } },
    async (request) => listAudit(deps, request.query),
  );
};
