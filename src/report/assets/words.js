// SPDX-License-Identifier: Apache-2.0
// What the page says, in its languages. {name} is replaced by a value.
'use strict';

const LANGUAGES = {en: 'English', zh: '中文'};

const WORDS = {
  question: {
    en: 'Is daily life within a quarter of an hour, in every quarter of the city?',
    zh: '城市的每个片区，日常生活都在一刻钟之内吗？',
  },
  pageTitle: {en: '{title}: within a quarter of an hour?', zh: '{title}：一刻钟生活圈评估'},
  summary: {
    en: '{blocks} blocks, {origins} points of departure, weighted by {weight}. Map data of {date}.',
    zh: '{blocks} 个街块，{origins} 个出发点，按{weight}加权。地图数据日期：{date}。',
  },
  dateUnknown: {en: 'a date the file does not say', zh: '文件未注明'},
  light: {en: 'Light', zh: '浅色'},
  dark: {en: 'Dark', zh: '深色'},
  theme: {en: 'Theme', zh: '主题'},

  cityHeading: {en: 'The whole area', zh: '总体结论'},
  cityLead: {
    en: 'Shares are of {weight}, not of people. Of {all} results: met {met}, near {near}, not met {notMet}, unknown {unknown}; {reported} only reported, {untestable} lacking an input.',
    zh: '占比按{weight}计算，不代表人口。共 {all} 项结果：达标 {met} 项，接近 {near} 项，未达标 {notMet} 项，无法判断 {unknown} 项；仅报告 {reported} 项，缺少数据 {untestable} 项。',
  },
  cityLeadPeople: {
    en: 'Shares are of {weight}. Of {all} results: met {met}, near {near}, not met {notMet}, unknown {unknown}; {reported} only reported, {untestable} lacking an input.',
    zh: '占比按{weight}计算。共 {all} 项结果：达标 {met} 项，接近 {near} 项，未达标 {notMet} 项，无法判断 {unknown} 项；仅报告 {reported} 项，缺少数据 {untestable} 项。',
  },
  checksHeading: {en: 'All checks, for the whole area', zh: '全部检查项（总体）'},
  moduleHead: {en: 'Module', zh: '模块'},
  module: {en: 'Module {n}', zh: '模块 {n}'},
  module3: {en: 'Complete Neighbourhood', zh: '完整社区'},
  module4: {en: 'People-Centred Mobility', zh: '以人为本的出行'},
  module5: {en: 'Connected Place', zh: '互联互通'},
  module7: {en: 'Green and blue', zh: '蓝绿空间'},
  module9: {en: 'For everyone', zh: '包容共享'},
  kinds: {en: '{n} kinds', zh: '{n} 类设施'},
  by: {en: '{what}, {modes}', zh: '{what}（{modes}）'},
  or: {en: ' or ', zh: '或'},
  comma: {en: ', ', zh: '、'},

  met: {en: 'met', zh: '达标'},
  near: {en: 'near', zh: '接近'},
  partial: {en: 'partial', zh: '部分'},
  'not met': {en: 'not met', zh: '未达标'},
  unknown: {en: 'unknown', zh: '无法判断'},
  reported: {en: 'reported', zh: '仅报告'},
  'not testable': {en: 'not testable', zh: '无法检验'},
  keyReported: {en: 'a figure without a mark', zh: '没有判定线的数值'},
  'keyNot testable': {en: 'needs an input that was not given', zh: '缺少所需数据'},
  needs: {en: 'needs {what}', zh: '需要：{what}'},
  keyMet: {en: 'the share reaches the mark', zh: '占比达到达标线'},
  keyNear: {en: 'it reaches the lower mark', zh: '占比达到接近线'},
  'keyNot met': {en: 'it reaches neither', zh: '两条线均未达到'},
  keyUnknown: {
    en: 'the interval of what the map leaves open spans a mark',
    zh: '地图未能确定的区间跨越判定线',
  },
  barHint: {
    en: 'Bar: share that certainly meets the limit; hatched: what the map leaves open, for instance places beyond its edge. Marks: near and met.',
    zh: '实心条：确定满足限值的占比；斜线部分：地图未能确定（如边界之外的设施）。刻度：接近线与达标线。',
  },

  mapHeading: {en: 'Map', zh: '地图'},
  show: {en: 'Show', zh: '显示'},
  travelTime: {en: 'Travel time', zh: '出行时间'},
  checksGroup: {en: 'Verdict of a check', zh: '单项检查结论'},
  mode: {en: 'Mode', zh: '方式'},
  category: {en: 'To', zh: '目的地'},
  overlayPlaces: {en: 'Places', zh: '设施'},
  overlayAccess: {en: 'Access points', zh: '出入口'},
  overlayDistricts: {en: 'Districts', zh: '片区'},
  mapTitleTime: {en: 'Minutes to {category}, {mode}', zh: '{mode}到达{category}的分钟数'},
  mapNote: {
    en: 'A block shows the weighted median of its homes. Pale: nobody is known to live there, so it counts in no share. Hatched: not known.',
    zh: '街块显示其住宅的加权中位数。浅色：未见住宅，不计入占比。斜线：未知。',
  },
  upto: {en: 'up to {n} min', zh: '{n} 分钟以内'},
  fromTo: {en: '{a} to {b} min', zh: '{a}–{b} 分钟'},
  over: {en: 'over {n} min', zh: '超过 {n} 分钟'},
  noHomes: {en: 'pale: no homes known', zh: '浅色：未见住宅'},
  notKnown: {en: 'not known', zh: '未知'},
  blockMet: {en: 'at least half of the block meets it', zh: '街块至少一半满足'},
  blockPartial: {en: 'less than half meets it', zh: '不足一半满足'},
  blockNotMet: {en: 'none of it does', zh: '均不满足'},
  blockUnknown: {en: 'the map does not tell', zh: '无法判断'},
  pointAt: {
    en: 'Point at a block, or tap it, for its values.',
    zh: '将指针移到街块上（或点按）查看数值。',
  },
  block: {en: 'Block {id}', zh: '街块 {id}'},
  inDistrict: {en: 'in {name}', zh: '位于{name}'},
  noDistrict: {en: 'in no district', zh: '不属于任何片区'},
  minutes: {en: 'min', zh: '分钟'},
  metres: {en: 'm', zh: '米'},
  notReached: {en: 'over {n}', zh: '超过 {n}'},
  from: {en: 'Times from: {what}', zh: '出发点：{what}'},
  noWebGL: {
    en: 'The map cannot be moved or zoomed: that needs WebGL, which this browser does not offer.',
    zh: '地图无法移动或缩放：此浏览器不支持 WebGL。',
  },
  mergedBlocks: {
    en: 'There are too many blocks for one page: the {all} of them are drawn as {drawn} areas of neighbours, each with the values of the block of most {weight} in it, with outlines to {m} m. The files blocks.* and the printed maps hold every block.',
    zh: '街块过多，单页无法全部显示：{all} 个街块合并为 {drawn} 个相邻区域显示，各取其中{weight}最大的街块的数值，轮廓精确到 {m} 米。blocks.* 文件与打印地图包含全部街块。',
  },
  coarseOutlines: {
    en: 'To keep the page small, outlines of blocks are drawn to {m} m; the files blocks.* hold them in full.',
    zh: '为减小页面体积，街块轮廓仅精确到 {m} 米；完整轮廓见 blocks.* 文件。',
  },
  useCtrl: {en: 'Use Ctrl + scroll to zoom the map', zh: '按住 Ctrl 并滚动以缩放地图'},
  useCmd: {en: 'Use ⌘ + scroll to zoom the map', zh: '按住 ⌘ 并滚动以缩放地图'},
  twoFingers: {en: 'Use two fingers to move the map', zh: '用双指移动地图'},

  improveHeading: {en: 'What would complete most lives', zh: '最能补齐短板的一项'},
  improveLead: {
    en: 'Homes that lack just one of the daily needs of check {check}: for each district the need that most of them lack, and the block where most of these are. A place there helps them all only as far as they are near it.',
    zh: '仅缺少指标 {check} 中一类日常服务的住宅：各片区缺少最多的服务，以及其最集中的街块。新设施只能惠及其附近的住宅。',
  },
  improveNeed: {en: 'Need', zh: '缺少的服务'},
  improveShare: {en: 'Share of {weight} that lacks only this', zh: '仅缺此项的{weight}占比'},
  improveBlock: {en: 'Most of it in block', zh: '最集中的街块'},
  whyHeading: {en: 'Why: the blocks that weigh most', zh: '原因：影响最大的街块'},
  whyLead: {
    en: '{share} of {weight} is farther than {n} minutes from {category}, {mode} (by the medians of the blocks). These blocks weigh most, by weight times minutes too many.',
    zh: '按街块中位数，{share}的{weight}到达{category}（{mode}）超过 {n} 分钟。下列街块影响最大（权重×超出分钟数）。',
  },
  whyNone: {
    en: 'No block with homes is farther than {n} minutes from {category}, {mode}.',
    zh: '没有住宅街块到达{category}（{mode}）超过 {n} 分钟。',
  },
  whyChange: {
    en: 'For {category} alone: a new place of the kind “{service}” near block {block}{district} could bring up to {share} of {weight} within {n} minutes. An estimate: straight lines of at most {metres} m, times {factor}, the median detour of this city.',
    zh: '仅就{category}而言：在街块 {block}{district}附近新增一处“{service}”，可使最多{share}的{weight}进入 {n} 分钟范围。此为估算：直线距离不超过 {metres} 米，绕行系数取本城中位数 {factor}。',
  },
  showOnMap: {en: 'show on the map', zh: '在地图上显示'},
  whyBlock: {en: 'Block', zh: '街块'},
  whyDistrict: {en: 'District', zh: '片区'},
  whyWeight: {en: 'Share of {weight}', zh: '{weight}占比'},
  whyMinutes: {en: 'Minutes', zh: '分钟'},
  whyReason: {en: 'Why', zh: '原因'},
  reasonNone: {
    en: 'too far: the nearest is {near} m away in a straight line; {m} m would be about {n} minutes',
    zh: '太远：最近的直线距离 {near} 米；约 {m} 米才是 {n} 分钟',
  },
  reasonNoneAtAll: {en: 'the map holds no such place', zh: '地图中没有此类设施'},
  reasonDetour: {
    en: 'detour: {far} m by street to what is {near} m away in a straight line',
    zh: '绕行：直线 {near} 米，沿街 {far} 米',
  },
  reasonCut: {
    en: '{near} m away in a straight line, but not within {n} minutes by street',
    zh: '直线 {near} 米，但沿街 {n} 分钟内无法到达',
  },
  reasonFar: {
    en: '{near} m away in a straight line, {far} m by street',
    zh: '直线 {near} 米，沿街 {far} 米',
  },

  districtsHeading: {en: 'Districts', zh: '各片区结论'},
  districtsLead: {
    en: 'The figure of each district, and its verdict. Two numbers are an interval. A cell shows its check and district on the map.',
    zh: '各片区的数值及结论；两个数表示区间。点击单元格可在地图上查看。',
  },
  district: {en: 'District', zh: '片区'},
  wholeArea: {en: 'Whole area', zh: '全部范围'},
  noWeight: {en: 'no homes', zh: '无住宅'},

  curvesHeading: {en: 'How many minutes', zh: '时间分布'},
  curvesLead: {
    en: 'Share of {weight} within so many minutes, {mode}, one curve a category. Dots are exact; the lines between them only join.',
    zh: '{mode}在给定分钟数内可达的{weight}占比，每类一条曲线。圆点为精确值，连线仅作连接。',
  },
  area: {en: 'Area', zh: '范围'},
  axisMinutes: {en: 'minutes', zh: '分钟'},
  spreadHeading: {en: 'Between districts', zh: '片区差异'},
  spreadLead: {
    en: '{category}, {mode}, within {n} minutes: from {low} in {lowName} to {high} in {highName}. A dot is a district, its area the weight.',
    zh: '{category}（{mode}，{n} 分钟内）：最低 {low}（{lowName}），最高 {high}（{highName}）。圆点为片区，面积表示权重。',
  },
  spreadNone: {
    en: 'There is one area only; with --districts the report compares districts.',
    zh: '仅有一个范围；使用 --districts 可比较各片区。',
  },

  clausesHeading: {en: 'Checks and their sources', zh: '检查项与依据'},
  clausesLead: {
    en: '“Not seen” means that the wording of the document was not at hand when the check was written down.',
    zh: '“未核对”表示编写该检查时未见文件原文。',
  },
  check: {en: 'Check', zh: '检查'},
  title: {en: 'What it asks', zh: '内容'},
  limit: {en: 'Limit', zh: '限值'},
  marks: {en: 'Met / near from', zh: '达标 / 接近线'},
  source: {en: 'Source', zh: '依据'},
  wording: {en: 'Wording', zh: '原文'},
  seen: {en: 'seen', zh: '已核对'},
  notSeen: {en: 'not seen', zh: '未核对'},

  qualityHeading: {en: 'What the data can tell', zh: '数据质量'},
  qualityOrigins: {
    en: 'Trips start from {n} {kind}; {unjoined} of them have no street near.',
    zh: '出发点共 {n} 个（{kind}），其中 {unjoined} 个附近没有道路。',
  },
  qualityHomes: {
    en: 'Homes are mapped along {share} of the residential street length.',
    zh: '沿线已标绘住宅的居住区道路占 {share}。',
  },
  qualityOpen: {
    en: 'The widest interval spans {share}: what the map leaves open, such as places beyond its edge or tags that are missing.',
    zh: '最宽的区间为 {share}：地图未能确定的部分，如边界之外的设施或缺失的标签。',
  },
  qualityClosed: {
    en: 'The map leaves no share open.',
    zh: '没有占比处于不确定状态。',
  },
  qualityBlind: {
    en: 'What OpenStreetMap does not hold does not exist here: few places may mean few places, or a thin map.',
    zh: 'OpenStreetMap 未收录的设施在此视为不存在：设施少可能是确实少，也可能是地图不完整。',
  },
  findingsHeading: {en: 'Flaws found', zh: '发现的问题'},
  findingsNone: {en: 'none', zh: '无'},
  placesHeading: {en: 'Places found', zh: '设施数量'},

  provenanceHeading: {en: 'Where this comes from', zh: '来源与可追溯信息'},
  mapData: {en: 'Map data', zh: '地图数据'},
  madeBy: {
    en: 'Made by quarter; the same input gives the same page.',
    zh: '由 quarter 生成；相同输入得到相同页面。',
  },
};

// Words of the program that are no labels of the catalogue; others are shown as they are.
const TERMS = {
  'floor area': '建筑面积',
  'street length': '道路长度',
  population: '人口',
  'residential buildings': '住宅建筑',
  'points along residential streets': '居住道路沿线点',
  'streets, no homes': '道路沿线点，无住宅',
  'missing-node': '道路引用了数据中没有的节点',
  'bad-location': '节点坐标无效',
  'short-way': '道路少于两个不同位置',
  'duplicate-object': '对象重复出现',
  'broken-area': '面无法由其线段构成',
  'missing-member': '面关系引用了数据中没有的线段',
  'place-not-joined': '设施附近没有可用道路',
  'origin-not-joined': '住宅附近没有可用道路',
  'bad-text': '文本不是有效的 UTF-8',
  'closed-place': '设施标注为永久关闭',
  'share of street length': '道路长度占比',
  'share of places': '设施占比',
  'share of weight': '权重占比',
  'small-face': '道路之间的狭缝，不算街块',
};
