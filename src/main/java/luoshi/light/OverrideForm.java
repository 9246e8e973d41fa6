package luoshi.light;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What a coordinator fills in to set a light by hand. */
record OverrideForm(
        @Nullable String light,
        @Nullable String reason,
        @Nullable String submitKey) {

    static final int LONGEST = 400;

    /** What a light can be set to; 已办结 is reached by a close-out alone. */
    static final List<Option> OPTIONS = Stream.of(Light.RED, Light.YELLOW, Light.GREEN)
            .map(light -> new Option(light.name(), light.key()))
            .toList();

    /** A choice in the form. */
    record Option(String key, String label) {}

    static OverrideForm empty() {
        return new OverrideForm("", "", UUID.randomUUID().toString());
    }

    void validate(Errors errors) {
        if (chosen() == null) {
            errors.rejectValue("light", "light.error.light");
        }
        if (why().isEmpty() || why().length() > LONGEST) {
            errors.rejectValue("reason", "light.error.reason");
        }
    }

    @Nullable
    Light chosen() {
        return switch (Objects.requireNonNullElse(light, "")) {
            case "RED" -> Light.RED;
            case "YELLOW" -> Light.YELLOW;
            case "GREEN" -> Light.GREEN;
            default -> null;
        };
    }

    String why() {
        return Objects.requireNonNullElse(reason, "").strip();
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }
}
