import * as admin from '@mywasender/contract/http/admin';
import * as alerts from '@mywasender/contract/http/alerts';
import * as auth from '@mywasender/contract/http/auth';
import * as devices from '@mywasender/contract/http/devices';
import * as health from '@mywasender/contract/http/health';
import * as licenses from '@mywasender/contract/http/licenses';
import * as me from '@mywasender/contract/http/me';
import * as mfa from '@mywasender/contract/http/mfa';
import * as page from '@mywasender/contract/http/page';
import * as plans from '@mywasender/contract/http/plans';
import * as verdict from '@mywasender/contract/http/verdict';

const MODULES = [page, auth, mfa, me, plans, licenses, devices, verdict, admin, alerts, health];

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The objects of the contract by the names they are exported under: the document says each once. */
const NAMES = new Map<unknown, string>(
  MODULES.flatMap((module) => Object.entries(module))
    .filter(([, value]) => isRecord(value) && value.type === 'object')
    .map(([name, value]) => [value, name] as const)
    // of two names for one schema the first stays
    .toReversed(),
);

/** Turns schemas into references and keeps what they refer to. OpenAPI 3.1 takes JSON schemas as they are. */
export function createSchemaShelf() {
  const schemas: Record<string, unknown> = {};

  const refer = (schema: unknown): unknown => {
    const name = NAMES.get(schema);
    if (name === undefined) return inline(schema);
    if (!(name in schemas)) {
      schemas[name] = null;
      schemas[name] = inline(schema);
    }
    return { $ref: `#/components/schemas/${name}` };
  };
  const inline = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((entry) => refer(entry));
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, refer(entry)]));
  };
  return { refer, schemas };
}

function isRecord(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
