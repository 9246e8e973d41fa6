package luoshi.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Holds while none of the named properties has a text; an empty environment variable counts as none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnUnset.Check.class)
@interface ConditionalOnUnset {

    String[] value();

    /** The question behind the annotation. */
    class Check implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var names = Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnUnset.class.getName()))
                    .get("value");
            return Arrays.stream((String[]) names)
                    .map(context.getEnvironment()::getProperty)
                    .noneMatch(StringUtils::hasText);
        }
    }
}
