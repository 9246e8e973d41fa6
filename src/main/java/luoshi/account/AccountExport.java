package luoshi.account;

import java.util.stream.Collectors;
import luoshi.account.AccountDirectory.UnitChoice;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of accounts as a file, with the same columns as the page: neither telephones nor anything secret. */
@Component
class AccountExport {

    private final AccountDirectory directory;
    private final Exports exports;

    AccountExport(AccountDirectory directory, Exports exports) {
        this.directory = directory;
        this.exports = exports;
    }

    ListExport of(Actor actor, @Nullable Long unit, String text) {
        return exports.list(exports.say("account.list"), actor.displayName(), directory.list(unit, text))
                .filter("account.unit", unit == null ? null : unitName(unit))
                .filter("account.text", text)
                .column("account.displayName", AccountDetails::displayName)
                .column("account.username", AccountDetails::username)
                .column("account.unit", AccountDetails::unitName)
                .column("account.roles", this::roles)
                .column("account.state", account -> exports.say("account.state." + account.state()))
                .make();
    }

    private String unitName(long unit) {
        return directory.units().stream()
                .filter(choice -> choice.key() == unit)
                .map(UnitChoice::label)
                .findAny()
                .orElseGet(() -> Long.toString(unit));
    }

    private String roles(AccountDetails account) {
        return account.roles().stream()
                .map(role -> exports.say("account.role." + role))
                .collect(Collectors.joining(exports.say("account.comma")));
    }
}
