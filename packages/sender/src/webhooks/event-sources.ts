import { APP_EVENTS, type AppEvent } from '@mywasender/contract/models/webhook';
import { int, type Row, text, textOrNull } from '../store/row.ts';

export interface AppEventBody {
  readonly type: AppEvent;
  /** Epoch ms. */
  readonly at: number;
  readonly data: Readonly<Record<string, string | number | null>>;
}

export interface EventSource {
  /** Its rows are only ever added, with rising ids. */
  readonly table: 'recipient_changes' | 'state_changes' | 'inbox' | 'suppressions';
  /** Rows after `:after`, at most `:limit`, oldest first, each with its `id`. */
  readonly query: string;
  /** `null`: nothing anybody is told of. */
  readonly toEvent: (row: Row) => AppEventBody | null;
}

/** Where events come from: what was committed, so that each change is told and nothing else is. */
export const EVENT_SOURCES: readonly EventSource[] = [
  {
    table: 'recipient_changes',
    query: `SELECT c.id, c.at, c.from_status, c.to_status, r.id AS recipient_id, r.campaign_id, r.profile_id,
        r.contact_id, r.phone, r.reason, r.message_id
      FROM recipient_changes c JOIN recipients r ON r.id = c.recipient_id
      WHERE c.id > :after AND c.to_status NOT IN ('queued', 'claimed') ORDER BY c.id LIMIT :limit`,
    toEvent: (row) => {
      const status = text(row, 'to_status');
      const type = eventNamed(`recipient.${status}`);
      if (type === null) return null;
      return {
        type,
        at: int(row, 'at'),
        data: {
          ...idsOf(row, ['recipient_id', 'campaign_id', 'contact_id']),
          profileId: textOrNull(row, 'profile_id'),
          phone: text(row, 'phone'),
          from: textOrNull(row, 'from_status'),
          status,
          // of the state the person is in now, which may be a later one
          reason: status === 'skipped' || status === 'failed' ? textOrNull(row, 'reason') : null,
          messageId: textOrNull(row, 'message_id'),
        },
      };
    },
  },
  {
    table: 'state_changes',
    query: `SELECT s.*, c.name AS campaign_name FROM state_changes s
        LEFT JOIN campaigns c ON s.kind = 'campaign' AND c.id = CAST(s.subject AS INTEGER)
      WHERE s.id > :after ORDER BY s.id LIMIT :limit`,
    toEvent: (row) => (row.kind === 'profile' ? profileEvent(row) : campaignEvent(row)),
  },
  {
    table: 'inbox',
    query: `SELECT i.* FROM inbox i WHERE i.id > :after ORDER BY i.id LIMIT :limit`,
    toEvent: (row) => ({
      type: 'reply.received',
      at: int(row, 'at'),
      data: {
        ...idsOf(row, ['conversation_id', 'campaign_id', 'recipient_id']),
        profileId: text(row, 'profile_id'),
        phone: textOrNull(row, 'phone'),
        text: text(row, 'text'),
        optOut: text(row, 'opt_out'),
      },
    }),
  },
  {
    table: 'suppressions',
    query: `SELECT s.* FROM suppressions s WHERE s.id > :after ORDER BY s.id LIMIT :limit`,
    // Of a list that was taken in at once its file tells.
    toEvent: (row) =>
      row.source === 'import'
        ? null
        : {
            type: 'contact.opted_out',
            at: int(row, 'created_at'),
            data: { phone: textOrNull(row, 'phone'), source: text(row, 'source') },
          },
  },
];

const CAMPAIGN_EVENTS: Readonly<Record<string, AppEvent>> = {
  running: 'campaign.started',
  paused: 'campaign.paused',
  stopped: 'campaign.stopped',
  finished: 'campaign.finished',
};

/** Going on after a pause is a start as well; `from` tells them apart. */
function campaignEvent(row: Row): AppEventBody | null {
  const type = CAMPAIGN_EVENTS[text(row, 'state')];
  if (type === undefined) return null;
  return {
    type,
    at: int(row, 'at'),
    data: {
      campaignId: text(row, 'subject'),
      name: textOrNull(row, 'campaign_name'),
      from: textOrNull(row, 'from_state'),
      reason: textOrNull(row, 'reason'),
    },
  };
}

function profileEvent(row: Row): AppEventBody {
  return {
    type: 'profile.state',
    at: int(row, 'at'),
    data: { profileId: text(row, 'subject'), state: text(row, 'state'), reason: textOrNull(row, 'reason') },
  };
}

function eventNamed(name: string): AppEvent | null {
  return APP_EVENTS.find((event) => event === name) ?? null;
}

/** `campaign_id` 7 → `campaignId: '7'`. */
function idsOf(row: Row, columns: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    columns.map((column) => {
      const value = row[column];
      const name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
      return [name, value == null ? null : String(value)];
    }),
  );
}
