import { type Static, Type } from 'typebox';

/** `GET /health/live` → 200; `GET /health/ready` → 200, or 503 while the database does not answer. */
export const Health = Type.Object({
  status: Type.Enum(['ok', 'unavailable']),
  version: Type.String(),
  /** for the operator alone; Redis may be away without harm */
  parts: Type.Optional(
    Type.Object({
      database: Type.Enum(['ok', 'unavailable']),
      redis: Type.Enum(['ok', 'unavailable', 'off']),
    }),
  ),
});
export type Health = Static<typeof Health>;

/** `GET /metrics` (operator: `METRICS_TOKEN`) → 200 in the text format of Prometheus; 404 for anybody else. */
export const Metrics = Type.String();
