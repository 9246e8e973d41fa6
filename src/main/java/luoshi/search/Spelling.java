package luoshi.search;

/** One spelling for what differs in width, case or the shape of brackets; the SQL function search_spelling does the same. */
final class Spelling {

    private static final String BLANKS = "\t\n\r\u3000\u00a0";
    private static final String FROM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            + "！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠"
            + "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀"
            + "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～〔〕【】()“”‘’";
    private static final String TO = "abcdefghijklmnopqrstuvwxyz"
            + "!\"#$%&'[]*+,-./0123456789:;<=>?@"
            + "abcdefghijklmnopqrstuvwxyz[\\]^_`"
            + "abcdefghijklmnopqrstuvwxyz{|}~[][][]\"\"''";
    private static final char[] SPELT = table();

    private Spelling() {}

    /** The text in the one spelling, character for character, so that offsets stay valid. */
    static String of(String text) {
        var spelt = text.toCharArray();
        for (int i = 0; i < spelt.length; i++) {
            spelt[i] = SPELT[spelt[i]];
        }
        return new String(spelt);
    }

    private static char[] table() {
        var table = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < table.length; c++) {
            table[c] = (char) c;
        }
        for (char blank : BLANKS.toCharArray()) {
            table[blank] = ' ';
        }
        for (int i = 0; i < FROM.length(); i++) {
            table[FROM.charAt(i)] = TO.charAt(i);
        }
        return table;
    }
}
