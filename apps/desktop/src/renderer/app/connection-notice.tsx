import { useCommandQuery } from '../shared/use-command-query.ts';
import { useText } from '../shared/use-text.ts';
import { Notice } from './notice.tsx';

const EVERY_MS = 10_000;

/** A cheap question to the core now and then: without an answer, what the pages show may be old. */
export function ConnectionNotice() {
  const text = useText();
  const { isRefetchError } = useCommandQuery('license.state', {}, { every: EVERY_MS });
  if (!isRefetchError) return null;
  return (
    <Notice tone="red" title={text('app.banner.unreachable')}>
      {text('app.banner.unreachableText')}
    </Notice>
  );
}
