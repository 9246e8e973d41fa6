package luoshi.progress;

/**
 * A sentence with the words in it that matter.
 *
 * @param sentence the sentence
 * @param start where in it the words begin
 * @param end behind their last character
 */
record Quote(String sentence, int start, int end) {

    public String before() {
        return sentence.substring(0, start);
    }

    public String words() {
        return sentence.substring(start, end);
    }

    public String after() {
        return sentence.substring(end);
    }
}
