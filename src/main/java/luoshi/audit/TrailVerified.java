package luoshi.audit;

import java.util.Map;

/** Somebody had the chain of the trail recomputed. */
record TrailVerified(String by, ChainCheck check) implements Audited {

    @Override
    public String subject() {
        return "/audit";
    }

    @Override
    public Map<String, String> detail() {
        return check.isIntact()
                ? Map.of("records", Long.toString(check.records()))
                : Map.of("brokenAt", String.valueOf(check.brokenAt()), "fault", String.valueOf(check.fault()));
    }

    @Override
    public boolean succeeded() {
        return check.isIntact();
    }
}
