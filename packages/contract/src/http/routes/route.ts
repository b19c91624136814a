import { type TObject, type TSchema, Type } from 'typebox';
import type { ErrorCode } from '../../error-codes.ts';
import type { Access } from '../access.ts';
import type { KeyScope } from '../api-keys.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Method and path, e.g. `GET /v1/licenses/:id`: the name of a route everywhere. */
export type RouteName = `${Method} /${string}`;

export interface RouteDefinition {
  /** one English sentence */
  readonly summary: string;
  readonly access: Access;
  /** an API key with this scope may call too, as its reseller; without it no key may */
  readonly scope?: KeyScope;
  /** one field for every `:name` of the path */
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TSchema;
  /** a request without a body counts as `{}` */
  readonly bodyOptional?: true;
  /** status → body; the first is the one of success */
  readonly answer: Readonly<Record<number, TSchema>>;
  /** also for accounts that have to set up a second factor before anything else */
  readonly beforeEnrolment?: true;
  /** what the answer is instead of JSON; its schema is then a text */
  readonly media?:
    | 'text/plain'
    | 'text/csv'
    | 'text/event-stream'
    | 'application/pdf'
    | 'application/octet-stream';
  /** answers the rows of its answer as a CSV file to a request whose `Accept` prefers `text/csv` */
  readonly csv?: true;
  /** on the web the refresh cookie stands for the token in the body */
  readonly refreshCookie?: true;
  /** takes the header `Idempotency-Key` */
  readonly idempotent?: true;
  /** also for addresses an admin has blocked: whoever calls, or whoever shows a license */
  readonly evenBlocked?: 'anyone' | 'licensed';
  /** what it may refuse with besides what follows from the above: see `errorsOf` */
  readonly errors: readonly ErrorCode[];
}

export type RouteTable = Readonly<Record<RouteName, RouteDefinition>>;

/** An answer without a body. */
export const NoContent = Type.Null();
