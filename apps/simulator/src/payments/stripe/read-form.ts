import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { invalid } from './stripe-errors.ts';

/** Form fields are text; numbers and booleans are made of them as the schema says. Throws Stripe's errors of parameters. */
export function readForm<S extends TSchema>(schema: S, form: unknown): Static<S> {
  const value = Value.Convert(schema, structuredClone(form ?? {}));
  if (Value.Check(schema, value)) return value;
  const errors = Value.Errors(schema, value);
  // a field too many is told twice: by itself, and by the object it is in
  const first = errors.find(({ keyword }) => keyword !== 'boolean') ?? errors[0];
  const params: Readonly<Record<string, unknown>> = { ...first?.params };
  const path = (first?.instancePath ?? '').split('/').filter((part) => part !== '');
  const named = (name: unknown): string =>
    [...path, String(name)].reduce((text, part) => (text === '' ? part : `${text}[${part}]`), '');
  const unknown = listed(params.additionalProperties)[0];
  if (unknown !== undefined) {
    return refuse(`Received unknown parameter: ${named(unknown)}`, 'parameter_unknown', named(unknown));
  }
  const required = listed(params.requiredProperties)[0];
  if (required !== undefined) {
    return refuse(`Missing required param: ${named(required)}.`, 'parameter_missing', named(required));
  }
  const param = named(path.pop() ?? 'body');
  return refuse(`Invalid ${param}: ${first?.message ?? 'wrong'}`, 'parameter_invalid', param);
}

function refuse(message: string, code: string, param: string): never {
  throw invalid(message, code, param);
}

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
