package luoshi.account;

/** What a person may do; one account may hold several, except that ADMIN and AUDITOR stand alone. */
public enum Role {
    /** 填报人: writes the progress of the own unit. */
    REPORTER,
    /** 单位审核人: reviews what others of the own unit wrote and submits it to the province. */
    UNIT_APPROVER,
    /** 省级协调员: reviews for the province, edits the roll-up, keeps the periods. */
    COORDINATOR,
    /** 督查员: plans and records inspections; reads what is approved. */
    INSPECTOR,
    /** 领导: signs the report; reads what is approved. */
    LEADER,
    /** 管理员: users, units, technical settings; sees no business content. */
    ADMIN,
    /** 审计员: reads the audit trail and changes nothing. */
    AUDITOR;

    /** The authority Spring Security knows the role by. */
    public String authority() {
        return "ROLE_" + name();
    }
}
