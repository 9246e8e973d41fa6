package luoshi.typing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import luoshi.account.InterruptedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.model.IText;

/**
 * Puts text that was typed and not sent back into its form when the page has been drawn, by the names of the fields, so
 * that neither the controller nor the record of the form need know of it. Fields of the program keep the value of now,
 * except the revision: text that was written over an older state is refused by the form itself, beside what is stored. A
 * form that tells its state by a hidden field with {@value #STATE} says that it is another one now, and shows below each
 * field what it would have held. A hidden field with {@value #STOOD} names the fields before which it stands and tells, in the same
 * order and with commas between, what they held when the form was drawn: what its writer left as it was is not put back.
 */
public final class FormFilling extends AbstractTemplateHandler {

    private static final Set<String> WRITTEN = Set.of("", "text", "date", "search", "tel", "email", "url", "number");
    private static final String OF_THE_STATE = "revision";
    private static final String STATE = "data-state";
    private static final String STOOD = "data-stood";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private @Nullable TypingOnPage page;
    private @Nullable TypedForm typed;
    private @Nullable String select;
    private boolean overNewer;
    private boolean inTextarea;
    private boolean inStored;
    private final StringBuilder stored = new StringBuilder();
    private boolean inTitle;
    private String title = "";
    private String written = "";
    private final Map<String, Integer> used = new HashMap<>();
    private final Set<String> fields = new HashSet<>();
    private final Map<String, String> stood = new HashMap<>();

    @Override
    public void setContext(ITemplateContext context) {
        super.setContext(context);
        page = context.getVariable("typedForms") instanceof TypingOnPage known ? known : null;
    }

    @Override
    public void handleStandaloneElement(IStandaloneElementTag tag) {
        if (page == null || !isA(tag, "input")) {
            super.handleStandaloneElement(tag);
        } else if (InterruptedForm.FORM.equals(tag.getAttributeValue("name"))) {
            typed = page.filling(valueOf(tag));
            overNewer = false;
            used.clear();
            fields.clear();
            stood.clear();
            super.handleStandaloneElement(tag);
            raw("<input type=\"hidden\" name=\"" + TypedForm.TITLE + "\" value=\"" + title + "\">");
        } else if (typed == null) {
            super.handleStandaloneElement(tag);
        } else if (tag.hasAttribute(STATE)) {
            super.handleStandaloneElement(tag);
            compareState(nameOf(tag), valueOf(tag), typed);
        } else if (tag.hasAttribute(STOOD)) {
            super.handleStandaloneElement(tag);
            remember(tag.getAttributeValue(STOOD), typed.fields().getOrDefault(nameOf(tag), List.of()));
        } else {
            var filled = filled(tag, typed);
            super.handleStandaloneElement(filled);
            showStored(valueOf(tag), valueOf(filled));
        }
    }

    @Override
    public void handleOpenElement(IOpenElementTag tag) {
        inTitle = isA(tag, "title");
        if (typed == null) {
            super.handleOpenElement(tag);
        } else if (isA(tag, "textarea")) {
            super.handleOpenElement(tag);
            var text = next(nameOf(tag), typed);
            if (text != null) {
                inTextarea = true;
                written = text;
                stored.setLength(0);
                write(text);
            }
        } else if (isA(tag, "option")) {
            var chosen = chosen(tag, typed);
            inStored = tag.hasAttribute("selected") && !chosen.hasAttribute("selected");
            super.handleOpenElement(chosen);
        } else {
            if (isA(tag, "select")) {
                select = nameOf(tag);
                stored.setLength(0);
            }
            if (isA(tag, "button")) {
                nameOf(tag);
            }
            super.handleOpenElement(tag);
        }
    }

    @Override
    public void handleText(IText text) {
        if (inTitle) {
            title = text.getText().replace("\"", "&quot;");
        }
        if (inTextarea || inStored) {
            stored.append(HtmlUtils.htmlUnescape(text.getText()));
        }
        if (!inTextarea) {
            super.handleText(text);
        }
    }

    @Override
    public void handleCloseElement(ICloseElementTag tag) {
        inTitle = false;
        inStored = false;
        if (typed != null && isA(tag.getElementCompleteName(), "form")) {
            showHomeless(typed);
            typed = null;
        }
        super.handleCloseElement(tag);
        if (inTextarea && isA(tag.getElementCompleteName(), "textarea")) {
            inTextarea = false;
            showStored(stored.toString(), written);
        } else if (select != null && isA(tag.getElementCompleteName(), "select")) {
            select = null;
            showStored(stored.toString(), "");
        }
    }

    private IStandaloneElementTag filled(IStandaloneElementTag tag, TypedForm text) {
        var name = nameOf(tag);
        var type = type(tag);
        if (type.equals("checkbox") || type.equals("radio")) {
            return marked(
                    tag, "checked", text.fields().getOrDefault(name, List.of()).contains(valueOf(tag)));
        }
        if (WRITTEN.contains(type) || type.equals("hidden") && OF_THE_STATE.equals(name)) {
            var value = next(name, text);
            return value == null ? tag : getContext().getModelFactory().setAttribute(tag, "value", escaped(value));
        }
        return tag;
    }

    private IOpenElementTag chosen(IOpenElementTag tag, TypedForm text) {
        var values = select == null ? null : text.fields().get(select);
        return values == null || !tag.hasAttribute("value")
                ? tag
                : marked(tag, "selected", values.contains(valueOf(tag)));
    }

    private <T extends IProcessableElementTag> T marked(T tag, String attribute, boolean mark) {
        var factory = getContext().getModelFactory();
        return mark ? factory.setAttribute(tag, attribute, attribute) : factory.removeAttribute(tag, attribute);
    }

    /** Fields may have the same name; their values come in the order of the page. */
    private @Nullable String next(String name, TypedForm text) {
        var values = text.fields().getOrDefault(name, List.of());
        var number = used.merge(name, 1, Integer::sum) - 1;
        if (number >= values.size()) {
            return null;
        }
        var value = values.get(number);
        return value.equals(stood.get(name)) ? null : value;
    }

    /** What the named fields held when the form was drawn, if it told so. */
    private void remember(String names, List<String> told) {
        var those = names.split(",");
        var then = told.isEmpty() ? new String[0] : told.get(0).split(",", -1);
        for (int i = 0; i < those.length && those.length == then.length; i++) {
            stood.put(those[i], then[i]);
        }
    }

    /** The page goes on telling which state the text was typed over, until it is sent. */
    private void compareState(String name, String now, TypedForm text) {
        var over = TypedForm.OVER + name;
        fields.add(over);
        var then = text.fields().getOrDefault(over, text.fields().getOrDefault(name, List.of()));
        if (page == null || then.isEmpty() || then.get(0).equals(now)) {
            return;
        }
        if (!overNewer) {
            raw("<p class=\"message message-warn\" role=\"alert\">"
                    + escaped(page.words().changed()) + "</p>");
        }
        overNewer = true;
        raw("<input type=\"hidden\" name=\"" + over + "\" value=\"" + escaped(then.get(0)) + "\">");
    }

    /** Below a field: what it holds without the text that was typed. */
    private void showStored(String now, String mine) {
        if (overNewer && page != null && !now.isBlank() && !ofLines(now).equals(ofLines(mine))) {
            raw("<div class=\"stored-now\"><p class=\"hint\">"
                    + escaped(page.words().stored()) + "</p><p class=\"pre\">" + escaped(inWords(now.strip()))
                    + "</p></div>");
        }
    }

    private static String ofLines(String text) {
        return text.strip().replace("\r\n", "\n");
    }

    private static String inWords(String value) {
        try {
            return DAY.format(LocalDate.parse(value));
        } catch (DateTimeParseException noDay) {
            return value;
        }
    }

    /** Nothing that was written goes, even if the form has no field for it any more. */
    private void showHomeless(TypedForm text) {
        var homeless = text.fields().entrySet().stream()
                .filter(field ->
                        !fields.contains(field.getKey()) && !field.getKey().equals(TypedForm.TITLE))
                .flatMap(field -> field.getValue().stream())
                .filter(TypedForm::isText)
                .toList();
        if (!homeless.isEmpty() && page != null) {
            raw("<div class=\"message message-restored\"><p>");
            raw(escaped(page.words().homeless()));
            raw("</p>");
            homeless.forEach(one -> raw("<p class=\"pre\">" + escaped(one) + "</p>"));
            raw("</div>");
        }
    }

    /** A browser takes away the first line break of a text area. */
    private void write(String text) {
        var begun = text.startsWith("\n") || text.startsWith("\r") ? "\n" + text : text;
        super.handleText(getContext().getModelFactory().createText(escaped(begun)));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private void raw(String markup) {
        super.handleText(getContext().getModelFactory().createText(markup));
    }

    private String nameOf(IProcessableElementTag tag) {
        var name = tag.getAttributeValue("name");
        if (name == null) {
            return "";
        }
        fields.add(name);
        return name;
    }

    private static String type(IProcessableElementTag tag) {
        var type = tag.getAttributeValue("type");
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    private static String valueOf(IProcessableElementTag tag) {
        var value = tag.getAttributeValue("value");
        return value == null ? "" : HtmlUtils.htmlUnescape(value);
    }

    private static boolean isA(IProcessableElementTag tag, String name) {
        return isA(tag.getElementCompleteName(), name);
    }

    private static boolean isA(String found, String name) {
        return name.equalsIgnoreCase(found);
    }
}
