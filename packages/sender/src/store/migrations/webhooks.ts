/**
 * What campaigns and profiles became, and the addresses that are told. A delivery is an event for one address; its body
 * is fixed when it is made.
 */
export const WEBHOOKS = `
CREATE TABLE state_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('campaign', 'profile')),
  subject TEXT NOT NULL,
  from_state TEXT,
  state TEXT NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX state_changes_of ON state_changes (kind, subject, id);

CREATE TABLE webhooks (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  events TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  enabled INTEGER NOT NULL,
  switched_off TEXT CHECK (switched_off IN ('failing', 'gone')),
  -- nothing was taken since; the address as a whole is left alone until retry_at
  failing_since INTEGER,
  failures INTEGER NOT NULL,
  retry_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook_deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  webhook_id TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  event_id TEXT NOT NULL,
  type TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  last_status INTEGER,
  last_error TEXT,
  last_attempt_at INTEGER
) STRICT;
CREATE INDEX webhook_deliveries_of ON webhook_deliveries (webhook_id, id);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, next_at) WHERE state = 'pending';
CREATE INDEX webhook_deliveries_old ON webhook_deliveries (created_at)`;
