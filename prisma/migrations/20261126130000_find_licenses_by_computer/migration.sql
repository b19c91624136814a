-- A license is searched by the end of its key and by parts of its note and of the names of its computers. Additive: an
-- instance of the version before goes on working on this schema.

-- CreateIndex
CREATE INDEX "licenses_key_end_idx" ON "licenses"("key_end");

-- Parts of texts are found through trigrams. The extension comes with PostgreSQL but need not be installed everywhere,
-- and the embedded database has none: without it the search answers the same, by reading every row.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "licenses_note_trigrams" ON "licenses" USING gin ("note" gin_trgm_ops);
  CREATE INDEX "devices_name_trigrams" ON "devices" USING gin ("name" gin_trgm_ops);
EXCEPTION
  -- not installed; not allowed to this role; installed in a schema of its own
  WHEN feature_not_supported OR undefined_file OR insufficient_privilege OR undefined_object THEN
    RAISE NOTICE 'no trigram indexes: %', SQLERRM;
END $$;
