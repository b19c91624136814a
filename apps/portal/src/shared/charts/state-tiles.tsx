import type { ShopStatistics } from '@mywasender/contract/http/statistics';
import { StatTile } from '@mywasender/ui/stat-tile';
import { useFormat } from '@mywasender/ui/use-format';
import type { ReactNode } from 'react';
import { AppLink } from '../app-link.tsx';
import { useText } from '../use-text.ts';

type Linked = 'active' | 'endSoon' | 'expired' | 'suspended' | 'revoked';

export interface StateTilesProps {
  readonly licenses: ShopStatistics['licenses'] | undefined;
  /** address of the licenses that a number counts */
  readonly listOf: (filter: Linked) => string;
}

/** What is counted by state, each with the way to the licenses it counts. */
export function StateTiles({ licenses, listOf }: StateTilesProps) {
  const text = useText();
  const format = useFormat();
  const shown = (value: number | undefined) => (value === undefined ? '…' : format.number(value));
  const tile = (state: Linked, hint: ReactNode = null) => (
    <StatTile
      label={text(`shop.${state}`)}
      value={shown(licenses?.[state])}
      hint={
        <>
          {hint}{' '}
          {licenses !== undefined && licenses[state] > 0 && (
            <AppLink to={listOf(state)} label={text('shop.showOf', { name: text(`shop.${state}`) })}>
              {text('shop.showThem')}
            </AppLink>
          )}
        </>
      }
    />
  );
  return (
    <>
      {tile('active')}
      <StatTile label={text('shop.unused')} value={shown(licenses?.unused)} hint={text('shop.unusedHint')} />
      {tile('endSoon', text('shop.endSoonHint'))}
      {tile('expired')}
      {tile('suspended')}
      {tile('revoked')}
    </>
  );
}
