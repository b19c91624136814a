-- CreateTable
CREATE TABLE "incidents" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "scope" JSONB NOT NULL,
    "actions" TEXT[],
    "run" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "discovered_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" UUID NOT NULL,
    "approved_by" UUID,
    "started_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "notified_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "reached_id" UUID,
    "report" TEXT,

    CONSTRAINT "incidents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_subjects" (
    "incident_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sessions" INTEGER NOT NULL,
    "devices" INTEGER NOT NULL,
    "reset" BOOLEAN NOT NULL,
    "mailed" BOOLEAN NOT NULL,

    CONSTRAINT "incident_subjects_pkey" PRIMARY KEY ("incident_id","user_id")
);

-- CreateIndex
CREATE INDEX "incidents_created_at_id_idx" ON "incidents"("created_at", "id");

-- AddForeignKey
ALTER TABLE "incident_subjects" ADD CONSTRAINT "incident_subjects_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;
