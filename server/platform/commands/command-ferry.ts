import { databaseTrouble, type Database, type NewRows } from "../database/index.js";

/** Everything that a command leaves behind which only adds rows. */
export interface Cargo {
  /** The row that claims its key and keeps its answer, by column. */
  readonly claim: Readonly<Record<string, unknown>>;
  readonly rows: NewRows;
  readonly numbered: readonly object[];
  readonly entries: readonly object[];
}

/** What is known once everything is committed. */
export interface Landing {
  /** The newest position, or null where nothing was recorded. */
  readonly position: bigint | null;
  /** The numbers of the new incidents that crossed, by their ids. */
  readonly numbers: ReadonlyMap<string, string>;
}

interface Passenger {
  readonly cargo: Cargo;
  readonly land: (landing: Landing) => void;
  readonly fail: (error: unknown) => void;
}

/** So many that a disk's wait is shared by all, so few that who waits for the journal's head meanwhile does not wait long. */
const SEATS = 32;

/** PostgreSQL's code where a key was claimed before. */
const KNOWN = "KNOWN";

const APPEND_COMMANDS = {
  name: "append_commands",
  text: "select append_commands($1, $2, $3, $4) as landed",
};

/**
 * Carries commands across to the database, one statement and one commit for all that came while the last crossing was under way: the
 * journal's head lets one commit through after the other, and each waits for the disk. Who fails with others goes again alone.
 */
export class CommandFerry {
  private waiting: Passenger[] = [];
  private isUnderWay = false;

  constructor(private readonly database: Database) {}

  /** Comes back once everything is committed; where the database refuses, its error, and nothing is left. */
  carry(cargo: Cargo): Promise<Landing> {
    return new Promise((land, fail) => {
      this.waiting.push({ cargo, land, fail });
      if (!this.isUnderWay) void this.sail();
    });
  }

  private async sail(): Promise<void> {
    this.isUnderWay = true;
    while (this.waiting.length > 0) await this.cross(this.waiting.splice(0, SEATS));
    this.isUnderWay = false;
  }

  private async cross(passengers: readonly Passenger[]): Promise<void> {
    try {
      const landing = await this.append(passengers.map(({ cargo }) => cargo));
      for (const { land } of passengers) land(landing);
    } catch (error) {
      // In trouble that comes and goes everybody is told; otherwise it is the fault of one, and the others shall not suffer from it.
      const isShared = passengers.length > 1 && databaseTrouble(error) === null;
      if (isShared) for (const passenger of passengers) await this.cross([passenger]);
      else for (const { fail } of passengers) fail(error);
    }
  }

  private async append(cargoes: readonly Cargo[]): Promise<Landing> {
    const loaded = [
      cargoes.map(({ claim }) => claim),
      rowsOfAll(cargoes),
      cargoes.flatMap(({ numbered }) => numbered),
      cargoes.flatMap(({ entries }) => entries),
    ];
    const [row] = await this.database.statement(
      APPEND_COMMANDS,
      loaded.map((part) => JSON.stringify(part)),
    );
    const { position, numbers } = (row?.["landed"] ?? NOTHING) as Landed;
    return { position: position === null ? null : BigInt(position), numbers: new Map(Object.entries(numbers)) };
  }
}

/** What the function answers. */
interface Landed {
  readonly position: string | null;
  readonly numbers: Readonly<Record<string, string>>;
}

function rowsOfAll(cargoes: readonly Cargo[]): NewRows {
  const all: Record<string, object[]> = {};
  for (const { rows } of cargoes) for (const [table, added] of Object.entries(rows)) (all[table] ??= []).push(...added);
  return all as NewRows;
}

const NOTHING: Landed = { position: null, numbers: {} };

const ferries = new WeakMap<Database, CommandFerry>();

/** The one ferry of a county's database in this process. */
export function ferryOf(database: Database): CommandFerry {
  const known = ferries.get(database) ?? new CommandFerry(database);
  ferries.set(database, known);
  return known;
}

/** Whether the ferry refused because the command's key was claimed before; the command itself learns by whom. */
export function isKnownAboard(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === KNOWN;
}
