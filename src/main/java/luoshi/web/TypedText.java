package luoshi.web;

import java.beans.PropertyEditorSupport;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Takes out of everything that is typed what no text may hold: control characters other than line break and tab, and the
 * two code points that XML and the database refuse. It comes in by accident, with text pasted from other programs.
 */
@ControllerAdvice
class TypedText {

    @InitBinder
    void clean(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new Cleaner());
    }

    static String clean(String typed) {
        return typed.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF&&[^\\r\\n\\t]]", "");
    }

    private static final class Cleaner extends PropertyEditorSupport {

        @Override
        public void setAsText(String typed) {
            setValue(clean(typed));
        }

        @Override
        public String getAsText() {
            return getValue() == null ? "" : getValue().toString();
        }
    }
}
