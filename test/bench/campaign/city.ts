/** People of one 課: a head who appraises, the 部 above appraises second. */
const STAFF = 20

/** Statements that fill a database with so many people in 課 of twenty, each with a 本務, one in fifty on leave. */
export function cityOf(people: number): string[] {
  const units = Math.ceil(people / STAFF)
  return [
    `INSERT INTO org_unit (id, path, name) SELECT gen_random_uuid(), n || '部', n || '部' FROM generate_series(1, 50) AS n`,
    `INSERT INTO org_unit (id, path, name, parent_id)
      SELECT gen_random_uuid(), u.path || '/' || n || '課', n || '課', u.id
      FROM generate_series(1, ${units}) AS n JOIN org_unit u ON u.path = (n % 50 + 1) || '部'`,
    `INSERT INTO employee (id, number, name, employment, duty_days, duty_from, duty_to)
      SELECT gen_random_uuid(), lpad(n::text, 7, '0'), '試験 ' || n, '任期の定めのない職員', '{1,2,3,4,5}', '08:30', '17:15'
      FROM generate_series(1, ${people}) AS n`,
    `INSERT INTO appointment (id, employee_id, unit_id, grade_name, job_family, main, from_on, superior_id,
        first_appraiser_id, second_appraiser_id)
      SELECT gen_random_uuid(), e.id, u.id, '主事級', '事務職', true, '2026-04-01', head.id, head.id, above.id
      FROM generate_series(1, ${people}) AS n
        JOIN employee e ON e.number = lpad(n::text, 7, '0')
        JOIN org_unit u ON u.name = ((n - 1) / ${STAFF} + 1) || '課'
        LEFT JOIN employee head ON head.number = lpad(((n - 1) / ${STAFF} * ${STAFF} + 1)::text, 7, '0') AND head.id <> e.id
        LEFT JOIN employee above ON above.number = lpad((n % 50 + 1)::text, 7, '0') AND above.id <> e.id`,
    `INSERT INTO leave (id, employee_id, from_on, to_on)
      SELECT gen_random_uuid(), id, '2026-12-01', '2027-03-31' FROM employee WHERE right(number, 2) IN ('07', '57')`,
    'ANALYZE',
  ]
}
