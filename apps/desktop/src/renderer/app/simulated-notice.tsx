import { useCommandQuery } from '../shared/use-command-query.ts';
import { useText } from '../shared/use-text.ts';
import { Notice } from './notice.tsx';

/** Nobody may believe that a rehearsal reached people, or that a real campaign was a rehearsal. */
export function SimulatedNotice() {
  const text = useText();
  const { data } = useCommandQuery('system.info', {});
  if (data?.simulated !== true) return null;
  return (
    <Notice tone="blue" title={text('app.banner.simulated')}>
      {text('app.banner.simulatedText')} {data.virtualClock && text('app.banner.virtualClock')}
    </Notice>
  );
}
