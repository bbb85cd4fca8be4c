import { step, type Step } from "./live-story.js";

/** A story that once went wrong. */
interface Counterexample {
  readonly name: string;
  readonly story: readonly Step[];
}

/** The second reader comes from a snapshot that holds the entry whose frame is just being made for the first. */
export const joinInTheMaking: Counterexample = {
  name: "a member that joins while a frame is made gets again what its snapshot held",
  story: [
    step.letGo(0),
    step.joinNow("1"),
    step.letGo(0),
    step.append("11"),
    step.pass(250),
    step.letGo(0),
    step.join("1", 2),
    step.letGo(1),
    step.letGo(0),
  ],
};

/** Every counterexample that led to a fix, whatever the generators look like by now. */
export const counterexamples: readonly Counterexample[] = [
  joinInTheMaking,
  {
    name: "a member that leaves its group after a restore takes along what it was told before (seed 683586772)",
    story: [
      step.append("11", "11", "11", "11"),
      step.letGo(0),
      step.restore(2),
      step.join("1", 0),
      step.letGo(3),
      step.letGo(0),
      step.letGo(0),
      step.join("1", 0),
      step.move(0, "1"),
      step.letGo(0),
      step.pass(10),
    ],
  },
  {
    name: "the same, told of the new epoch once and moved to another group then",
    story: [
      step.append("11", "11", "11"),
      step.letGo(0),
      step.joinNow("1"),
      step.letGo(0),
      step.restore(1),
      step.hint(),
      step.letGo(0),
      step.letGo(0),
      step.move(0, "1"),
    ],
  },
  {
    name: "a second upheaval before the frame is out hides that the epoch changed (seed -595506471)",
    story: [
      step.join("1", 2),
      step.restore(0),
      step.letGo(3),
      step.letGo(0),
      step.hint(),
      step.append("11"),
      step.append("11"),
      step.pass(10),
      step.keep(0),
      step.reachable(false),
    ],
  },
  {
    name: "a read that overtakes the tail passes entries of a new epoch as those of the old (seed 1924562448)",
    story: [
      step.append("11", "11"),
      step.restore(0),
      step.letGo(0),
      step.join("1", 4),
      step.restore(2),
      step.append("11", "11"),
      step.letGo(0),
      step.letGo(0),
    ],
  },
  {
    name: "a member that joins with a restored journal's cursor is sent back to the earlier epoch (seed 1229417086)",
    story: [
      step.restore(0),
      step.join("1", 0),
      step.letGo(7),
      step.reachable(false),
      step.stall(0),
      step.restore(0),
      step.letGo(0),
    ],
  },
  {
    name: "the same at a position that the tail has passed",
    story: [step.restore(0), step.join("1", 2), step.letGo(1), step.letGo(1), step.hint()],
  },
];
