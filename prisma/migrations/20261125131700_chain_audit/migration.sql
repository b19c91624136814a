-- Every entry of the audit trail is linked to the one before it, and nobody changes or deletes one.
--
-- Linking is done by a trigger that runs when the transaction commits, after its last statement: the lock that
-- gives out positions is taken last and held for the commit alone. Whoever holds it waits for nothing else, so it
-- cannot be part of a deadlock, whatever rows a transaction locks in whatever order; and no entry is ever committed
-- without its link.

-- AlterTable
ALTER TABLE "audit_entries" ADD COLUMN "ip_salt" UUID DEFAULT gen_random_uuid(),
ADD COLUMN "ip_digest" BYTEA;

-- CreateTable
CREATE TABLE "audit_chain" (
    "position" BIGINT NOT NULL,
    "entry_id" UUID NOT NULL,
    "encoding" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("position")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_chain_entry_id_key" ON "audit_chain"("entry_id");

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at");

-- CreateIndex
CREATE INDEX "audit_entries_action_idx" ON "audit_entries"("action" text_pattern_ops);

-- CreateIndex
CREATE INDEX "audit_entries_ip_idx" ON "audit_entries"("ip");

-- The address is personal data and is erased in time. The chain holds its salted digest, which says nothing once
-- address and salt are gone.
CREATE FUNCTION audit_digest_ip() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NEW.ip IS NULL THEN
    NEW.ip_salt := NULL;
    NEW.ip_digest := NULL;
  ELSE
    NEW.ip_digest := sha256(uuid_send(NEW.ip_salt) || convert_to(NEW.ip, 'UTF8'));
  END IF;
  RETURN NEW;
END $$;

-- Encoding 1: the fields one after another, each as its length in bytes, a colon and itself; `-` for none.
CREATE FUNCTION audit_field(field TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE
  RETURN COALESCE(octet_length(field)::text || ':' || field, '-');

CREATE FUNCTION audit_canonical(entry "audit_entries") RETURNS BYTEA LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT convert_to(
    audit_field(entry.id::text) || audit_field(entry.sequence::text)
    || audit_field(to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || audit_field(entry.action) || audit_field(entry.actor_id::text)
    || audit_field(entry.target_type) || audit_field(entry.target_id)
    || audit_field(encode(entry.ip_digest, 'hex')) || audit_field(entry.request_id)
    || audit_field(entry.details::text), 'UTF8')
$$;

-- Runs with the rights of its owner: the role of the server may read the chain and never write to it.
CREATE FUNCTION audit_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  before RECORD;
  place BIGINT;
BEGIN
  PERFORM pg_advisory_xact_lock(4400, 1);
  SELECT position, hash INTO before FROM audit_chain ORDER BY position DESC LIMIT 1;
  place := COALESCE(before.position, 0) + 1;
  INSERT INTO audit_chain (position, entry_id, encoding, hash) VALUES (
    place, NEW.id, 1, sha256(COALESCE(before.hash, ''::bytea) || int8send(place) || audit_canonical(NEW)));
  RETURN NULL;
END $$;

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'restrict_violation';
END $$;

-- The one change there is: an address that has been kept for 90 days is erased.
CREATE FUNCTION audit_erase_ip() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ip IS NULL AND NEW.ip_salt IS NULL AND OLD.at < now() - INTERVAL '90 days'
    AND to_jsonb(NEW) - 'ip' - 'ip_salt' = to_jsonb(OLD) - 'ip' - 'ip_salt' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'restrict_violation';
END $$;

-- what an older version wrote
UPDATE "audit_entries" SET "ip_digest" = sha256(uuid_send("ip_salt") || convert_to("ip", 'UTF8')) WHERE "ip" IS NOT NULL;
UPDATE "audit_entries" SET "ip_salt" = NULL WHERE "ip" IS NULL;

DO $$
DECLARE
  entry "audit_entries"%ROWTYPE;
  link BYTEA := ''::bytea;
  place BIGINT := 0;
BEGIN
  FOR entry IN SELECT * FROM audit_entries ORDER BY sequence LOOP
    place := place + 1;
    link := sha256(link || int8send(place) || audit_canonical(entry));
    INSERT INTO audit_chain (position, entry_id, encoding, hash) VALUES (place, entry.id, 1, link);
  END LOOP;
END $$;

CREATE TRIGGER audit_entries_ip BEFORE INSERT ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION audit_digest_ip();
CREATE CONSTRAINT TRIGGER audit_entries_link AFTER INSERT ON "audit_entries"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_link();
CREATE TRIGGER audit_entries_update BEFORE UPDATE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION audit_erase_ip();
CREATE TRIGGER audit_entries_refuse BEFORE DELETE OR TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_chain_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_chain"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
