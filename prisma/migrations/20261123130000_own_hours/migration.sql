-- CreateTable
CREATE TABLE "own_hours" (
    "employee_id" UUID NOT NULL,
    "quiet" JSONB NOT NULL,

    CONSTRAINT "own_hours_pkey" PRIMARY KEY ("employee_id")
);

-- AddForeignKey
ALTER TABLE "own_hours" ADD CONSTRAINT "own_hours_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;
