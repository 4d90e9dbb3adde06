-- CreateTable
CREATE TABLE "proposal_register" (
    "fiscal_year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "proposal_register_pkey" PRIMARY KEY ("fiscal_year")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "result" TEXT,
    "text" JSONB NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "promised_on" DATE,
    "sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposer" (
    "proposal_id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,
    "part" TEXT NOT NULL,

    CONSTRAINT "proposer_pkey" PRIMARY KEY ("proposal_id","employee_id")
);

-- CreateTable
CREATE TABLE "proposal_event" (
    "id" BIGSERIAL NOT NULL,
    "proposal_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "act" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "employee_id" UUID,
    "state" TEXT NOT NULL,
    "given" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "proposal_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "proposal_fiscal_year_place_key" ON "proposal"("fiscal_year", "place");

-- CreateIndex
CREATE INDEX "proposer_employee_id_idx" ON "proposer"("employee_id");

-- CreateIndex
CREATE INDEX "proposal_event_proposal_id_idx" ON "proposal_event"("proposal_id");

-- AddForeignKey
ALTER TABLE "proposer" ADD CONSTRAINT "proposer_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposer" ADD CONSTRAINT "proposer_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_event" ADD CONSTRAINT "proposal_event_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_event" ADD CONSTRAINT "proposal_event_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;
