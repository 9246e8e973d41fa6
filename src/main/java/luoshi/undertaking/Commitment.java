package luoshi.undertaking;

/**
 * What a unit promises when it takes a measure on.
 *
 * @param elaboration 细化举措
 * @param acceptanceCriteria 办结标准: what 办结 will be judged by
 * @param contactId the account of the contact, one of the unit's own people
 */
record Commitment(String elaboration, String acceptanceCriteria, long contactId) {

    boolean isComplete() {
        return !elaboration.isBlank() && !acceptanceCriteria.isBlank();
    }
}
