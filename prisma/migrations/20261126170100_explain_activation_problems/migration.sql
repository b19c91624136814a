-- Refused activations are listed for the shops they happened in. Additive: an instance of the version before goes on
-- working on this schema.

-- CreateIndex: most activations are granted; the others alone are looked for
CREATE INDEX "activation_attempts_refused_idx" ON "activation_attempts"("license_id", "at") WHERE "code" <> 'VALID';

-- CreateIndex
CREATE INDEX "anomalies_license_id_idx" ON "anomalies"("license_id");
