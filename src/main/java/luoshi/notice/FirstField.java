package luoshi.notice;

import java.util.List;

/** The first field of an entry's form that a return is about, as the end of an address. */
final class FirstField {

    private static final List<String> IN_ORDER = List.of(
            "progress",
            "practices",
            "problems",
            "nextSteps",
            "coordinationNeeds",
            "status",
            "figures",
            "summary",
            "judgement",
            "attachments");

    private FirstField() {}

    /**
     * The end of the address, e.g. {@code #problems}; empty if no field is marked.
     *
     * @param marked names of fields, separated by commas
     */
    static String of(String marked) {
        var names = List.of(marked.split(","));
        return IN_ORDER.stream()
                .filter(names::contains)
                .findFirst()
                .map("#"::concat)
                .orElse("");
    }
}
