package luoshi.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's own notices; nobody sees anybody else's. */
@Service
@Transactional(readOnly = true)
class Inbox {

    static final int PAGE = 20;

    /** Items shown in a line; the notice's own page shows all of them. */
    static final int SHOWN = 6;

    /** Notes by both clocks that unread notices have been read. */
    static final String READING = """
            with reading as (update notice set read_at = :now where read_at is null and %s returning id)
            insert into notice_reading (notice_id, read_at) select id, :business from reading on conflict do nothing
            """;

    private static final String NOW =
            "(select id, kind, at, read_at is not null as read from notice where recipient_id = :person) n";

    private static final String AS_AT = "notice_on(:person, :day) n";

    private final JdbcClient database;
    private final Clock clock;
    private final BusinessClock businessClock;

    Inbox(JdbcClient database, Clock clock, BusinessClock businessClock) {
        this.database = database;
        this.clock = clock;
        this.businessClock = businessClock;
    }

    /**
     * A page of the inbox, newest first, and one line more if there is a further page; now or at the end of a past day.
     *
     * @param unreadOnly whether only what has not been read
     * @param before where the page before ended, or null for the first page
     */
    public List<Line> page(Actor actor, boolean unreadOnly, @Nullable Key before, AsAt asAt) {
        var heads = database.sql("""
                        select id, kind, at, read
                        from %s
                        where (not :unread or not read) and (at, id) < (:at, :id)
                        order by at desc, id desc limit :limit
                        """.formatted(asAt.isPast() ? AS_AT : NOW))
                .param("day", asAt.day())
                .param("person", actor.accountId())
                .param("unread", unreadOnly)
                .param("at", before == null ? Key.NEWEST.at() : before.at())
                .param("id", before == null ? Key.NEWEST.id() : before.id())
                .param("limit", PAGE + 1)
                .query(Head.class)
                .list();
        return withItems(heads, SHOWN, asAt);
    }

    /**
     * One notice with all its items, now or at the end of a past day.
     *
     * @throws NotFound if there is none, or none of this person
     */
    public Line notice(Actor actor, long id, AsAt asAt) {
        var head = database.sql(
                        "select id, kind, at, read from %s where id = :id".formatted(asAt.isPast() ? AS_AT : NOW))
                .param("id", id)
                .param("person", actor.accountId())
                .param("day", asAt.day())
                .query(Head.class)
                .optional()
                .orElseThrow(NotFound::new);
        return withItems(List.of(head), Integer.MAX_VALUE, asAt).get(0);
    }

    /** How many have not been read, or had not been read at the end of a past day. */
    public int unread(Actor actor, AsAt asAt) {
        return database.sql("select count(*) from %s where not read".formatted(asAt.isPast() ? AS_AT : NOW))
                .param("person", actor.accountId())
                .param("day", asAt.day())
                .query(Integer.class)
                .single();
    }

    /**
     * Notes that the person has read it; again changes nothing.
     *
     * @throws NotFound if there is none, or none of this person
     */
    @Transactional
    public void read(Actor actor, long id) {
        var noted = database.sql(READING.formatted("id = :id and recipient_id = :person"))
                .param("now", OffsetDateTime.now(clock))
                .param("business", businessClock.now())
                .param("id", id)
                .param("person", actor.accountId())
                .update();
        if (noted == 0 && !isOf(actor, id)) {
            throw new NotFound();
        }
    }

    private boolean isOf(Actor actor, long id) {
        return database.sql("select exists (select from notice where id = :id and recipient_id = :person)")
                .param("id", id)
                .param("person", actor.accountId())
                .query(Boolean.class)
                .single();
    }

    /** Notes that the person has read all that was there at that moment; what has come in since stays unread. */
    @Transactional
    public void readAll(Actor actor, Instant shownAt) {
        database.sql(READING.formatted("recipient_id = :person and created_at <= :shown"))
                .param("now", OffsetDateTime.now(clock))
                .param("business", businessClock.now())
                .param("person", actor.accountId())
                .param("shown", shownAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<Line> withItems(List<Head> heads, int most, AsAt asAt) {
        if (heads.isEmpty()) {
            return List.of();
        }
        var items = database
                .sql("""
                        select notice_id, title, note, href, items
                        from (select i.*, count(*) over (partition by notice_id) as items,
                                     row_number() over (partition by notice_id order by i.id) as place
                              from %s i where notice_id in (:ids)) as placed
                        where place <= :most
                        order by notice_id, place
                        """.formatted(
                                asAt.isPast()
                                        ? "(select * from notice_item where told_at < cast(:day as date) + 1)"
                                        : "notice_item"))
                .param("day", asAt.day())
                .param("ids", heads.stream().map(Head::id).toList())
                .param("most", most)
                .query(Item.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Item::noticeId));
        return heads.stream().map(head -> Line.of(head, items)).toList();
    }

    /** Where a page of the inbox ends. */
    record Key(LocalDateTime at, long id) {

        static final Key NEWEST = new Key(LocalDateTime.of(9999, 1, 1, 0, 0), Long.MAX_VALUE);
    }

    private record Head(long id, NoticeKind kind, LocalDateTime at, boolean read) {}

    /** Something that happened, and the way to it. */
    record Item(long noticeId, String title, String note, String href, int items) {}

    /** A line of the inbox. */
    record Line(long id, NoticeKind kind, LocalDateTime at, boolean read, List<Item> items) {

        private static Line of(Head head, Map<Long, List<Item>> items) {
            return new Line(head.id, head.kind, head.at, head.read, items.getOrDefault(head.id, List.of()));
        }

        /** How many things it tells of. */
        public int count() {
            return items.isEmpty() ? 0 : items.get(0).items();
        }

        /** How many of them are not shown here. */
        public int hidden() {
            return count() - items.size();
        }

        Key key() {
            return new Key(at, id);
        }
    }
}
