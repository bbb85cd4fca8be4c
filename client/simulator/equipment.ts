import type { Staff } from "./staff.js";
import type { World } from "./world.js";

/** What a simulation works with. */
export interface Equipment {
  readonly server: string;
  readonly speed: number;
  readonly staff: Staff;
  readonly world: World;
  readonly random: () => number;
  /** Something went wrong that is no refusal and no sign of an overloaded server. */
  readonly failed: (error: unknown) => void;
}
