package luoshi.progress;

import java.util.EnumSet;
import java.util.Set;

/** Where an entry stands between the author and the frozen report. */
public enum EntryState {
    /** 待填: owed, nothing written yet. */
    TO_FILL(Holder.UNIT_AUTHOR),
    /** 草稿: being written. */
    DRAFT(Holder.UNIT_AUTHOR),
    /** 待单位审核: the unit's approver has it. */
    UNIT_REVIEW(Holder.UNIT_APPROVER),
    /** 单位审核退回. */
    RETURNED_BY_UNIT(Holder.UNIT_AUTHOR),
    /** 已撤回: taken back before the reviewer had opened it. */
    WITHDRAWN(Holder.UNIT_AUTHOR),
    /** 待省级审核: 省发展改革委 has it. */
    SUBMITTED(Holder.PROVINCE),
    /** 省级审核退回. */
    RETURNED_BY_PROVINCE(Holder.UNIT_AUTHOR),
    /** 已通过: counts, and is never edited again. */
    APPROVED(Holder.NOBODY),
    /** 已采用: in a report that has been handed in. */
    USED(Holder.NOBODY),
    /** 已冻结: in a report that has been sent. */
    FROZEN(Holder.NOBODY),
    /** 已放弃: a correction that its unit does not go on with. */
    GIVEN_UP(Holder.NOBODY);

    /** In whose hands an entry is. */
    public enum Holder {
        UNIT_AUTHOR,
        UNIT_APPROVER,
        PROVINCE,
        NOBODY;

        /** The message key of the name. */
        public String key() {
            return "progress.holder." + name();
        }
    }

    private static final Set<EntryState> EDITABLE =
            EnumSet.of(TO_FILL, DRAFT, RETURNED_BY_UNIT, RETURNED_BY_PROVINCE, WITHDRAWN);
    private static final Set<EntryState> APPROVED_FOR_GOOD = EnumSet.of(APPROVED, USED, FROZEN);

    private final Holder holder;

    EntryState(Holder holder) {
        this.holder = holder;
    }

    /** The states of what somebody still works on. */
    static Set<EntryState> unfinished() {
        var unfinished = EnumSet.complementOf(EnumSet.copyOf(APPROVED_FOR_GOOD));
        unfinished.remove(GIVEN_UP);
        return unfinished;
    }

    /** In whose hands an entry of this state is. */
    public Holder holder() {
        return holder;
    }

    /** Whether the author may write. */
    public boolean isEditable() {
        return EDITABLE.contains(this);
    }

    /** Whether it has passed both reviews. */
    public boolean isApproved() {
        return APPROVED_FOR_GOOD.contains(this);
    }

    /** Whether a reviewer sent it back. */
    public boolean isReturned() {
        return this == RETURNED_BY_UNIT || this == RETURNED_BY_PROVINCE;
    }

    /** The message key of the name. */
    public String key() {
        return "progress.state." + name();
    }

    /** The tone of the badge that shows it. */
    public String tone() {
        return switch (this) {
            case TO_FILL, GIVEN_UP -> "muted";
            case DRAFT, WITHDRAWN -> "info";
            case UNIT_REVIEW, SUBMITTED -> "warn";
            case RETURNED_BY_UNIT, RETURNED_BY_PROVINCE -> "bad";
            case APPROVED, USED, FROZEN -> "ok";
        };
    }
}
