import { groupedBy } from "./grouped-by.mjs";
import { pick, seededRandom } from "./random.mjs";

const COUNTY = "371323";
const SMALL_CENTER_VILLAGES = 55;
const SURNAMES = [
  ..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文",
];
const FIRST = [
  ..."建国文志明海庆春秋玉秀晓丽红永德振传立兆守家广新学俊云希成长大世金光延茂凤桂淑继思宝书相来乐清如恩同",
];
const SECOND = [
  ..."军华平强刚峰伟杰涛波勇民生林山河江梅兰英芳霞娟静敏燕艳萍玲珍荣贵福祥顺利达通远胜宁安康健松柏竹青田禾阳星月雨雪晨旭",
];

/**
 * People and their posts as written to people.ndjson and posts.ndjson. Every name and number is invented; the same seed gives the same
 * people. A small center's clerk also dispatches and its shift leader also supervises; in every sixth village the assistant works a grid.
 */
export function staffCounty({ divisions, grids, agencies, squads }) {
  const roster = createRoster();
  staffCountyCenter(roster);
  const villages = groupedBy(
    divisions.filter(({ level }) => level === "VILLAGE"),
    ({ parentCode }) => parentCode,
  );
  for (const [township, own] of villages) staffGridCenter(roster, township, own.length < SMALL_CENTER_VILLAGES);
  staffAgencies(roster, agencies, squads);
  staffVillages(
    roster,
    [...villages.values()].flat(),
    groupedBy(grids, ({ villageCode }) => villageCode),
  );
  return roster;
}

function createRoster() {
  const random = seededRandom("people of the demo county");
  const [people, posts, taken] = [[], [], new Set()];
  return {
    people,
    posts,
    hire(isCertified = false) {
      let name = inventName(random);
      while (taken.has(name)) name = inventName(random);
      taken.add(name);
      const number = people.length + 1;
      const person = {
        code: `P${String(number).padStart(5, "0")}`,
        name,
        phone: `1990000${String(number).padStart(4, "0")}`,
        isCertified,
        isInvented: true,
      };
      people.push(person);
      return person;
    },
    appoint(person, post, agencyCode, divisionCode, { gridCode = null, squadCallSign = null } = {}) {
      posts.push({ personCode: person.code, post, agencyCode, divisionCode, gridCode, squadCallSign });
    },
  };
}

const inventName = (random) =>
  pick(random, SURNAMES) + pick(random, FIRST) + (random() < 0.9 ? pick(random, SECOND) : "");

function staffCountyCenter(roster) {
  const seats = [
    ["COMMANDER", "AGENCY_LEADER"],
    ["SHIFT_LEADER"],
    ["SHIFT_LEADER"],
    ["SHIFT_LEADER", "DISPATCHER"],
    ["DISPATCHER"],
    ["DISPATCHER"],
    ["DISPATCHER", "INTAKE_CLERK"],
    ["INTAKE_CLERK"],
    ["INTAKE_CLERK"],
    ["INTAKE_CLERK", "CHECKER"],
    ["CHECKER"],
    ["CHECKER"],
    ["SUPERVISOR"],
    ["SUPERVISOR"],
    ["AUDITOR"],
    ["ADMINISTRATOR"],
  ];
  seatPeople(roster, seats, `${COUNTY}-CC`, COUNTY);
}

function staffGridCenter(roster, township, isSmall) {
  const seats = isSmall
    ? [["COMMANDER", "AGENCY_LEADER"], ["SHIFT_LEADER", "SUPERVISOR"], ["DISPATCHER", "INTAKE_CLERK"], ["CHECKER"]]
    : [["COMMANDER", "AGENCY_LEADER"], ["SHIFT_LEADER"], ["DISPATCHER"], ["INTAKE_CLERK"], ["CHECKER"], ["SUPERVISOR"]];
  seatPeople(roster, seats, `${township}-GC`, township);
}

function seatPeople(roster, seats, agencyCode, divisionCode) {
  for (const posts of seats) {
    const person = roster.hire();
    for (const post of posts) roster.appoint(person, post, agencyCode, divisionCode);
  }
}

function staffAgencies(roster, agencies, squads) {
  const squadsOf = groupedBy(squads, ({ agencyCode }) => agencyCode);
  for (const { code, kind, divisionCode } of agencies) {
    const isLed = kind === "COMMAND_CENTER" || kind === "GRID_CENTER";
    if (!isLed) roster.appoint(roster.hire(), "AGENCY_LEADER", code, divisionCode);
    for (const { callSign, size, requiredCertified } of squadsOf.get(code) ?? []) {
      for (let place = 0; place < size; place += 1) {
        roster.appoint(roster.hire(place < requiredCertified), "SQUAD_MEMBER", code, divisionCode, {
          squadCallSign: callSign,
        });
      }
    }
  }
}

function staffVillages(roster, villages, gridsOf) {
  villages.forEach(({ code, parentCode }, i) => {
    const assistant = roster.hire();
    roster.appoint(assistant, "VILLAGE_ASSISTANT", `${parentCode}-EO`, code);
    gridsOf.get(code).forEach((grid, place) => {
      const worker = place === 0 && i % 6 === 0 ? assistant : roster.hire();
      roster.appoint(worker, "GRID_WORKER", `${parentCode}-GC`, code, { gridCode: grid.code });
    });
  });
}
