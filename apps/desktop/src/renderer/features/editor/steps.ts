export const EDITOR_STEPS = ['audience', 'message', 'pace', 'check'] as const;
export type EditorStep = (typeof EDITOR_STEPS)[number];

/** The step of an address; the first one when it names none. */
export function stepOf(search: Readonly<Record<string, unknown>>): EditorStep {
  return EDITOR_STEPS.find((step) => step === search.step) ?? 'audience';
}
