import type { ShopStatistics, StatisticsQuery } from '@mywasender/contract/http/statistics';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.tsx';

export type SalesDays = NonNullable<StatisticsQuery['days']>;

/** What sales can be shown for. */
export const SALES_PERIODS = [30, 90, 365] as const satisfies readonly SalesDays[];

/** Nothing was ever made: there is nothing to draw. */
export function isWithoutLicenses({ licenses }: Pick<ShopStatistics, 'licenses'>): boolean {
  const { active, expired, suspended, revoked } = licenses;
  return active + expired + suspended + revoked === 0;
}

/** The shop in numbers. Below the key `quota`, with which it becomes stale. While another time loads, the old one stays. */
export function useStatistics(days: SalesDays) {
  const api = useApi();
  return useQuery({
    queryKey: ['quota', 'statistics', days],
    queryFn: ({ signal }) => api.call('GET /v1/statistics', { query: { days } }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
