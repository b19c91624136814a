import { blockAddress } from '../blocks/block-address.ts';
import { liftBlock } from '../blocks/lift-block.ts';
import { listBlocks } from '../blocks/list-blocks.ts';
import { contextOf } from '../plugins/authenticate.ts';
import { idempotencyKeyOf } from '../shared/idempotency-key.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

export const addressBlockRoutes: Routes = async (app, { deps }) => {
  route(app, 'GET /v1/admin/address-blocks', async (request) => listBlocks(deps, request.query));
  route(app, 'POST /v1/admin/address-blocks', async (request) =>
    blockAddress(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'DELETE /v1/admin/address-blocks/:id', async (request) =>
    liftBlock(deps, request.params.id, contextOf(request)),
  );
};
