-- What a shop has is counted, by state and by day, from indexes alone. Additive: an instance of the version before goes
-- on working on this schema.

-- CreateIndex: those of one state, by their end; also the ones that end soon
CREATE INDEX "licenses_issuer_id_status_expires_at_idx" ON "licenses"("issuer_id", "status", "expires_at")
INCLUDE ("first_activated_at");

-- CreateIndex: what was made when, of which plan
CREATE INDEX "licenses_issuer_id_created_at_plan_id_idx" ON "licenses"("issuer_id", "created_at", "plan_id");
