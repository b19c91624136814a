import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import buildSerializer from 'fast-json-stringify';

/** Bodies as they are, query and path converted to the types of their schema; unknown fields are refused. */
export const compileValidator = whenUsed(TypeBoxValidatorCompiler);

export const compileSerializer = whenUsed(({ schema }: { readonly schema: object }) =>
  buildSerializer(schema),
);

/**
 * Compiles the schema of a route when it is first used. The server has hundreds, compiling them all is a tenth of what a
 * start computes, and few are asked for soon. `schema-compilers.test.ts` compiles every one.
 */
export function whenUsed<Route, Value, Result>(compile: (route: Route) => (value: Value) => Result) {
  return (route: Route) => {
    let compiled: ((value: Value) => Result) | undefined;
    return (value: Value) => {
      compiled ??= compile(route);
      return compiled(value);
    };
  };
}
