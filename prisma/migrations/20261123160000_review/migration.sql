ALTER TABLE "proposal" ADD COLUMN "unit_id" UUID;
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "proposal_state_idx" ON "proposal"("state");

CREATE TABLE "proposal_review" (
    "proposal_id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "scores" JSONB NOT NULL,
    "words" JSONB NOT NULL DEFAULT '{}',
    "private_comment" TEXT,
    "comment" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proposal_review_pkey" PRIMARY KEY ("proposal_id", "employee_id", "round")
);
CREATE INDEX "proposal_review_employee_id_idx" ON "proposal_review"("employee_id");
ALTER TABLE "proposal_review" ADD CONSTRAINT "proposal_review_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "proposal_review" ADD CONSTRAINT "proposal_review_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "proposal_word" (
    "employee_id" UUID NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "proposal_word_pkey" PRIMARY KEY ("employee_id", "day")
);
ALTER TABLE "proposal_word" ADD CONSTRAINT "proposal_word_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;
