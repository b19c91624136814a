import { TEMPLATE_BUTTON_KINDS } from '@mywasender/contract/models/campaign';
import { useCodeText } from './use-code-text.ts';

const OF_BUTTONS: readonly string[] = TEMPLATE_BUTTON_KINDS;

/** Which value of an approved template is meant, after "for"; people count buttons from 1. */
export function usePlaceText(): (place: string, name: string) => string {
  const codeText = useCodeText();
  return (place, name) =>
    codeText('checks.approved.place', place, {
      name: OF_BUTTONS.includes(place) ? String(Number(name) + 1) : name,
    });
}
