-- The activation problems of a shop are read newest first, without its licenses. Additive: an instance of the version before
-- goes on working on this schema; what it writes gets its shop from the trigger.

-- AlterTable
ALTER TABLE "activation_attempts" ADD COLUMN "issuer_id" UUID;

-- Licenses never get another issuer.
UPDATE "activation_attempts" a SET "issuer_id" = l."issuer_id" FROM "licenses" l WHERE l."id" = a."license_id";

CREATE FUNCTION name_attempt_issuer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.issuer_id := coalesce(NEW.issuer_id, (SELECT issuer_id FROM licenses WHERE id = NEW.license_id));
  RETURN NEW;
END $$;
CREATE TRIGGER name_attempt_issuer BEFORE INSERT ON "activation_attempts"
FOR EACH ROW EXECUTE FUNCTION name_attempt_issuer();

-- CreateIndex
CREATE INDEX "activation_attempts_issuer_refused_idx" ON "activation_attempts"("issuer_id", "at" DESC, "id" DESC) WHERE "code" <> 'VALID';
