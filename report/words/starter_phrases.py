"""The sentences an office starts with; it changes them, and adds its own.

They name figures by the labels of the form, and facts that an office has to fill in.
"""

from report.words.phrases import Phrase

STARTER = (
    Phrase(
        "preface",
        "根据《中华人民共和国政府信息公开条例》，编制本报告。"
        "统计期限为{年份}年1月1日至{年份}年12月31日。",
    ),
    Phrase("overview.0", "{年份}年，通过政府网站主动公开政府信息{主动公开信息}条。"),
    Phrase(
        "overview.0",
        "按照基层政务公开标准目录公开信息{标准目录}条，涉及{标准目录个数}个领域，"
        "分别是：{标准目录明细}。",
    ),
    Phrase(
        "overview.0",
        "{年份}年，制发行政规范性文件{行政规范性文件制发}件，废止{行政规范性文件废止}件，"
        "现行有效{行政规范性文件现行有效}件。",
    ),
    Phrase(
        "overview.0",
        "{年份}年，作出行政许可决定{行政许可处理决定}件、行政处罚决定{行政处罚处理决定}件、"
        "行政强制决定{行政强制处理决定}件，依法应当公开的已经公开。",
    ),
    Phrase(
        "overview.1",
        "{年份}年，没有收到政府信息公开申请，没有上年结转的申请，"
        "没有因政府信息公开引起的行政复议和行政诉讼。",
        zero=True,
    ),
    Phrase(
        "overview.1",
        "{年份}年，新收政府信息公开申请{新收合计}件，上年结转{上年结转合计}件，"
        "办结{办理结果合计}件，结转下年度继续办理{结转下年度继续办理合计}件。",
    ),
    Phrase(
        "overview.1",
        "办结的申请中，予以公开{予以公开合计}件，部分公开{部分公开合计}件，"
        "不予公开{不予公开合计}件，无法提供{无法提供合计}件，不予处理{不予处理合计}件，"
        "其他处理{其他处理合计}件。",
    ),
    Phrase(
        "overview.1",
        "因政府信息公开被申请行政复议{行政复议合计}件，被提起行政诉讼{行政诉讼合计}件。",
    ),
    Phrase("overview.1", "申请由专人登记、专人答复，答复均在法定期限内作出。"),
    Phrase("overview.2", "信息公开前由经办人核对、负责人审核，重要信息经主要负责人审定。"),
    Phrase("overview.2", "{年份}年，清理失效信息{清理信息}条，动态调整公开目录{调整目录}项。"),
    Phrase("overview.2", "公开前逐件进行保密审查，没有发生泄密和泄露个人隐私的情况。"),
    Phrase("overview.3", "设政府信息查阅点{查阅点}处、村务公开栏{公开栏}处，内容按季度更新。"),
    Phrase("overview.3", "没有开设政务新媒体账号，政府信息统一在县政府网站公开。"),
    Phrase("overview.4", "{年份}年，开展政务公开业务培训{业务培训}次，参加{参训人数}人次。"),
    Phrase(
        "overview.4",
        "政务公开纳入年度工作考核；开展社会评议{社会评议}次；没有发生责任追究。",
    ),
    Phrase(
        "problems",
        "一是公开不够及时，有的信息产生后较长时间才公开。"
        "改进情况：逐项明确责任人和公开时限，每月核对一次，到期没有公开的当月补齐。",
    ),
    Phrase(
        "problems",
        "二是解读形式单一，群众不容易看懂。"
        "改进情况：与群众关系密切的文件配问答和办事流程图，并在村务公开栏张贴。",
    ),
    Phrase(
        "problems",
        "三是工作人员业务不熟，对公开范围把握不准。"
        "改进情况：由专人负责，新任人员先培训再上岗，拿不准的先请示再公开。",
    ),
    Phrase(
        "other_matters",
        "{年份}年，本机关依申请公开政府信息没有收取信息处理费。",
        zero=True,
    ),
    Phrase("other_matters", "{年份}年，本机关收取信息处理费{信息处理费}元。"),
    Phrase("other_matters", "没有其他需要报告的事项。"),
)
"""In printed order; a year without requests has its own for sections one and six."""
