package luoshi.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(strings = {"Kx7-mountain", "青山绿水映朝霞kx72", "tK9#tK9#tK9#", "  leading BLANKS 7"})
    void takesWhatIsLongMixedAndNotObvious(String password) {
        assertThat(rules.brokenBy(password, "zhangsan")).isEmpty();
    }

    @Test
    void namesEveryRuleThatIsBroken() {
        assertThat(rules.brokenBy("abc", "zhangsan"))
                .containsExactly(
                        "account.password.too-short", "account.password.too-few-kinds", "account.password.weak");
    }

    @Test
    void wantsTenCharacters() {
        assertThat(rules.brokenBy("Kx7-mount", "zhangsan")).containsExactly("account.password.too-short");
        assertThat(rules.brokenBy("Kx7-mounta", "zhangsan")).isEmpty();
    }

    @Test
    void readsNoMoreThanWhatCanBeTyped() {
        assertThat(rules.brokenBy("Kx7-" + "m".repeat(124), "zhangsan")).isEmpty();
        assertThat(rules.brokenBy("Kx7-" + "m".repeat(125), "zhangsan")).containsExactly("account.password.too-long");
    }

    @Test
    void wantsThreeKindsOfCharacters() {
        assertThat(rules.brokenBy("kxmountain72", "zhangsan")).containsExactly("account.password.too-few-kinds");
        assertThat(rules.brokenBy("赣鄱大地物华天宝人杰", "zhangsan")).containsExactly("account.password.too-few-kinds");
    }

    @Test
    void doesNotTakeTheUserName() {
        assertThat(rules.brokenBy("my-ZhangSan-72", "zhangsan")).containsExactly("account.password.has-username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P@ssw0rd2020",
                "Password!!123",
                "Admin@12345",
                "Jiangxi-2020!",
                "Qwertyuiop1!",
                "江西省发改委2020!",
                "Luoshi_2026#",
                "Fagaiwei@2020",
                "Mima-12345678",
                "Welcome#China8"
            })
    void isNotDeceivedByDecoratedWords(String password) {
        assertThat(rules.brokenBy(password, "zhangsan")).containsExactly("account.password.weak");
    }
}
