import { int, type Row } from './row.ts';

/** How far people came; cumulative, and who asked to stop. */
export const FUNNEL_SQL = `count(*) AS audience, count(sent_at) AS sent, count(delivered_at) AS delivered,
  count(read_at) AS read, count(replied_at) AS replied, count(opted_out_at) AS opted_out`;

/** `undefined`: nobody. */
export function toFunnel(row: Row | undefined) {
  const of = (column: string): number => (row === undefined ? 0 : int(row, column));
  return {
    audience: of('audience'),
    sent: of('sent'),
    delivered: of('delivered'),
    read: of('read'),
    replied: of('replied'),
  };
}

export function toOptedOut(row: Row | undefined): number {
  return row === undefined ? 0 : int(row, 'opted_out');
}
