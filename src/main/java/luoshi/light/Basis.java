package luoshi.light;

import java.util.Locale;

/** What a light rests on. */
public enum Basis {
    /** 填报口径: the latest that units have submitted to the province. */
    REPORTED,
    /** 核实口径: the latest that the province has approved. */
    VERIFIED;

    /** The basis by its code; the verified one for anything else. */
    public static Basis read(String code) {
        return REPORTED.code().equals(code) ? REPORTED : VERIFIED;
    }

    /** As it stands in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The message key of its name. */
    public String key() {
        return "light.basis." + name();
    }
}
