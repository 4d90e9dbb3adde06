-- AlterTable
ALTER TABLE "outbox_message" ADD COLUMN     "void_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "series" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "definition" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "starts_on" DATE NOT NULL,
    "author" TEXT NOT NULL,
    "approver" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_step" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "feature" TEXT NOT NULL DEFAULT 'reminders',
    "due_on" DATE NOT NULL,
    "touches" TEXT[],
    "minutes" INTEGER NOT NULL,
    "given" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "campaign_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "step_id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,
    "about_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "trust" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "due_on" DATE NOT NULL,
    "planned_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "held_on" DATE,
    "touched_to" DATE,
    "told_due" DATE,
    "announced" DATE,
    "given" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nudge" (
    "id" BIGSERIAL NOT NULL,
    "assignment_id" UUID NOT NULL,
    "touch" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "message_id" UUID,

    CONSTRAINT "nudge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nudge_turn" (
    "employee_id" UUID NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "nudge_turn_pkey" PRIMARY KEY ("employee_id")
);

-- CreateTable
CREATE TABLE "nudge_letter" (
    "message_id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "solicited" BOOLEAN NOT NULL,

    CONSTRAINT "nudge_letter_pkey" PRIMARY KEY ("message_id")
);

-- CreateIndex
CREATE INDEX "campaign_state_idx" ON "campaign"("state");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_step_campaign_id_key_key" ON "campaign_step"("campaign_id", "key");

-- CreateIndex
CREATE INDEX "assignment_employee_id_state_idx" ON "assignment"("employee_id", "state");

-- CreateIndex
CREATE INDEX "assignment_step_id_state_idx" ON "assignment"("step_id", "state");

-- CreateIndex
CREATE INDEX "assignment_campaign_id_state_idx" ON "assignment"("campaign_id", "state");

-- CreateIndex
CREATE INDEX "nudge_assignment_id_idx" ON "nudge"("assignment_id");

-- CreateIndex
CREATE INDEX "nudge_message_id_idx" ON "nudge"("message_id");

-- CreateIndex
CREATE INDEX "nudge_turn_next_at_idx" ON "nudge_turn"("next_at");

-- CreateIndex
CREATE INDEX "nudge_letter_employee_id_day_idx" ON "nudge_letter"("employee_id", "day");

-- AddForeignKey
ALTER TABLE "campaign_step" ADD CONSTRAINT "campaign_step_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_about_id_fkey" FOREIGN KEY ("about_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "campaign_step"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge_turn" ADD CONSTRAINT "nudge_turn_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge_letter" ADD CONSTRAINT "nudge_letter_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;


