import type { AnswerOf, BodyOf, RouteKey, WithCsv } from '../routes/route-map.ts';

/** One call as the documentation shows it. */
type RouteExample<Key extends RouteKey> = (BodyOf<Key> extends undefined
  ? unknown
  : { readonly body: BodyOf<Key> }) &
  (Key extends WithCsv ? { readonly csv: string } : unknown) &
  ([AnswerOf<Key>] extends [undefined]
    ? unknown
    : {
        readonly answer: AnswerOf<Key>;
        /** for every further status the route names */
        readonly otherAnswers?: Readonly<Record<number, AnswerOf<Key>>>;
      });

export type RouteExamples<Keys extends RouteKey> = { readonly [Key in Keys]: RouteExample<Key> };
