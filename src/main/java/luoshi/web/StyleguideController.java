package luoshi.web;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Every component of the pages with its states, drawn by the very fragments the pages use. Only the demo has it, for
 * anybody who is signed in; elsewhere there is no such page.
 */
@Controller
@Profile("demo")
class StyleguideController {

    private static final List<String> GROUNDS =
            List.of("paper", "ground", "sunk", "blue-pale", "red-pale", "amber-pale", "green-pale");
    private static final List<String> INKS =
            List.of("ink", "ink-soft", "blue", "blue-dark", "blue-link", "red", "amber", "green", "grey");

    private final StyleguideSamples samples;
    private final List<Consumer<Model>> samplesOfModules;

    /** Each module adds to the model what its own fragments draw. */
    StyleguideController(StyleguideSamples samples, List<Consumer<Model>> samplesOfModules) {
        this.samples = samples;
        this.samplesOfModules = samplesOfModules;
    }

    @GetMapping("/styleguide")
    String page(Model model) {
        model.addAttribute("grounds", GROUNDS);
        model.addAttribute("inks", INKS);
        model.addAttribute("sample", samples);
        samplesOfModules.forEach(module -> module.accept(model));
        addForm("right", samples.rightForm(), model);
        var errors = addForm("wrong", samples.wrongForm(), model);
        errors.rejectValue("task", "styleguide.form.name.missing");
        errors.rejectValue("amount", "styleguide.form.amount.wrong");
        return "web/styleguide";
    }

    private static BindingResult addForm(String name, Object form, Model model) {
        var errors = new BeanPropertyBindingResult(form, name);
        model.addAttribute(name, form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + name, errors);
        return errors;
    }

    /** The fields of the sample form, one of each kind. */
    record Form(
            String name,
            String account,
            @Nullable Integer count,
            @Nullable LocalDate due,
            String unit,
            String status,
            boolean agreed) {}

    /** Fields of which two are filled in wrongly. */
    record WrongForm(String task, String password, String amount) {}
}
