package luoshi.progress;

import java.util.Map;
import java.util.TreeMap;
import luoshi.account.Actor;
import luoshi.audit.Audited;
import luoshi.calendar.Quarter;

/**
 * An exception was asked for, granted, declined or ended. Everybody reads the history of the quarter, so only what was granted
 * or ended says why there.
 *
 * @param action what happened, e.g. {@code ExceptionGranted}
 * @param exceptionId the exception
 * @param quarter the quarter it is about
 * @param unitId the unit it is for
 * @param until the day until which it lets in, 2020-11-05; empty if it does not
 * @param reason why it was asked for, declined, or ended
 * @param by the user name of whoever acted
 */
public record ExceptionMoved(
        String action, long exceptionId, Quarter quarter, long unitId, String until, String reason, String by)
        implements Audited {

    static ExceptionMoved of(PeriodException exception, Quarter quarter, Actor by) {
        var declined = exception.getState() == ExceptionState.DECLINED;
        var until = exception.getEndsOn() == null ? exception.getAskedUntil() : exception.getEndsOn();
        return new ExceptionMoved(
                switch (exception.getState()) {
                    case REQUESTED -> "ExceptionAsked";
                    case GRANTED -> "ExceptionGranted";
                    case DECLINED -> "ExceptionDeclined";
                },
                exception.getId(),
                quarter,
                exception.getUnitId(),
                declined ? "" : until.toString(),
                declined ? exception.getVerdict() : exception.getReason(),
                by.username());
    }

    static ExceptionMoved ended(PeriodException exception, Quarter quarter, Actor by) {
        return new ExceptionMoved(
                "ExceptionEnded",
                exception.getId(),
                quarter,
                exception.getUnitId(),
                "",
                exception.getEndReason(),
                by.username());
    }

    @Override
    public String subject() {
        return "/periods/" + quarter + "/exceptions/" + exceptionId;
    }

    @Override
    public Map<String, String> detail() {
        var detail = new TreeMap<String, String>();
        if (!until.isEmpty()) {
            detail.put("until", until);
        }
        if (action.equals("ExceptionGranted") || action.equals("ExceptionEnded")) {
            detail.put("reason", reason);
        }
        return detail;
    }
}
