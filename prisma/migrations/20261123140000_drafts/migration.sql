-- CreateTable
CREATE TABLE "flow_draft" (
    "employee_id" UUID NOT NULL,
    "flow" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "listens_in" TEXT,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "flow_draft_pkey" PRIMARY KEY ("employee_id","flow")
);

-- AddForeignKey
ALTER TABLE "flow_draft" ADD CONSTRAINT "flow_draft_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;
