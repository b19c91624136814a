import { AppError } from '@mywasender/contract/app-error';
import fp from 'fastify-plugin';

/**
 * Refuses text PostgreSQL cannot keep (U+0000) or would silently change (half a surrogate pair), which JSON lets
 * through. After validation, so that the shape is known and shallow.
 */
export const storableTextPlugin = fp(
  async (app) => {
    app.addHook('preHandler', async (request) => {
      refuseUnstorable(request.body, 'body');
      refuseUnstorable(request.query, 'query');
    });
  },
  { name: 'storable-text' },
);

function refuseUnstorable(value: unknown, field: string): void {
  if (typeof value === 'string') {
    if (!value.includes('\0') && value.isWellFormed()) return;
    throw new AppError('VALIDATION_FAILED', { field, problem: 'holds characters that cannot be stored' });
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, entry] of Object.entries(value)) refuseUnstorable(entry, name);
}
