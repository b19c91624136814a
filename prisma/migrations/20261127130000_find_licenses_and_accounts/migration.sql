-- Every list of the portal, however it is filtered and searched, is answered by an index (`npm run bench -- portal`).
-- Additive: an instance of the version before goes on working on this schema.

-- CreateIndex: of one state, newest first, also where it is rare
CREATE INDEX "licenses_status_created_at_id_idx" ON "licenses"("status", "created_at", "id");

-- CreateIndex: of one plan, and of one plan in one state
CREATE INDEX "licenses_plan_id_status_created_at_id_idx" ON "licenses"("plan_id", "status", "created_at", "id");

-- CreateIndex: accounts of one role, newest first
CREATE INDEX "users_role_created_at_id_idx" ON "users"("role", "created_at", "id");

-- Parts of names, and ends of keys shorter than what is kept of them, where PostgreSQL has trigrams (see the migration
-- find_licenses_by_computer).
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "users_name_trigrams" ON "users" USING gin ("name" gin_trgm_ops);
  CREATE INDEX "licenses_key_end_trigrams" ON "licenses" USING gin ("key_end" gin_trgm_ops);
EXCEPTION
  -- not installed; not allowed to this role; installed in a schema of its own
  WHEN feature_not_supported OR undefined_file OR insufficient_privilege OR undefined_object THEN
    RAISE NOTICE 'no trigram indexes: %', SQLERRM;
END $$;
