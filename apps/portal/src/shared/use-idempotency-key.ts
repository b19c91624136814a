import { useRef } from 'react';

/**
 * One key per content of a form: pressing the button again after a lost answer repeats the same creation
 * instead of making a second one. `renew` after a success, so that the same content can be created again on purpose.
 */
export function useIdempotencyKey(): {
  readonly keyFor: (body: unknown) => string;
  readonly renew: () => void;
} {
  const current = useRef({ content: '', key: '' });
  return {
    keyFor: (body) => {
      const content = JSON.stringify(body);
      if (current.current.content !== content) current.current = { content, key: crypto.randomUUID() };
      return current.current.key;
    },
    renew: () => {
      current.current = { content: '', key: '' };
    },
  };
}
