import type { EntityManager } from "@mikro-orm/postgresql";
import type { DomainEvent } from "../../kernel/event.js";
import { mergeRows, rows } from "../../platform/database/index.js";
import { townshipOf, type DivisionEntity } from "../geography/index.js";
import { agenciesByIds } from "./agency.queries.js";
import { chooseCrew } from "./crew.rules.js";
import { membersBySquadIds } from "./person.queries.js";
import { SquadEntity } from "./squad.entity.js";
import { squadOnDuty } from "./squad.events.js";

/** Puts every squad that nobody ever put on duty or took off it on duty, whole, at the seat of its agency's township; for demonstrations. */
export async function startDuty(em: EntityManager, now: Date): Promise<readonly DomainEvent[]> {
  // Every decision about duty makes a new version of the squad; loading it and its positions do not.
  const untouched = await rows<typeof SquadEntity>(em)
    .selectFrom("Squad")
    .selectAll()
    .where("version", "=", 1)
    .orderBy("callSign")
    .execute();
  if (untouched.length === 0) return [];
  const members = await membersBySquadIds(
    em,
    untouched.map(({ id }) => id),
  );
  const agencies = await agenciesByIds(
    em,
    untouched.map(({ agencyId }) => agencyId),
  );
  const seats = await readSeats(em);
  const starting = untouched.flatMap((squad) => {
    const agency = agencies.get(squad.agencyId);
    const crew = chooseCrew(members.get(squad.id) ?? [], null, squad.requiredCertified);
    if (agency === undefined || !crew.ok) return [];
    const seat = seats.get(townshipOf(agency.divisionCode) ?? agency.divisionCode);
    const crewIds = crew.value.map(({ id }) => id);
    const duty = { id: squad.id, version: 2, isOnDuty: true, dutySince: now, crewIds };
    const position = {
      ...(seat ?? NOWHERE),
      positionTakenAt: seat ? now : null,
      positionReceivedAt: seat ? now : null,
    };
    return [{ row: { ...duty, ...position }, event: squadOnDuty(squad, agency, crewIds, null) }];
  });
  await mergeRows(em, SquadEntity, { key: ["id"], rows: starting.map(({ row }) => row) });
  return starting.map(({ event }) => event);
}

const NOWHERE = { longitude: null, latitude: null };

async function readSeats(
  em: EntityManager,
): Promise<ReadonlyMap<string, { readonly longitude: number; readonly latitude: number }>> {
  const found = await rows<typeof DivisionEntity>(em)
    .selectFrom("Division")
    .select(["code", "seatLongitude", "seatLatitude"])
    .where("level", "!=", "VILLAGE")
    .execute();
  return new Map(
    found.flatMap(({ code, seatLongitude: longitude, seatLatitude: latitude }) =>
      longitude === null || latitude === null ? [] : [[code, { longitude, latitude }] as const],
    ),
  );
}
