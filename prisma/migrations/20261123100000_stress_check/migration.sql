-- CreateTable
CREATE TABLE "stress_check_period" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "facts" JSONB NOT NULL,
    "slot" TEXT NOT NULL,
    "mode" TEXT NOT NULL DEFAULT 'A',
    "committee_on" DATE,
    "committee_ref" TEXT,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "author" TEXT NOT NULL,
    "approver" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "eligible_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stress_check_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stress_check_letter" (
    "period_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "on_day" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "planned" INTEGER NOT NULL DEFAULT 0,
    "sent" INTEGER,
    "not_sent" INTEGER,

    CONSTRAINT "stress_check_letter_pkey" PRIMARY KEY ("period_id","kind")
);

-- CreateTable
CREATE TABLE "stress_check_eligible" (
    "period_id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,

    CONSTRAINT "stress_check_eligible_pkey" PRIMARY KEY ("period_id","employee_id")
);

-- CreateTable
CREATE TABLE "stress_check_silence" (
    "period_id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,

    CONSTRAINT "stress_check_silence_pkey" PRIMARY KEY ("period_id","employee_id")
);

-- CreateTable
CREATE TABLE "stress_check_taken" (
    "period_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "stress_check_taken_pkey" PRIMARY KEY ("period_id")
);

-- CreateTable
CREATE TABLE "stress_check_pledge" (
    "employee_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stress_check_pledge_pkey" PRIMARY KEY ("employee_id")
);

-- CreateTable
CREATE TABLE "stress_check_message" (
    "id" UUID NOT NULL,
    "period_id" UUID,
    "kind" TEXT,
    "employee_id" UUID,
    "channel" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "place_kind" TEXT NOT NULL DEFAULT 'direct',
    "thread" TEXT,
    "replaces" UUID,
    "card" JSONB,
    "state" TEXT NOT NULL DEFAULT 'sent',
    "claim" UUID,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "again" BOOLEAN NOT NULL DEFAULT false,
    "sending_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "receipt" JSONB,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "not_after" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stress_check_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stress_check_button" (
    "message_id" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "feature" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "given" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "stress_check_button_pkey" PRIMARY KEY ("message_id","index")
);

-- CreateIndex
CREATE UNIQUE INDEX "stress_check_period_name_key" ON "stress_check_period"("name");

-- CreateIndex
CREATE INDEX "stress_check_message_state_channel_idx" ON "stress_check_message"("state", "channel");

-- CreateIndex
CREATE INDEX "stress_check_message_period_id_kind_idx" ON "stress_check_message"("period_id", "kind");

-- AddForeignKey
ALTER TABLE "stress_check_button" ADD CONSTRAINT "stress_check_button_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "stress_check_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
