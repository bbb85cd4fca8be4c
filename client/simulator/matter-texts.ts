/** A matter as people report it: its code on the list, how often it comes beside the others, and what they say. */
export interface ReportedMatter {
  readonly code: string;
  readonly weight: number;
  readonly isEmergency?: boolean;
  /** Settled on the spot by whoever finds it, with this code. */
  readonly settledAs?: string;
  readonly sentences: readonly string[];
}

/** Written for this project; what is said never names a person. */
export const REPORTED_MATTERS: readonly ReportedMatter[] = [
  {
    code: "0102",
    weight: 9,
    settledAs: "CLEANED",
    sentences: [
      "路口垃圾箱满了两天没人清，苍蝇乱飞",
      "村口沟边成堆的生活垃圾，刮风满地跑",
      "公交站牌后面扔了一地垃圾袋",
    ],
  },
  { code: "0103", weight: 4, sentences: ["空地上倒了好几车建筑渣土，没有盖网", "装修垃圾堆在楼后快一个月了"] },
  { code: "0104", weight: 4, sentences: ["拉土车一路漏洒，路面全是泥块", "搅拌车把水泥浆洒在桥头，已经结块"] },
  { code: "0101", weight: 4, sentences: ["有户人家在路边搭彩钢棚，今天还在焊架子", "楼顶加盖阳光房，正在往上吊材料"] },
  { code: "0105", weight: 3, sentences: ["河面漂着塑料瓶和水草，桥下堵成一片", "水渠里全是垃圾，浇地抽不上水"] },
  { code: "0108", weight: 3, sentences: ["楼道口扔着旧沙发和床垫，挡着消防通道", "绿化带里丢了一台旧冰箱"] },
  {
    code: "0113",
    weight: 2,
    sentences: ["临街楼外墙皮大片发黑脱落，不好看也不安全", "门店拆了招牌，墙面留下一大片污渍"],
  },
  { code: "0201", weight: 4, sentences: ["电线杆和楼道里贴满小广告，撕都撕不完", "学校围墙上喷了一排办证电话"] },
  { code: "0404", weight: 4, sentences: ["巷子里下水道堵了，污水往外冒", "雨水井盖下面全是淤泥，一下雨就返水"] },
  {
    code: "0406",
    weight: 3,
    sentences: ["铁路桥洞下积水快到膝盖，小车熄火了两辆", "十字路口积水排不下去，电动车都绕着走"],
  },
  { code: "0408", weight: 2, sentences: ["一根通信线垂到路面，过车老是挂着", "被大车扯断的线缆耷拉在人行道上"] },
  {
    code: "0501",
    weight: 6,
    settledAs: "MOVED",
    sentences: ["流动水果摊占着公交站，乘客没处站", "卖早点的三轮车堵在小区门口"],
  },
  {
    code: "0504",
    weight: 8,
    settledAs: "CORRECTED",
    sentences: ["沿街饭店把桌椅摆到人行道上，行人走机动车道", "五金店货架伸出门外两米多", "菜店把筐子一直摆到盲道上"],
  },
  {
    code: "0505",
    weight: 8,
    settledAs: "OWNER_MOVED",
    sentences: ["消防通道停了一排车，打电话没人挪", "学校门口家长的车停了三层", "货车常年停在村道拐弯处，看不见来车"],
  },
  {
    code: "0506",
    weight: 4,
    settledAs: "MOVED",
    sentences: ["共享单车堆在斑马线上", "超市门口电动车横七竖八，轮椅过不去"],
  },
  { code: "0507", weight: 3, sentences: ["有人在人行道上堆沙子石子，好几天了", "村道边码着一大垛木料，会车困难"] },
  { code: "0508", weight: 4, sentences: ["商场门口大喇叭从早喊到晚", "烧烤店的音响夜里十一点还在放"] },
  {
    code: "0510",
    weight: 4,
    settledAs: "CORRECTED",
    sentences: ["路边烧烤油烟熏得住户开不了窗", "广场边夜里露天烧烤，满地竹签和油渍"],
  },
  { code: "0511", weight: 2, settledAs: "CORRECTED", sentences: ["沿街护栏上晾满被子", "门头前拉绳挂了一排衣服"] },
  { code: "210101", weight: 2, sentences: ["麦地里进了挖掘机，正在硬化地面", "耕地上打了一圈地基，旁边堆着砖"] },
  {
    code: "210102",
    weight: 2,
    sentences: ["没见公示就开始挖槽盖新房，已经砌到窗台", "老宅旁边又起了一处房子，邻居说没批"],
  },
  { code: "210204", weight: 2, sentences: ["河滩上扔了十几只死鸡，味道很大", "沟里漂着一头死猪，没人管"] },
  {
    code: "210206",
    weight: 3,
    settledAs: "CLEANED",
    sentences: ["地头上到处是用完的农药瓶", "废地膜挂在树上，一刮风飞得到处都是"],
  },
  { code: "210207", weight: 2, sentences: ["厕所报抽一个星期没来人，已经满了", "抽粪车说来一直没来，院子里有味"] },
  { code: "210301", weight: 2, sentences: ["有人在河道里堆砂石，河面窄了一半", "河堤里侧新搭了养鸭棚"] },
  { code: "210305", weight: 3, sentences: ["村里停水两天，打电话说泵坏了", "自来水断断续续，做饭都接不满一壶"] },
  { code: "210307", weight: 1, sentences: ["两个村因为谁先放水浇地吵起来了", "渠口被人私自堵住，下游地浇不上"] },
  { code: "210308", weight: 2, sentences: ["塘边护栏倒了一段，孩子常去玩", "水库溢洪道没有警示牌，有人下去钓鱼"] },
  { code: "210404", weight: 2, sentences: ["厂子夜里往沟里排黑水，气味刺鼻", "雨天排口冒白沫，平时不这样"] },
  { code: "210405", weight: 3, sentences: ["养猪场粪水顺着沟流到路上", "羊圈的粪堆在水渠边，一下雨全流进去"] },
  { code: "210407", weight: 3, sentences: ["地里有人点秸秆，浓烟飘到公路上看不清路", "村南冒黑烟，像是在烧玉米秆"] },
  { code: "210501", weight: 2, sentences: ["小卖部的面包过期还在卖", "集市上的香肠没有标签也没有日期"] },
  {
    code: "210505",
    weight: 3,
    settledAs: "CORRECTED",
    sentences: ["大集上买了五斤肉，回家一称四斤二两", "水果摊的秤明显不准，好几个人找他"],
  },
  { code: "210508", weight: 4, sentences: ["买的电动车一周就坏，店家不给修", "预付的洗车卡，店关门了退不了钱"] },
  { code: "210601", weight: 2, sentences: ["板材厂车间木屑堆得满地，旁边就是电焊", "厂房配电箱敞着门，线头裸着"] },
  { code: "210607", weight: 3, sentences: ["网吧后门锁着，灭火器指针在红区", "小旅馆楼梯上堆满布草，只容一个人过"] },
  {
    code: "210608",
    weight: 5,
    settledAs: "CORRECTED",
    sentences: ["从三楼拉线下来给电动车充电", "楼道里停着正在充电的电动车，还盖着棉被"],
  },
  {
    code: "210609",
    weight: 2,
    settledAs: "CORRECTED",
    sentences: ["独居老人屋里生煤炉，烟道没接到外面", "平房里炉子烟筒漏烟，窗户封得很严"],
  },
  { code: "210702", weight: 3, sentences: ["村里小桥护栏断了一截，桥面有坑", "生产路塌了半边，三轮车过不去"] },
  {
    code: "210704",
    weight: 3,
    settledAs: "MOVED",
    sentences: ["公路上晒粮占了半幅路，两头压着石头", "路两边摆成了集市，客车过不去"],
  },
  { code: "210705", weight: 2, sentences: ["树枝顶着高压线，一刮风打火花", "有人从变压器上私拉电线浇地"] },
  { code: "210801", weight: 2, sentences: ["两家为一道地边争了好几天，想请人来量一量", "邻居盖墙多占了半米，说不通"] },
  {
    code: "210803",
    weight: 2,
    sentences: ["工地干完活两个月没发工资，包工头不接电话", "厂里拖着三个月工资，工人都在门口等"],
  },
  { code: "210903", weight: 2, sentences: ["家里人住院花费大，想申请临时救助", "老人没了收入，问低保怎么办"] },
  {
    code: "0402",
    weight: 3,
    isEmergency: true,
    sentences: ["主管道爆了，水涌上路面，半条街停水", "路口自来水管破裂，水柱两米多高"],
  },
  {
    code: "0401",
    weight: 2,
    isEmergency: true,
    sentences: ["路面突然塌了一个坑，能掉进一辆车", "沿河路塌下去一块，下面是空的"],
  },
  {
    code: "210604",
    weight: 2,
    isEmergency: true,
    sentences: ["北山坡起火了，火顺着风往林子里走", "坟地旁边的草着了，离松林很近"],
  },
  {
    code: "210605",
    weight: 2,
    isEmergency: true,
    sentences: ["临街二楼冒火，楼下是饭店", "沿街仓库着火，烟很大，里面有没有人不清楚"],
  },
  {
    code: "210610",
    weight: 2,
    isEmergency: true,
    sentences: ["楼道里煤气味很重，不敢开灯", "餐馆后厨燃气泄漏，人已经出来了"],
  },
  { code: "210303", weight: 1, isEmergency: true, sentences: ["塘坝坝坡渗水，水是浑的", "小水库坝脚冒水，比昨天大"] },
];

/** The matter of a sentence of this table that a text contains; undefined where somebody else wrote it. */
export function matterOfSentence(text: string): string | undefined {
  return REPORTED_MATTERS.find(({ sentences }) => sentences.some((sentence) => text.includes(sentence)))?.code;
}
