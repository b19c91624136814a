import { LedgerPage, Quota } from '@mywasender/contract/http/admin';
import { Me, UpdateMeBody } from '@mywasender/contract/http/me';
import { PageQuery } from '@mywasender/contract/http/page';
import { PlanList } from '@mywasender/contract/http/plans';
import { listPlans } from '../licenses/list-plans.ts';
import { ANY_ROLE, contextOf } from '../plugins/authenticate.ts';
import { listLedger, readQuota } from '../quota/read-quota.ts';
import type { Routes } from '../shared/typed-app.ts';
import { getMe, updateMe } from '../users/update-me.ts';

export const meRoutes: Routes = async (app, { deps }) => {
  const tags = ['me'];
  app.get(
    '/v1/me',
    { config: { access: ANY_ROLE }, schema: { tags, response: { 200: Me } } },
    async (request) => getMe(deps, contextOf(request)),
  );
  app.patch(
    '/v1/me',
    { config: { access: ANY_ROLE }, schema: { tags, body: UpdateMeBody, response: { 200: Me } } },
    async (request) => updateMe(deps, request.body, contextOf(request)),
  );
  app.get(
    '/v1/plans',
    { config: { access: ANY_ROLE }, schema: { tags, response: { 200: PlanList } } },
    async () => listPlans(deps),
  );
  app.get(
    '/v1/quota',
    { config: { access: ['reseller'] }, schema: { tags, response: { 200: Quota } } },
    async (request) => readQuota(deps, contextOf(request).actor.id),
  );
  app.get(
    '/v1/quota/ledger',
    {
      config: { access: ['reseller'] },
      schema: { tags, querystring: PageQuery, response: { 200: LedgerPage } },
    },
    async (request) => listLedger(deps, contextOf(request).actor.id, request.query),
  );
};
