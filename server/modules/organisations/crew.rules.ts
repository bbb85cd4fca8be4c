import { accept, refuse, type Result } from "../../kernel/result.js";

/** Somebody who may serve in a squad. */
export interface CrewMember {
  readonly id: string;
  readonly isCertified: boolean;
}

/** The crew that goes on duty: only the squad's own members, and as many certified officers as its work demands by law. */
export function chooseCrew<Member extends CrewMember>(
  members: readonly Member[],
  chosenIds: readonly string[] | null,
  requiredCertified: number,
): Result<readonly Member[]> {
  const strangers = (chosenIds ?? []).filter((id) => !members.some((member) => member.id === id));
  if (strangers.length > 0) {
    return refuse("INVALID_INPUT", {
      path: ["input", "crewIds"],
      because: "上岗人员须为本队在岗成员。The crew must be members of this squad.",
    });
  }
  const crew = chosenIds === null ? members : members.filter(({ id }) => chosenIds.includes(id));
  if (crew.length === 0) {
    return refuse("INVALID_INPUT", {
      path: ["input", "crewIds"],
      because: "上岗至少需要一人。A squad on duty needs at least one person.",
    });
  }
  const certified = crew.filter(({ isCertified }) => isCertified).length;
  if (certified < requiredCertified) {
    return refuse("INVALID_INPUT", {
      path: ["input", "crewIds"],
      because: `执法队伍上岗须有 ${requiredCertified} 名持证执法人员，现有 ${certified} 名。This squad needs ${requiredCertified} certified officers on duty; there are ${certified}.`,
    });
  }
  return accept(crew);
}
