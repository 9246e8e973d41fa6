package luoshi.undertaking;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 发文字号 as GB/T 9704 has it: 赣人社发〔2020〕12号. The year stands in full in 〔〕, the number has no leading zero and no 第.
 *
 * @param text the number as typed
 */
record DocumentNumber(String text) {

    private static final Pattern FORM = Pattern.compile("[^〔〕()（）\\[\\]【】\\s\u3000]{1,20}〔(20\\d{2})〕[1-9]\\d{0,4}号");

    boolean isWellFormed() {
        return FORM.matcher(text).matches();
    }

    /** The year in the brackets; only of a well-formed number. */
    int year() {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException(text + " is no number of a document");
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** What was probably meant: the same with the right brackets and digits; empty if it cannot be told. */
    Optional<String> rightForm() {
        var right = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\u3000]+", "")
                .replaceAll("[(\\[【{〈《「『﹝]", "〔")
                .replaceAll("[)\\]】}〉》」』﹞]", "〕")
                .replaceAll("〕第?0*(\\d+)号?$", "〕$1号");
        return FORM.matcher(right).matches() ? Optional.of(right) : Optional.empty();
    }
}
