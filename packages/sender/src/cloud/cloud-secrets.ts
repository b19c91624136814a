import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { SecretStore } from '../ports.ts';

const CloudSecrets = Type.Object({ accessToken: Type.String(), appSecret: Type.String() });

/** What proves an account of the Cloud API. Never shown again, never logged. */
export type CloudSecrets = Type.Static<typeof CloudSecrets>;

const nameOf = (profileId: string) => `cloud-api-${profileId}`;

export async function readCloudSecrets(
  secrets: SecretStore,
  profileId: string,
): Promise<CloudSecrets | null> {
  const stored = await secrets.get(nameOf(profileId));
  const parsed: unknown = stored === null ? null : JSON.parse(stored);
  return Value.Check(CloudSecrets, parsed) ? parsed : null;
}

export function writeCloudSecrets(
  secrets: SecretStore,
  profileId: string,
  { accessToken, appSecret }: CloudSecrets,
): Promise<void> {
  return secrets.set(nameOf(profileId), JSON.stringify({ accessToken, appSecret }));
}

export function forgetCloudSecrets(secrets: SecretStore, profileId: string): Promise<void> {
  return secrets.delete(nameOf(profileId));
}
