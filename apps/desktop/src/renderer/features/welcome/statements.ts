/** What must be accepted, each on its own, before anything can be sent. */
export const STATEMENTS = ['terms', 'consent', 'risk'] as const;
export type Statement = (typeof STATEMENTS)[number];
