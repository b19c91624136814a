import { callJson, type desktopClient } from '../../scripts/lib/api.mjs';
import { pollUntil } from '../../scripts/lib/poll.mjs';

type App = ReturnType<typeof desktopClient>;

export async function acceptTerms(app: App): Promise<void> {
  const { version } = await app.call('settings.terms');
  await app.call('settings.acceptTerms', {
    version,
    name: 'Test person',
    acceptsTerms: true,
    acceptsConsentDuty: true,
    acceptsRisk: true,
  });
  await app.call('settings.update', { senderName: 'Corner Bakery' });
}

/** A new profile, linked by scanning its QR code with the simulator's phone. */
export async function linkProfile(app: App, simulatorUrl: string): Promise<{ id: string }> {
  const profile = await app.call('profiles.create', { name: 'Test shop' });
  await app.call('profiles.connect', { profileId: profile.id });
  const current = async () =>
    (await app.call('profiles.list')).profiles.find(
      (candidate: { id: string }) => candidate.id === profile.id,
    );
  await pollUntil(current, ({ state }) => state.kind === 'qr', 'The QR code did not appear');
  await callJson(`${simulatorUrl}/_sim/scan`, { body: { profile: 'test-shop' } });
  return pollUntil(current, ({ state }) => state.kind === 'ready', 'The profile did not become ready');
}
