import { z } from "zod";
import type { Place } from "./incident-form.js";
import { middleAnd } from "./route.js";
import type { Seat } from "./seat.js";

const codeForm = z.object({ code: z.string(), name: z.string() });
const seatForm = codeForm.extend({ seat: z.object({ longitude: z.number(), latitude: z.number() }).nullable() });
const agencyForm = z.object({ id: z.string(), code: z.string() });
const worldForm = z.object({
  county: z.array(seatForm),
  townships: z.array(seatForm),
  villages: z.array(codeForm),
  centers: z.array(agencyForm),
  grids: z.array(agencyForm),
  offices: z.array(agencyForm),
  enforcers: z.array(agencyForm),
});
const worldDocument = `query SimulatorWorld {
  county: divisions(level: COUNTY) { code name seat { longitude latitude } }
  townships: divisions(level: TOWNSHIP) { code name seat { longitude latitude } }
  villages: divisions(level: VILLAGE) { code name }
  centers: agencies(kind: COMMAND_CENTER) { id code }
  grids: agencies(kind: GRID_CENTER) { id code }
  offices: agencies(kind: TOWNSHIP_OFFICE) { id code }
  enforcers: agencies(kind: ENFORCEMENT_OFFICE) { id code }
}`;
const ring = z.array(z.array(z.number()));
const groundForm = z.object({
  division: z
    .object({
      boundary: z
        .union([
          z.object({ type: z.literal("Polygon"), coordinates: z.array(ring) }),
          z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring)) }),
        ])
        .nullable(),
    })
    .nullable(),
});
const groundDocument = `query SimulatorGround($code: DivisionCode!) { division(code: $code) { boundary } }`;

/** A division with its name. */
export type Named = z.output<typeof codeForm>;

/** The county as everybody may ask for it: its places, and who commands them. */
export class World {
  private readonly seats: ReadonlyMap<string, Place>;
  private readonly agencyIds: ReadonlyMap<string, string>;
  readonly townships: readonly Named[];
  readonly villages: readonly Named[];

  private constructor({ county, townships, villages, centers, grids, offices, enforcers }: z.output<typeof worldForm>) {
    this.townships = townships;
    this.villages = villages;
    this.seats = new Map([...county, ...townships].flatMap(({ code, seat }) => (seat === null ? [] : [[code, seat]])));
    this.agencyIds = new Map(
      [...centers, ...grids, ...offices, ...enforcers].map(({ code, id }) => [code, id] as const),
    );
  }

  static async open(seat: Seat): Promise<World> {
    return new World(await seat.ask(worldDocument, {}, worldForm));
  }

  /** The middle of a township or of the county, whichever a code of a division or an agency begins with. */
  seatOf(code: string): Place {
    const seat = this.seats.get(code.slice(0, 9)) ?? this.seats.get(code.slice(0, 6));
    return seat ?? { longitude: 118.63, latitude: 35.79 };
  }

  /** A center or a township's office by its code. */
  agencyId(code: string): string | undefined {
    return this.agencyIds.get(code);
  }

  /** Where a village is, as people say it. */
  addressOf(village: Named): string {
    const township = this.townships.find(({ code }) => village.code.startsWith(code))?.name ?? "";
    return `${township}${spokenName(village.name)}`;
  }

  /** A point on the ground of a division, by two numbers between 0 and 1. */
  async pointIn(seat: Seat, code: string, share: number, reach: number): Promise<Place> {
    const { division } = await seat.ask(groundDocument, { code }, groundForm);
    const boundary = division?.boundary ?? null;
    const corners = boundary?.type === "Polygon" ? boundary.coordinates[0] : boundary?.coordinates[0]?.[0];
    return corners === undefined ? this.seatOf(code) : middleAnd(corners, share, reach);
  }
}

/** A place by the name of its committee: 陈家庄子村委会 is 陈家庄子村, 茶庵街居委会 is 茶庵街. */
export function spokenName(committee: string): string {
  return committee.replace(/居委会$/, "").replace(/村?村委会$/, "村");
}
