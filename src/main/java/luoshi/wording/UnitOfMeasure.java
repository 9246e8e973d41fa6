package luoshi.wording;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unit as it is written behind a number, and what it is counted in.
 *
 * @param written as in the text: 公里
 * @param base what values are compared in: 米
 * @param factor how many of the base one of it is
 */
record UnitOfMeasure(String written, String base, BigDecimal factor) {

    /**
     * What counts in itself, and behind an equals sign what is another word for it or a multiple of it. 千伏 and 岁 are left
     * out on purpose: 500千伏 names a line and 3岁 an age; neither counts anything.
     */
    private static final List<UnitOfMeasure> UNITS = table("""
            元 美元 欧元 % ‰ 百分点 个百分点=百分点 倍
            人 名=人 人次 户 家=户 户次 家次=户次 个 岗=个 项 件 条 座 台 套 辆 批 批次 次 期 场 所 艘 列 班 笔 份 张 宗 例 起 处 支 只 头 羽 种 类
            款 株 架 对 组 册 篇 间 栋 标箱
            日 天=日 工作日 个工作日=工作日 小时 个小时=小时 分钟 周 个月=月 个多月=月 年
            米 公里=米*1000 千米=米*1000 平方米 平方公里=平方米*1000000 立方米 亩 公顷=亩*15
            斤 公斤=斤*2 千克=斤*2 吨=斤*2000 千瓦 兆瓦=千瓦*1000 千瓦时 度=千瓦时
            """);

    private static final Map<String, BigDecimal> SCALES = Map.of(
            "万亿", new BigDecimal("1e12"),
            "千亿", new BigDecimal("1e11"),
            "百亿", new BigDecimal("1e10"),
            "亿", new BigDecimal("1e8"),
            "千万", new BigDecimal("1e7"),
            "百万", new BigDecimal("1e6"),
            "万", new BigDecimal("1e4"),
            "千", new BigDecimal("1e3"),
            "百", new BigDecimal("1e2"));

    /**
     * What stands behind a number.
     *
     * @param end behind the last character of it
     * @param base what is counted; empty where a scale has no known unit behind it
     * @param factor what the number is multiplied with to count in the base
     */
    record Found(int end, String base, BigDecimal factor) {}

    /** The scale and the unit that begin exactly there in a narrow text, or null. */
    static @Nullable Found at(String text, int start) {
        var plain = unitAt(text, start);
        if (plain != null) {
            return new Found(start + plain.written.length(), plain.base, plain.factor);
        }
        for (int length = Math.min(2, text.length() - start); length > 0; length--) {
            var scale = SCALES.get(text.substring(start, start + length));
            if (scale != null) {
                return scaled(text, start + length, scale);
            }
        }
        return null;
    }

    /** Where the unit behind a number ends; where there is none, where the number ends. */
    static int endOfUnit(String text, int start) {
        var unit = at(Width.narrow(text.substring(start, Math.min(text.length(), start + 8))), 0);
        return unit == null ? start : start + unit.end();
    }

    /** 1.2万余户 is read like 1.2万户. */
    private static Found scaled(String text, int start, BigDecimal scale) {
        int from = text.startsWith("余", start) || text.startsWith("多", start) ? start + 1 : start;
        var unit = unitAt(text, from);
        return unit == null
                ? new Found(start, "", scale)
                : new Found(from + unit.written.length(), unit.base, scale.multiply(unit.factor));
    }

    private static @Nullable UnitOfMeasure unitAt(String text, int start) {
        for (var unit : UNITS) {
            if (text.startsWith(unit.written, start)) {
                return unit;
            }
        }
        return null;
    }

    /** Longest first, so that 个百分点 is not taken for 个. */
    private static List<UnitOfMeasure> table(String lines) {
        return Arrays.stream(lines.strip().split("\\s+"))
                .map(UnitOfMeasure::read)
                .sorted(Comparator.comparing((UnitOfMeasure unit) -> -unit.written.length())
                        .thenComparing(UnitOfMeasure::written))
                .toList();
    }

    private static UnitOfMeasure read(String entry) {
        var parts = entry.split("[=*]");
        var base = parts.length > 1 ? parts[1] : parts[0];
        return new UnitOfMeasure(parts[0], base, parts.length > 2 ? new BigDecimal(parts[2]) : BigDecimal.ONE);
    }
}
