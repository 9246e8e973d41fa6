package luoshi.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

class DifferenceFragmentTests {

    private static final String PAGE = "<p th:replace=\"~{fragments/difference :: difference (${difference})}\"></p>";

    private final SpringTemplateEngine engine = engine();

    @Test
    void saysInWordsWhatWasAddedAndWhatWasTakenAway() {
        var shown = show(TextDifference.between("减免社保费28.4亿元，惠及企业。", "减免社保费26.8亿元，惠及企业。"));

        assertThat(shown.select("del").text()).isEqualTo("删除：28.4亿元");
        assertThat(shown.select("ins").text()).isEqualTo("新增：26.8亿元");
        assertThat(shown.select(".visually-hidden").eachText()).containsExactly("删除：", "新增：");
        assertThat(shown.wholeText()).isEqualTo("减免社保费删除：28.4亿元新增：26.8亿元，惠及企业。");
    }

    @Test
    void keepsLineBreaksAndShowsMarkupAsText() {
        var shown = show(TextDifference.between("一\n<b>二</b>", "一\n<b>二</b>\n三"));

        assertThat(shown.select("b")).isEmpty();
        assertThat(shown.wholeText()).isEqualTo("一\n<b>二</b>新增：\n三");
    }

    private Element show(TextDifference difference) {
        var page = engine.process(PAGE, new Context(Locale.SIMPLIFIED_CHINESE, Map.of("difference", difference)));
        return Jsoup.parse(page).select("p.difference").first();
    }

    private static SpringTemplateEngine engine() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/web");
        messages.setDefaultEncoding("UTF-8");
        var files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        files.setCheckExistence(true);
        files.setOrder(1);
        var engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(messages);
        engine.addTemplateResolver(files);
        engine.addTemplateResolver(new StringTemplateResolver());
        return engine;
    }
}
