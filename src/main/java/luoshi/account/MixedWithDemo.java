package luoshi.account;

/** The database belongs to the demo and the program is started for real, or the other way round. */
final class MixedWithDemo extends RuntimeException {

    MixedWithDemo(String sentence) {
        super(sentence);
    }
}
