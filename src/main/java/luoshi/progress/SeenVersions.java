package luoshi.progress;

/**
 * What a reviewer had before him when he judged.
 *
 * @param version the number of the entry's version
 * @param sharedVersionId the version of the text it shares, 0 if it shares none
 */
record SeenVersions(int version, long sharedVersionId) {}
