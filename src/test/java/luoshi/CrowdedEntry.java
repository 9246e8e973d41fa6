package luoshi;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An entry that has everything an entry can have: its department leads （十七）, its text rests on that of （十六）, it was sent
 * back once, its contradictions are explained, and its file stands elsewhere too. Every list has as many rows as is asked for.
 */
record CrowdedEntry(long unit, long id) {

    private static final int PERIOD = 2;

    /** The entry in that state, written by somebody and reviewed by somebody else. */
    static CrowdedEntry in(String state, int rows, long unit, long author, long approver, JdbcClient database) {
        var writing = new Writing(database, author, approver);
        var before = writing.entry(writing.owes(unit, 1, 17, "LEAD"), "FROZEN", 1);
        writing.version(before, 1, null);
        writing.passed(before, 1, true);
        var told = writing.owes(unit, PERIOD, 16, "RESPONSIBLE");
        var teller = writing.entry(told, "SUBMITTED", 1);
        writing.version(teller, 1, null);
        writing.passed(teller, 1, false);

        var sent = !state.equals("TO_FILL") && !state.equals("DRAFT");
        var entry = writing.entry(writing.owes(unit, PERIOD, 17, "LEAD"), state, sent ? rows + 1 : 0);
        database.sql("update progress_entry set shares_id = ? where id = ? and state not in ('APPROVED', 'FROZEN')")
                .params(told, entry)
                .update();
        if (state.equals("DRAFT")) {
            writing.wrote(entry);
        }
        for (int i = 0; i < rows; i++) {
            var part = writing.entry(writing.owes(writing.unit(), PERIOD, 17, "RESPONSIBLE"), "SUBMITTED", 2);
            var old = writing.version(part, 1, null);
            writing.version(part, 2, null);
            writing.passed(part, 1, false);
            writing.passed(part, 2, false);
            if (sent) {
                var number = i + 1;
                writing.version(entry, number, told);
                writing.passed(entry, number, false);
                writing.returned(entry, number);
                if (i == 0) {
                    writing.version(entry, rows + 1, told);
                }
                writing.integrates(entry, rows + 1, old);
                writing.explains(entry, rows + 1, number);
            }
            writing.attaches(entry, teller, unit, sent ? rows + 1 : 1);
        }
        if (state.equals("SUBMITTED") || state.equals("APPROVED") || state.equals("FROZEN")) {
            writing.passed(entry, rows + 1, !state.equals("SUBMITTED"));
        }
        return new CrowdedEntry(unit, entry);
    }

    String path() {
        return "/entries/" + id;
    }

    private record Writing(JdbcClient database, long author, long approver) {

        long unit() {
            return database.sql("""
                            insert into unit (code, name, full_name, nature, sort_no, valid_from)
                            values (?, '测试厅', '江西省测试厅', 'PROVINCIAL_DEPARTMENT', 999, date '2018-10-24') returning id
                            """)
                    .params("test" + UUID.randomUUID())
                    .query(Long.class)
                    .single();
        }

        long owes(long unit, int period, int measure, String role) {
            return database.sql("""
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role,
                                                              position, unit_name, established_on)
                            select ?, m.id, u.id, r.id, ?, 99, u.name, date '2020-09-17'
                            from measure m join responsibility r on r.measure_id = m.id and r.position = 1
                              join unit u on u.id = ?
                            where m.number = ?
                            returning id
                            """)
                    .params(period, role, unit, measure)
                    .query(Long.class)
                    .single();
        }

        long entry(long obligation, String state, int versions) {
            return database.sql("""
                            insert into progress_entry (obligation_id, period_id, measure_id, unit_id, state, versions,
                                                        progress, problems, status, first_submitted_at,
                                                        first_received_at)
                            select o.id, o.period_id, o.measure_id, o.unit_id, ?, ?, '累计开通5G基站23728个。',
                                   '部分站址用电成本偏高。', 'ON_TRACK',
                                   timestamp '2020-10-10 09:00', now()
                            from reporting_obligation o where o.id = ?
                            returning id
                            """)
                    .params(state, versions, obligation)
                    .query(Long.class)
                    .single();
        }

        void wrote(long entry) {
            database.sql("insert into entry_author (entry_id, account_id) values (?, ?) on conflict do nothing")
                    .params(entry, author)
                    .update();
        }

        long version(long entry, int number, Long shares) {
            wrote(entry);
            var version = database.sql("""
                            insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                       coordination_needs, status, no_progress, no_progress_reason, summary,
                                                       judgement, shares_id, written_by, written_at, business_time,
                                                       submit_key)
                            values (?, ?, '累计开通5G基站23728个。', '', '部分站址用电成本偏高。', '', '', 'ON_TRACK', false, '',
                                    '产业链各项工程总体按计划推进。', '', cast(? as bigint), ?, now(),
                                    timestamp '2020-10-10 09:00', gen_random_uuid())
                            returning id
                            """)
                    .params(entry, number, shares, author)
                    .query(Long.class)
                    .single();
            database.sql("""
                            insert into entry_version_figure (version_id, indicator_id, amount, as_of, source)
                            select ?, i.id, 23728, date '2020-09-30', '省通信管理局'
                            from indicator i join progress_entry e on e.measure_id = i.measure_id and e.id = ?
                            """).params(version, entry).update();
            return version;
        }

        void passed(long entry, int number, boolean approved) {
            review(entry, number, "UNIT", "PASSED", null);
            if (approved) {
                review(entry, number, "PROVINCE", "PASSED", "RECOGNISED");
            }
        }

        void returned(long entry, int number) {
            review(entry, number, "PROVINCE", "RETURNED", null);
        }

        private void review(long entry, int number, String level, String verdict, String assessment) {
            database.sql("""
                            insert into entry_review (entry_id, version_number, level, verdict, category, reason, assessment,
                                                      reviewed_by, reviewed_at, business_time, submit_key)
                            values (:entry, :number, :level, :verdict, case when :verdict = 'RETURNED' then 'OTHER' end,
                                    case when :verdict = 'RETURNED' then '请写明口径' else '' end,
                                    cast(:assessment as text), :by, now(), timestamp '2020-10-11 09:00', gen_random_uuid())
                            """)
                    .param("entry", entry)
                    .param("number", number)
                    .param("level", level)
                    .param("verdict", verdict)
                    .param("assessment", assessment)
                    .param("by", approver)
                    .update();
        }

        void integrates(long entry, int number, long part) {
            database.sql("""
                            insert into entry_version_part (version_id, part_version_id)
                            select id, ? from entry_version where entry_id = ? and number = ?
                            """).params(part, entry, number).update();
        }

        void explains(long entry, int number, int position) {
            database.sql("""
                            insert into entry_version_contradiction
                                (version_id, finding, position, kind, field, sentence, number_start, number_end, there_name,
                                 there_quarter, there_field, there_entry_id, there_sentence, there_start, there_end,
                                 explanation)
                            select id, 'finding' || :position, :position, 'EARLIER', 'progress', '累计开通5G基站23728个。', 8, 13,
                                   '测试厅', '2020Q2', 'progress', entry_id, '累计开通5G基站20842个。', 8, 13, '口径不同。'
                            from entry_version where entry_id = :entry and number = :number
                            """)
                    .param("position", position)
                    .param("entry", entry)
                    .param("number", number)
                    .update();
        }

        /** A file that belongs to both. */
        void attaches(long entry, long other, long unit, int number) {
            var file = database.sql("""
                            insert into stored_file (kind, size, hash, received_hash, stored_at)
                            select 'PDF', 1, h, h, now() from (select encode(sha256(?::bytea), 'hex') as h) hashed returning id
                            """)
                    .params(UUID.randomUUID().toString())
                    .query(Long.class)
                    .single();
            for (var owner : new long[] {entry, other}) {
                var attachment = UUID.randomUUID();
                database.sql("""
                                insert into attachment (id, origin_id, subject, unit_id, quarter, file_id, name, added_by,
                                                        added_at)
                                values (:id, :id, :subject, :unit, '2020Q3', :file, '佐证.pdf', :by, now())
                                """)
                        .param("id", attachment)
                        .param("subject", "/entries/" + owner)
                        .param("unit", unit)
                        .param("file", file)
                        .param("by", author)
                        .update();
                database.sql("insert into attached_version (attachment_id, number) values (?, ?)")
                        .params(attachment, owner == entry ? number : 1)
                        .update();
            }
        }
    }
}
