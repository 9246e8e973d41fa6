package luoshi.search;

/** What can be found, in the order of the page: what the document says, then what is reported on it. */
enum Kind {
    /** 措施. */
    MEASURE(""),
    /** 原文: a sentence of the document. */
    CLAUSE(""),
    /** 任务点. */
    TASK_POINT("undertaking.task-point.state."),
    /** 填报. */
    ENTRY("progress.state."),
    /** 问题的答复: how a reported problem was answered and settled. */
    PROBLEM("supervision.problem.state."),
    /** 核查发现: what an inspection found, and what the unit did about it. */
    FINDING("inspection.state."),
    /** 报告: a passage of a quarterly report. */
    PASSAGE("rollup.state."),
    /** 批示: what a leader wrote on a report, or a task that followed with its answer. */
    INSTRUCTION(""),
    /** 配套文件. */
    DOCUMENT("");

    private final String states;

    Kind(String states) {
        this.states = states;
    }

    /** The message key of the name. */
    public String key() {
        return "search.kind." + name();
    }

    /** The message key of a state of such a thing. */
    String stateKey(String state) {
        return states + state;
    }
}
