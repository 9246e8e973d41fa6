package luoshi.progress;

import java.util.List;

/** How far the unit says it is: its own claim, shown beside the reviewer's view and never replaced by it. */
public enum ProgressStatus {
    /** 未启动. */
    NOT_STARTED,
    /** 正常推进. */
    ON_TRACK,
    /** 进展缓慢. */
    SLOW,
    /** 已完成待验收. */
    DONE_CLAIMED,
    /** 已办结: by acceptance only, never chosen in a form. */
    CLOSED,
    /** 需调整. */
    ADJUSTED,
    /** 暂停. */
    SUSPENDED;

    /** What a unit can choose. */
    public static List<ProgressStatus> choices() {
        return List.of(ON_TRACK, SLOW, DONE_CLAIMED, NOT_STARTED, ADJUSTED, SUSPENDED);
    }

    /** The message key of the name. */
    public String key() {
        return "progress.status." + name();
    }
}
