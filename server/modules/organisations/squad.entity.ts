import { defineEntity, p, type InferEntity } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";

/** A team that goes out; whether it is available is derived from duty and live assignments, never stored. */
export const SquadEntity = defineEntity({
  name: "Squad",
  tableName: "squad",
  properties: {
    id: p.string().$type<Id<"sqd">>().primary(),
    version: p.integer().version(),
    callSign: p.string().unique(),
    name: p.string(),
    agencyId: p.string().$type<Id<"agc">>().index(),
    requiredCertified: p.integer(),
    isOnDuty: p.boolean(),
    dutySince: p.datetime().nullable(),
    crewIds: p.array().$type<Id<"per">[]>().columnType("text[]"),
    vehicle: p.string().nullable(),
    longitude: p.double().$type<number>().nullable(),
    latitude: p.double().$type<number>().nullable(),
    accuracyMeters: p.double().$type<number>().nullable(),
    positionTakenAt: p.datetime().nullable(),
    positionReceivedAt: p.datetime().nullable(),
  },
});

/** One reported position of a squad, kept as its track in the order of device time. */
export const SquadTrackEntity = defineEntity({
  name: "SquadTrack",
  tableName: "squad_track",
  properties: {
    squadId: p.string().$type<Id<"sqd">>().primary(),
    takenAt: p.datetime().primary(),
    receivedAt: p.datetime(),
    longitude: p.double().$type<number>(),
    latitude: p.double().$type<number>(),
    accuracyMeters: p.double().$type<number>().nullable(),
  },
});

export type Squad = InferEntity<typeof SquadEntity>;
