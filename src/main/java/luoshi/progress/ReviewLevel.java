package luoshi.progress;

/** Who reviewed: the unit itself or the province. */
public enum ReviewLevel {
    UNIT("/unit-review"),
    PROVINCE("/province-review");

    private final String path;

    ReviewLevel(String path) {
        this.path = path;
    }

    /** Where the queue of the level is. */
    public String path() {
        return path;
    }
}
