import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';
import { createStatus } from '../site/create-status.ts';
import { lookAtParts } from '../site/look-at-parts.ts';

export const siteRoutes: Routes = async (app, { deps }) => {
  const { operator, downloads } = deps.config.site;
  const status = createStatus({
    deps,
    look: () => lookAtParts(deps),
    onProblem: (error) => app.log.error({ err: error }, 'the status cannot be looked up'),
  });
  route(app, 'GET /v1/site', async () => ({
    operator: { ...operator },
    downloads:
      downloads === null
        ? null
        : {
            url: `${downloads.baseUrl}/`,
            version: downloads.version,
            files: downloads.files.map(({ system, name, sha256 }) => ({
              system,
              name,
              url: `${downloads.baseUrl}/${encodeURIComponent(name)}`,
              sha256,
            })),
          },
    providers: [...deps.payments.keys()],
  }));
  route(app, 'GET /v1/status', async () => status());
};
