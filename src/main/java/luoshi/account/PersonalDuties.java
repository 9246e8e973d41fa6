package luoshi.account;

/**
 * What a module keeps by person and moves when duties are handed over. Administrators, who see no content, are told how
 * much there is; the moving itself is done on {@link DutiesHandedOver}.
 */
public interface PersonalDuties {

    /** The message key of what is counted. */
    String nameKey();

    /** How many of them hang on the account. */
    int of(long accountId);
}
