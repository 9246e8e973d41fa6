package luoshi;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What gathers around a report and around what units do: as many rows of everything as is asked for. */
record CrowdedReport(JdbcClient database, long coordinator) {

    long report() {
        return database.sql("select id from roll_up_report where quarter = '2020Q3' and number = 1")
                .query(Long.class)
                .single();
    }

    void isNow(String state) {
        database.sql("""
                        update roll_up_report
                        set state = :state, signatory = case :state when 'SIGNED' then '吴建中' else '' end
                        where id = :report
                        """).param("state", state).param("report", report()).update();
    }

    /** A sentence of the report that rests on an entry. */
    String passage() {
        return database.sql("""
                        select trace from report_passage
                        where report_id = ? and kind not in ('PROGRAM', 'CHAPTER', 'MEASURE') order by position limit 1
                        """).params(report()).query(String.class).single();
    }

    /** The unit objects to the first sentence that it was shown. */
    void objections(int rows, long unit) {
        for (int i = 0; i < rows; i++) {
            database.sql("""
                            insert into report_objection (report_id, unit_id, check_id, trace, place, quoted, reason, raised_by,
                                                          raised_by_name, raised_at, raised_on, submit_key)
                            select c.report_id, c.unit_id, c.id, s.trace, s.place, s.text, '数字有误。', 'somebody', '张三', now(),
                                   date '2020-10-12', gen_random_uuid()
                            from report_unit_check c join report_unit_check_sentence s on s.check_id = c.id
                            where c.unit_id = ? and c.replaced_at is null order by s.position limit 1
                            """).params(unit).update();
        }
    }

    /** An instruction with tasks, the first of them of the unit. */
    String instruction(int rows, long unit) {
        var instruction = database.sql("""
                        insert into leader_instruction (report_id, leader, office, instructed_on, body, recorded_by, recorded_at,
                                                        recorded_on, submit_key)
                        values (?, '李省长', '省长', date '2020-10-09', '请专题研究。', ?, now(), date '2020-10-09',
                                gen_random_uuid())
                        returning id
                        """)
                .params(report(), coordinator)
                .query(Long.class)
                .single();
        database.sql("""
                        insert into instruction_task (instruction_id, number, unit_id, body, answer_by, assigned_by, assigned_at,
                                                      assigned_on, submit_key)
                        select ?, n, ?, '提出办法。', date '2020-10-20', ?, now(), date '2020-10-09', gen_random_uuid()
                        from generate_series(1, ?) n
                        """).params(instruction, unit, coordinator, rows).update();
        return "/instructions/" + instruction;
    }

    /** The unit asks to close out a claim of its own, which has milestones; the versions before were refused. */
    String closeOut(int rows, long unit, long author, long approver) {
        var claim = database.sql("""
                        select c.id from claim c where c.unit_id = ? and c.state = 'ASSIGNED' order by c.id limit 1
                        """).params(unit).query(Long.class).single();
        database.sql("update claim set state = 'CLAIMED', elaborations = 1, contact_id = ? where id = ?")
                .params(author, claim)
                .update();
        database.sql("""
                        insert into elaboration (claim_id, number, text, acceptance_criteria, written_by, written_at, written_on,
                                                 submit_key)
                        values (?, 1, '按月调度。', '完成。', ?, now(), date '2020-06-02', gen_random_uuid())
                        """).params(claim, author).update();
        database.sql("""
                        insert into milestone (claim_id, number, title, first_due_on, due_on)
                        select ?, n, '印发办法', date '2020-09-30', date '2020-09-30' from generate_series(1, ?) n
                        """).params(claim, rows).update();
        var closeOut = database.sql("""
                        insert into close_out (claim_id, state, account, versions, unit_passed_by, held_since)
                        values (?, 'SUBMITTED', '已完成。', ?, ?, now()) returning id
                        """)
                .params(claim, rows, approver)
                .query(Long.class)
                .single();
        for (int number = 1; number <= rows; number++) {
            var version = database.sql("""
                            insert into close_out_version (close_out_id, number, elaboration, account, written_by, written_at,
                                                           submit_key)
                            values (?, ?, 1, '已完成。', ?, now(), gen_random_uuid()) returning id
                            """)
                    .params(closeOut, number, author)
                    .query(Long.class)
                    .single();
            database.sql("""
                            insert into close_out_version_milestone
                            select ?, m.number, '已印发。' from milestone m where m.claim_id = ?
                            """).params(version, claim).update();
            step(closeOut, number, "PASSED", approver);
            if (number < rows) {
                step(closeOut, number, "REFUSED", coordinator);
            }
        }
        return "/close-outs/" + closeOut;
    }

    private void step(long closeOut, int version, String kind, long by) {
        database.sql("""
                        insert into close_out_step (close_out_id, version, kind, reason, taken_by, taken_at, taken_on, submit_key)
                        values (:request, :version, :kind, case :kind when 'REFUSED' then '请补充。' else '' end, :by, now(),
                                date '2020-10-08', gen_random_uuid())
                        """)
                .param("request", closeOut)
                .param("version", version)
                .param("kind", kind)
                .param("by", by)
                .update();
    }
}
