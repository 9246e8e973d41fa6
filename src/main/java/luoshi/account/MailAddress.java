package luoshi.account;

/** How an address for reminders is written: plain, one, or none. */
final class MailAddress {

    static final String FORM = "|(?=.{3,200}$)[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+";

    private MailAddress() {}
}
