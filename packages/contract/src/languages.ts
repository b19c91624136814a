/** Languages of mails and of what is shown to people, by BCP 47. */
export const LANGUAGES = ['en', 'hi', 'es', 'pt', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];
