package luoshi.light;

/**
 * How something stands against a standard, and why. Pure functions of what is on record.
 *
 * @param verdict the group it is in
 * @param why the message key of the reason
 * @param args what the reason names
 */
record Against(Verdict verdict, String why, Object... args) {

    private static final String WHY = "light.standard.why.";

    /** Whether everything owed was reported on time; what may still come by the due day is not held against anybody. */
    static Against onTime(Owed owed, Frame frame) {
        if (owed.due() == 0) {
            return new Against(Verdict.UNKNOWN, WHY + "nothing-owed");
        }
        if (owed.late() > 0 || owed.missing() > 0 && frame.isDue()) {
            return new Against(Verdict.NOT_MET, WHY + "late", text(owed.late()), text(owed.missing()));
        }
        return owed.missing() > 0
                ? new Against(Verdict.UNKNOWN, WHY + "not-yet-due", text(owed.missing()))
                : new Against(Verdict.MET, WHY + "all-on-time", text(owed.due()));
    }

    /** Whether everything owed is approved; what waits for the province's review is not held against the unit. */
    static Against approved(Owed owed, Frame frame) {
        if (owed.due() == 0) {
            return new Against(Verdict.UNKNOWN, WHY + "nothing-owed");
        }
        var open = owed.due() - owed.approved();
        if (open == 0) {
            return new Against(Verdict.MET, WHY + "all-approved", text(owed.due()));
        }
        var withTheUnit = open - owed.inReview();
        return frame.expects(Basis.VERIFIED) && withTheUnit > 0
                ? new Against(
                        Verdict.NOT_MET, WHY + "not-approved", text(open), text(withTheUnit), text(owed.inReview()))
                : new Against(Verdict.UNKNOWN, WHY + "in-review", text(open), text(withTheUnit), text(owed.inReview()));
    }

    /** Whether an indicator is where it should be; without a value or a time nobody can say. */
    static Against target(Item item) {
        if (item.ceiling() != null) {
            var ceiling = item.ceiling();
            return ceiling.broken()
                    ? new Against(Verdict.NOT_MET, WHY + "broken", ceiling.value(), ceiling.limit())
                    : new Against(Verdict.MET, WHY + "within", ceiling.value(), ceiling.limit());
        }
        if (item.met()) {
            return new Against(Verdict.MET, WHY + "reached", item.value());
        }
        var done = item.done();
        var planned = item.planned();
        if (done == null || planned == null) {
            return new Against(Verdict.UNKNOWN, item.remark().key());
        }
        return new Against(
                done.compareTo(planned) >= 0 ? Verdict.MET : Verdict.NOT_MET,
                WHY + "measured",
                item.value(),
                done.toPlainString(),
                planned.toPlainString());
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    /** What a unit owes in a quarter and what became of it; each that is not approved waits for the province or for the unit. */
    record Owed(int due, int late, int missing, int approved, int inReview) {}
}
