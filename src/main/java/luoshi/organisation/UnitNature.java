package luoshi.organisation;

/** What kind of body a unit is, in the order of the lists. */
public enum UnitNature {
    /** 省直部门: departments and bureaus of the province. */
    PROVINCIAL_DEPARTMENT,
    /** 中央驻赣单位: led from the centre; they report and can be reminded. */
    CENTRAL_IN_PROVINCE,
    /** 群团. */
    MASS_ORGANISATION,
    /** 设区市, which answers for its counties. */
    CITY,
    /** 县（市、区）, always of a city. */
    COUNTY;

    boolean isLocalGovernment() {
        return this == CITY || this == COUNTY;
    }
}
