import type { LicenseState } from '@mywasender/contract/models/license-state';
import { useFormat } from '@mywasender/ui/use-format';
import type { Fact } from '../../shared/fact-list.tsx';
import { useNow } from '../../shared/use-now.ts';
import { useText } from '../../shared/use-text.ts';

/** Everything the app knows of its license, as lines for the page. */
export function useLicenseFacts(): (state: LicenseState) => readonly Fact[] {
  const text = useText();
  const format = useFormat();
  const now = useNow(1000);
  const none = text('app.none');
  const when = (at: number | null, missing: string) =>
    at === null ? missing : `${format.dateTime(at)} (${format.relative(at, now)})`;

  return (state) => {
    const { lastCheck, graceUntil } = state;
    const result =
      lastCheck === null
        ? text('license.page.never')
        : `${when(lastCheck.at, none)}: ${text(`license.page.result.${lastCheck.result}`)}`;
    const reserve =
      graceUntil === null ? none : `${format.dateTime(graceUntil)} · ${format.timeLeft(graceUntil - now)}`;
    const values = {
      plan: state.planName ?? none,
      key: state.keyEnd === null ? none : `MWS-…-${state.keyEnd}`,
      code: state.code === null ? none : text(`codes.license.${state.code}`),
      expires: when(
        state.licenseExpiresAt,
        state.planName === null ? none : text('license.page.neverExpires'),
      ),
      reserve,
      nextCheck: when(state.nextCheckAt, none),
      lastCheck: result,
      device: `${state.deviceName}, ${text(`license.page.deviceBy.${state.deviceIdSource}`)}`,
      clock: text(`license.page.clockState.${state.clock}`),
      server: state.serverUrl,
    } as const;
    const keys = [
      'plan',
      'key',
      'code',
      'expires',
      'reserve',
      'nextCheck',
      'lastCheck',
      'device',
      'clock',
      'server',
    ] as const;
    return keys.map((key) => ({ key, label: text(`license.page.${key}`), value: values[key] }));
  };
}
