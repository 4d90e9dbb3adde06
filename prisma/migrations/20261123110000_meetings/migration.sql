-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'meeting',
    "day" DATE NOT NULL,
    "starts_at" TEXT,
    "minutes" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "leader_id" UUID,
    "passed_by" UUID[],
    "step_id" UUID,
    "theme" TEXT,
    "head_count" INTEGER,
    "decisions" TEXT[],
    "next_on" DATE,
    "agenda_posted_at" TIMESTAMPTZ(3),
    "shared_at" TIMESTAMPTZ(3),
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_item" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" UUID,

    CONSTRAINT "meeting_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "meeting_day_idx" ON "meeting"("day");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_unit_id_kind_day_key" ON "meeting"("unit_id", "kind", "day");

-- CreateIndex
CREATE INDEX "meeting_item_meeting_id_idx" ON "meeting_item"("meeting_id");

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "campaign_step"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_item" ADD CONSTRAINT "meeting_item_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_item" ADD CONSTRAINT "meeting_item_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;


