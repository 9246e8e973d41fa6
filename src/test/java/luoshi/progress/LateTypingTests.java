package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import luoshi.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is still on its way while the form is saved never comes back as older unsaved text, whichever arrives first. */
@WebTest
class LateTypingTests extends EntryPages {

    private static final String OLDER = "直达资金已下达";
    private static final String SAVED = "直达资金已下达28.4亿元。";

    @Autowired
    private EntryTyping typing;

    @Autowired
    private EntrySaving saving;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String page = UUID.randomUUID().toString();
    private String entry;
    private int revision;

    @BeforeEach
    void somebodyWrites() {
        entry = untouched(unit);
        revision = Integer.parseInt(revisionOf(entry));
    }

    @Test
    void whatArrivesBeforeTheSaveEndsWithIt() {
        keep(OLDER);

        save();

        assertThatNothingIsRestored();
    }

    @Test
    void whatArrivesAfterTheSaveIsRefused() {
        save();

        assertThatExceptionOfType(SavedPage.class).isThrownBy(() -> keep(OLDER));

        assertThatNothingIsRestored();
    }

    @Test
    void whatArrivesWhileTheSaveIsUnderWayWaitsForItAndIsRefused() {
        var late = inTransaction(this::save, () -> keep(OLDER));

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(late::join)
                .withCauseInstanceOf(SavedPage.class);
        assertThatNothingIsRestored();
    }

    @Test
    void theSaveWaitsForWhatIsBeingKept() {
        inTransaction(() -> keep(OLDER), this::save).join();

        assertThatNothingIsRestored();
    }

    @Test
    void whatThePageContinuedIsSavedWithIt() {
        var before = UUID.randomUUID().toString();
        keep(Map.of("submitKey", before, "progress", OLDER));
        keep(Map.of("submitKey", page, "continues", before, "progress", SAVED));
        save(Map.of("submitKey", page, "continues", before, "progress", SAVED));

        assertThatExceptionOfType(SavedPage.class)
                .isThrownBy(() -> keep(Map.of("submitKey", before, "progress", OLDER)));
        assertThatNothingIsRestored();
    }

    @Test
    void whoeverGoesOnOnTheSavedPageLosesNothing() {
        save();

        var refused = post(
                reporter,
                entry + "/form",
                Map.of("submitKey", page, "revision", Integer.toString(revision), "progress", SAVED + "又写了一句。"));
        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        keep(SAVED + "又写了两句。");

        assertThat(page(reporter, entry + "/form").select(".merge").text()).contains("又写了两句。", SAVED);
    }

    @Test
    void whatIsTypedOnTheNextPageIsKept() {
        save();
        var next = page(reporter, entry + "/form");

        keep(Map.of(
                "submitKey", next.select("input[name=submitKey]").first().val(),
                "revision", revisionOf(entry),
                "progress", SAVED + "接着写"));

        assertThat(page(reporter, entry + "/form").select("#progress").text()).isEqualTo(SAVED + "接着写");
    }

    /** Does the first in a transaction that ends only when the second has to wait for it. */
    private CompletableFuture<Void> inTransaction(Runnable first, Runnable second) {
        var started = new TransactionTemplate(transactions).execute(status -> {
            first.run();
            var waiting = CompletableFuture.runAsync(second);
            assertThatExceptionOfType(TimeoutException.class)
                    .as("it waits for the entry")
                    .isThrownBy(() -> waiting.get(700, TimeUnit.MILLISECONDS));
            return waiting;
        });
        return started;
    }

    private void keep(String progress) {
        keep(Map.of("submitKey", page, "progress", progress));
    }

    private void keep(Map<String, String> fields) {
        typing.keep(reporter, id(entry), typed(fields));
    }

    private void save() {
        save(Map.of("submitKey", page, "progress", SAVED));
    }

    private void save(Map<String, String> fields) {
        var typed = typed(fields);
        saving.saveDraft(
                reporter, id(entry), revision, typed.form().orElseThrow().draft(), typed);
    }

    private TypedFields typed(Map<String, String> fields) {
        var all = new HashMap<String, String[]>();
        all.put("revision", new String[] {Integer.toString(revision)});
        fields.forEach((name, value) -> all.put(name, new String[] {value}));
        return TypedFields.of(all);
    }

    private void assertThatNothingIsRestored() {
        var form = page(reporter, entry + "/form");
        assertThat(form.select(".message-restored, .merge")).isEmpty();
        assertThat(form.select("#progress").text()).isEqualTo(SAVED);
    }
}
