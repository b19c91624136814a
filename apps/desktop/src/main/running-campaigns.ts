import type { Campaign } from '@mywasender/contract/models/campaign';

/** Names of the campaigns that run now, kept up to date by `campaign.changed`. */
export function createRunningCampaigns() {
  const running = new Map<string, string>();
  return {
    update: ({ id, name, status }: Pick<Campaign, 'id' | 'name' | 'status'>): void => {
      if (status === 'running') running.set(id, name);
      else running.delete(id);
    },
    clear: () => running.clear(),
    get count(): number {
      return running.size;
    },
    get text(): string {
      const names = [...running.values()];
      if (names.length === 0) return 'No campaign is running';
      return names.length === 1 ? `Running: ${names[0]}` : `${names.length} campaigns are running`;
    },
  };
}
