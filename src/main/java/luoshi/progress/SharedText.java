package luoshi.progress;

/**
 * The text that an entry shares with another measure of its unit, as its reader may see it.
 *
 * @param entryId the entry that tells it
 * @param state where that entry stands
 * @param measure the measure it is about, as （五）提升公共服务水平
 * @param versionId the version that is shown
 * @param versionNumber its number
 */
record SharedText(
        long entryId,
        EntryState state,
        String measure,
        long versionId,
        int versionNumber,
        boolean noProgress,
        String noProgressReason,
        String progress,
        String practices,
        String problems,
        String nextSteps,
        String coordinationNeeds) {

    /** The five texts. */
    public Narrative narrative() {
        return new Narrative(
                progress, practices, problems, nextSteps, coordinationNeeds, null, noProgress, noProgressReason);
    }

    /** Whether an entry that rests on it may go to the province. */
    boolean hasPassedItsUnit() {
        return state == EntryState.SUBMITTED || state.isApproved();
    }
}
