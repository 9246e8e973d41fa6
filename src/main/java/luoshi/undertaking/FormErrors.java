package luoshi.undertaking;

import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;

/** Puts a form into the model under the name that its page knows it by, with a place for what is wrong with it. */
final class FormErrors {

    private FormErrors() {}

    static BindingResult of(Object form, Model model) {
        var errors = new BeanPropertyBindingResult(form, "form");
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return errors;
    }
}
