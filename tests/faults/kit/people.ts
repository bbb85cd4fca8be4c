import type { FaultCounty, NthHolder } from "./fault-world.js";

/** Nobody may hold more sockets than this at once. */
export const SOCKETS_OF_A_PERSON = 8;

const COUNTY: readonly (readonly [NthHolder["post"], number])[] = [
  ["SHIFT_LEADER", 3],
  ["DISPATCHER", 4],
  ["INTAKE_CLERK", 4],
  ["CHECKER", 3],
  ["SUPERVISOR", 2],
  ["COMMANDER", 1],
  ["AUDITOR", 1],
];

/** People of the county's center, who see everything; fifteen of them, some in two posts. */
export const countyPeople: readonly NthHolder[] = COUNTY.flatMap(([post, count]) =>
  Array.from({ length: count }, (_, nth) => ({ post, division: "371323", nth })),
);

/** People of the centers of all townships, who see what concerns theirs. */
export async function townshipPeople(county: FaultCounty): Promise<readonly NthHolder[]> {
  const found = await county.query<{ post: NthHolder["post"]; division: string }>(
    `select distinct post, division_code as division from post_holding
     where post in ('SHIFT_LEADER', 'DISPATCHER', 'INTAKE_CLERK') and length(division_code) = 9 and ended_at is null order by 2, 1`,
  );
  return found.map((one) => ({ ...one, nth: 0 }));
}
