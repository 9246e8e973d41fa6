package luoshi.wording;

import java.util.regex.Pattern;

/** How an object is recognised: by the form of a name, or by a word for a thing that can be visited, counted or opened. */
final class ConcreteWords {

    private static final String NAMES = String.join(
            "|",
            // documents
            "《[^》]+》",
            "〔\\d{4}〕",
            // places of the province, and anything that is called a city, county, port or zone
            "南昌|九江|景德镇|萍乡|新余|鹰潭|赣州|宜春|上饶|吉安|抚州|赣江新区",
            "[\\u4e00-\\u9fa5]{2,3}(?:县|区|镇|乡|村)(?!域|别|级|间|民|镇)",
            "(?:国家级|省级|工业|产业|高新|经开|保税|出口加工)[\\u4e00-\\u9fa5]{0,4}(?:园区|区|园)",
            // authorities and firms by name
            "省[\\u4e00-\\u9fa5]{2,8}(?:厅|局|委|办|行)",
            "(?:发展改革|发改|工信|财政|商务|税务|人社|人行|银保监|海关|农业农村|卫生健康|卫健|民政|教育|住房城乡建设|住建|交通运输|市场监管|自然资源)" + "(?:厅|局|委|部门|系统)",
            "[\\u4e00-\\u9fa5]{2,8}(?:有限公司|股份公司|集团|银行)");

    private static final String THINGS = String.join(
            "|",
            "社保费|社会保险费|稳岗返还|失业保险|养老保险|医疗保险|专项债|特别国债|直达资金|再贷款|再贴现|信贷通|担保费|出口退|退税|库款",
            "5G|基站|变电站|输电|线路|铁路|高速公路|公路|机场|港口|码头|管网|水库|电站|充电桩|数据中心|标准厂房|物流园|冷链|粮库|储备粮|早稻|晚稻|生猪|口罩|防护服|"
                    + "检测试剂|床位|医院|学校|幼儿园|托育|养老院|保障房|棚户区|老旧小区|农田|大棚",
            "热线|网站|小程序|公众号|办事大厅|窗口|系统上线|服务平台|招聘会|对接会|推进会|培训班|发布会|展会|专列|班列|航线|名单|目录|清单|台账|实施细则|工作方案|操作指南|一图读懂|通知",
            "实施意见|实施方案|送审稿|征求意见稿|第三方评估|合同|电厂|机组|储气|种粮大户|合作社|工资|转移支付|债券|商业综合体|口岸|长江|鄱阳湖|赣江|实验室|卫生院|车间|"
                    + "特高压|管网|禁捕|烘干中心|收购",
            "贫困户|贫困劳动力|农民工|毕业生|退役军人|零就业家庭|个体工商户|小微企业|规上企业|链主企业|龙头企业");

    static final Pattern PATTERN = Pattern.compile(NAMES + "|" + THINGS);

    private ConcreteWords() {}
}
