package luoshi.progress;

/** A contradiction and what the author says to it; blank while he has said nothing. */
record ExplainedContradiction(Contradiction contradiction, String explanation) {

    boolean isExplained() {
        return !explanation.isBlank();
    }
}
